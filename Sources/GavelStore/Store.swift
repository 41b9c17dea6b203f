import GavelModel

/// The one writer of a process: everything that changes the client store goes through here.
///
/// Each method is one transaction and keeps what its name says, or throws and changes nothing. The
/// actor runs on a queue of its own, so a slow disk never holds a thread of the shared pool.
public actor Store {
  /// The database file.
  public nonisolated let path: String

  let database: SQLiteConnection
  let locks: BatchLocks
  let people = PersonMemory()
  let feed = ChangeFeed()
  /// How often something was committed: what tests and measurements count.
  package private(set) var commits = 0
  /// What the writes of ``together(_:)`` have changed so far; `nil` outside of it.
  private var group: Set<StoreTopic>?
  var auditObserver: (@Sendable ([AuditRecord]) -> Void)?
  private let executor: QueueExecutor

  /// Runs on the store's own queue.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the store at `path`, making it (mode 0600) or bringing it up to date where needed.
  ///
  /// Nothing of a file that is not ours, or newer than this program, is changed.
  /// An earlier program's store is brought up to date step by step; when the task is cancelled
  /// meanwhile, or the process dies, the next opening goes on with the step that was cut off.
  /// - Parameters:
  ///   - busyTimeout: How long a commit waits for another process before ``StoreError/busy``.
  ///   - migrating: Told on the way how far an old store is.
  public init(
    path: String, busyTimeout: Duration = .seconds(5),
    migrating: (@Sendable (StoreMigration) -> Void)? = nil
  ) throws(StoreError) {
    executor = QueueExecutor(label: "gavel.store")
    self.path = path
    let opened = try StoreFile.openForWriting(path: path, busyTimeout: busyTimeout)
    try StoreFile.explaining(path) { () throws(StoreError) in
      try Schema.migrate(opened.connection, watch: MigrationWatch(migrating ?? { _ in }))
    }
    opened.locks.noteContent()
    (database, locks) = opened
  }

  // There is no deinit: connection, locks and feed each end by themselves. An isolated one makes the
  // 6.3.1 compiler stop with "circular reference" in the optimised build of whoever uses the store.

  /// Closes the file and lets go of every batch; the store is of no use afterwards.
  public func close() {
    feed.finish()
    database.close()
    locks.leave()
  }

  /// Returns the topics of each commit of this store, merged while the consumer is busy.
  ///
  /// Commits of other processes are seen with ``versionOfOthers()``.
  public nonisolated func changes() -> AsyncStream<Set<StoreTopic>> { feed.stream() }

  /// A write that may share its transaction with others.
  public typealias Write = @Sendable (isolated Store) throws(StoreError) -> Void

  /// Runs several writes as one transaction: all of them count, or none.
  ///
  /// Each is a method of the store that needs no commit of its own on disk before it returns.
  public func together(_ writes: [Write]) throws(StoreError) {
    let topics = try commit([]) { () throws(StoreError) in
      group = []
      defer { group = nil }
      for write in writes { try write(self) }
      return group ?? []
    }
    feed.announce(topics)
  }

  /// Runs `body` as one transaction and announces what it changed.
  func commit<Value>(
    _ topics: Set<StoreTopic>, _ durability: Durability = .normal,
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    if group != nil {
      precondition(durability == .normal, "the journal was written without its own commit")
      group?.formUnion(topics)
      return try body()
    }
    do throws(StoreError) {
      var links: [AuditRecord] = []
      let value = try database.transaction(durability) { () throws(StoreError) in
        let value = try watchingAudit(topics, &links, body)
        try SearchIndex(database: database).catchUp()
        return value
      }
      commits += 1
      feed.announce(topics)
      if !links.isEmpty { auditObserver?(links) }
      return value
    } catch {
      people.forgetAll()
      if error == .busy, let holder = LockHolder.of(storePath: path) { throw .lockedBy(holder) }
      throw error
    }
  }
}
