/// How much a commit must survive.
enum Durability: String {
  /// A power cut may take the last commits, all of them re-readable from the platform.
  case normal = "NORMAL"
  /// The commit is on disk when it returns: plans, claims and settlements.
  case full = "FULL"
}

extension SQLiteConnection {
  /// Runs `body` in one immediate transaction; an error takes everything back.
  func transaction<Value>(
    _ durability: Durability, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    // The setting only takes effect outside of a transaction, so it precedes it.
    try run("PRAGMA synchronous = \(durability.rawValue)")
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // SQLite may have rolled back by itself (full disk), and then this fails harmlessly.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Runs `body` so that all its reads see one state of the database.
  func snapshot<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    try run("BEGIN DEFERRED")
    // A transaction that only read has nothing to lose, whichever way it ends.
    defer { try? run("COMMIT") }
    return try body()
  }
}
