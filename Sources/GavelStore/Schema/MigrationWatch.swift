import CSQLite

/// Tells how far a migration is, and ends it when nobody waits for it any more.
///
/// SQLite calls it between two operations (sqlite.org/c3ref/progress_handler.html), also in the
/// midst of a statement that takes a minute.
final class MigrationWatch {
  private let report: @Sendable (StoreMigration) -> Void
  private var migration = StoreMigration(version: 0, latest: 0)

  /// Operations of SQLite's machine between two looks: a few milliseconds.
  private static let lookEvery: Int32 = 100_000

  init(_ report: @escaping @Sendable (StoreMigration) -> Void) { self.report = report }

  func begin(version: Int, of latest: Int) {
    migration = StoreMigration(version: version, latest: latest)
    report(migration)
  }

  func note(done: Int, of all: Int) {
    migration.share = all > 0 ? min(1, Double(done) / Double(all)) : nil
    report(migration)
  }

  /// Runs a body under this watch.
  func watching(
    _ connection: SQLiteConnection, _ body: () throws(StoreError) -> Void
  ) throws(StoreError) {
    let handle = try connection.rawHandle()
    sqlite3_progress_handler(
      handle, Self.lookEvery,
      { context in
        guard let context else { return 0 }
        let watch = Unmanaged<MigrationWatch>.fromOpaque(context).takeUnretainedValue()
        watch.report(watch.migration)
        return Task.isCancelled ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(handle, 0, nil, nil) }
    do throws(StoreError) {
      try body()
    } catch .failed(SQLITE_INTERRUPT, _) {
      throw .interrupted
    }
  }
}
