import GavelModel

extension Store {
  /// Makes the file anew, so that nothing of what was deleted is left in free pages, in the search
  /// index or in the write-ahead log.
  ///
  /// Takes about as long as copying the file, and as much space while it runs.
  /// - Returns: `false` when another process reads the store just now: the log then still holds
  ///   older pages, and cleaning stays due.
  @discardableResult
  public func clean() throws(StoreError) -> Bool {
    // New pages are only then sure to hold nothing of the memory that they were made in.
    try database.withSecureDeletion { () throws(StoreError) in
      for index in ["message_search", "people_search", "room_search"] {
        // Deleted texts stay in older parts of an index until all parts are one.
        try database.run("INSERT INTO \(index)(\(index)) VALUES ('optimize')")
      }
      try database.execute(script: "VACUUM")
    }
    guard try emptyLog() else { return false }
    try commit([]) { () throws(StoreError) in
      try database.run("DELETE FROM meta WHERE key = 'cleaning'")
    }
    return true
  }

  /// Cleans the file when words were deleted whose traces are still in it.
  ///
  /// - Returns: Whether nothing is left to clean.
  @discardableResult
  public func cleanIfDue() throws(StoreError) -> Bool {
    let isDue = try database.first("SELECT 1 FROM meta WHERE key = 'cleaning'") { _ in true }
    return isDue == nil ? true : try clean()
  }

  /// Part of a transaction: remembers that words were deleted whose traces are still in the file.
  func noteCleaningDue() throws(StoreError) {
    try database.run("INSERT INTO meta VALUES ('cleaning', 'due') ON CONFLICT DO NOTHING")
  }

  /// Brings everything from the write-ahead log into the file; `false` when a reader is in the way.
  @discardableResult
  func emptyLog() throws(StoreError) -> Bool {
    let isBlocked = try database.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.bool(0) }
    return isBlocked == false
  }
}

extension SQLiteConnection {
  /// Runs `body` so that what it deletes is overwritten in the file (sqlite.org/pragma.html,
  /// secure_delete).
  func withSecureDeletion<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try run("PRAGMA secure_delete = ON")
    // Left on, it would cost time and nothing else.
    defer { try? run("PRAGMA secure_delete = OFF") }
    return try body()
  }
}
