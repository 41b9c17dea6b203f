/// The store's layout: every version it ever had, and the way from one to the next.
///
/// The SQL of a shipped migration never changes and names no type of the program; a new layout is
/// a new file at the end of the list.
enum Schema {
  /// The migrations in order; the first leads to version 1.
  static let migrations = [
    Migration001Records.sql,
    Migration002Search.sql,
    Migration003Outbox.sql,
    Migration004Reports.sql,
    Migration005Audit.sql,
    Migration006Filters.sql,
    Migration007Searching.sql,
    Migration008Joints.sql,
    Migration009Replacing.sql,
    Migration010Kept.sql,
    Migration011Targets.sql,
  ]

  /// What a migration does beyond SQL, in the same transaction, by the version it leads to.
  private static let further:
    [Int: @Sendable (SQLiteConnection, MigrationWatch?) throws(StoreError) -> Void] = [
      5: { connection, _ throws(StoreError) in try Migration005Audit.chain(connection) },
      6: Migration006Filters.markTraits,
      8: Migration008Joints.indexMessages,
    ]

  /// The version this program writes, kept in `PRAGMA user_version`.
  static var version: Int { migrations.count }

  /// Brings a store up to date, each step in a transaction of its own.
  ///
  /// A step that is cut off leaves nothing behind and is made anew at the next opening. The version
  /// is read again inside the transaction: another process may have been faster.
  static func migrate(
    _ connection: SQLiteConnection, to last: Int = Schema.version, watch: MigrationWatch? = nil
  ) throws(StoreError) {
    let before = try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0
    // A store that is new has nothing that takes time.
    guard let watch, before > 0, before < last else { return try make(connection, to: last, nil) }
    try watch.watching(connection) { () throws(StoreError) in
      try make(connection, to: last, watch)
    }
  }

  private static func make(
    _ connection: SQLiteConnection, to last: Int, _ watch: MigrationWatch?
  ) throws(StoreError) {
    // The usual store is up to date, and a transaction for each step would only say so.
    if try connection.first("PRAGMA user_version", read: { $0.int(0) }) ?? 0 >= last { return }
    for target in 1...last {
      try connection.transaction(.full) { () throws(StoreError) in
        let current = try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0
        guard current < target else { return }
        watch?.begin(version: target, of: last)
        try connection.execute(script: migrations[target - 1])
        try further[target]?(connection, watch)
        try connection.run("PRAGMA user_version = \(target)")
      }
    }
    connection.forgetStatements()
  }
}
