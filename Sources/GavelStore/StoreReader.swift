import GavelModel

/// Reads the client store beside its writer: lists as windows, search, queue and audit.
///
/// A connection that cannot write, on a queue of its own. Opening it runs no migration and counts
/// nothing, so the first window is there at once whatever the store holds.
public actor StoreReader {
  let database: SQLiteConnection
  let probe: BatchLockProbe
  let functions: FilterFunctions
  /// What the patterns of one filter may cost a reading.
  let effort: FilterEffort
  var scanBudget = ScanBudget()
  private let executor: QueueExecutor

  /// Runs on the reader's own queue.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens an existing store for reading.
  ///
  /// - Parameter effort: What the patterns of one filter may cost a reading.
  public init(
    path: String, busyTimeout: Duration = .seconds(5), effort: FilterEffort = FilterEffort()
  ) throws(StoreError) {
    executor = QueueExecutor(label: "gavel.store.reader")
    database = try StoreFile.openForReading(path: path, busyTimeout: busyTimeout)
    functions = try FilterFunctions.register(with: database)
    self.effort = effort
    probe = BatchLockProbe(storePath: path)
  }

  /// Closes the file; the reader is of no use afterwards.
  public func close() {
    database.close()
  }

  /// Returns a number that changes when anybody else commits to the store, other processes included.
  ///
  /// Comparing it costs no disk access worth mentioning (sqlite.org/pragma.html, data_version).
  public func dataVersion() throws(StoreError) -> Int64 {
    try database.first("PRAGMA data_version") { $0.integer(0) } ?? 0
  }

  /// Returns whose data the store holds.
  public func identity() throws(StoreError) -> StoreIdentity? {
    try database.first("SELECT server, account, dialect FROM identity") { row in
      StoreIdentity(
        server: row.text(0), account: PersonID(row.text(1)), dialect: row.text(2))
    }
  }

  /// Returns how much of the platform the store holds; reads three counters.
  public func syncSummary() throws(StoreError) -> SyncSummary {
    let summary = try database.first(
      "SELECT rooms, complete_rooms, messages, last_sync_at FROM totals"
    ) { row in
      SyncSummary(
        rooms: row.int(0), completeRooms: row.int(1), messages: row.int(2),
        lastSyncAt: row.timestampIfAny(3))
    }
    return summary ?? SyncSummary()
  }
}
