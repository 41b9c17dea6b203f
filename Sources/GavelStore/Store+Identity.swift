import GavelModel

extension Store {
  /// Ties a new store to an account, and checks later that it is still the same one.
  ///
  /// - Throws: ``StoreError/belongsToAnother(server:account:)`` with what the store holds.
  public func adopt(server: String, account: PersonID, dialect: String) throws(StoreError) {
    let wanted = StoreIdentity(server: server, account: account, dialect: dialect)
    if try identity() == wanted { return }
    // Looked at again inside the transaction: another process may adopt the store meanwhile.
    try commit([.sync], .full) { () throws(StoreError) in
      try database.run(
        "INSERT INTO identity VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING", server,
        account.rawValue, dialect)
      guard let known = try identity(), known != wanted else { return }
      throw .belongsToAnother(server: known.server, account: known.account)
    }
  }

  /// Returns whose data the store holds; `nil` before the first ``adopt(server:account:dialect:)``.
  public func identity() throws(StoreError) -> StoreIdentity? {
    try database.first("SELECT server, account, dialect FROM identity") { row in
      StoreIdentity(
        server: row.text(0), account: PersonID(row.text(1)), dialect: row.text(2))
    }
  }

  /// Keeps a note of the sync under a name, or removes it.
  public func setMeta(_ key: String, _ value: String?) throws(StoreError) {
    try commit([]) { () throws(StoreError) in
      guard let value else { return try database.run("DELETE FROM meta WHERE key = ?", key) }
      try database.run(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", key, value)
    }
  }

  /// Returns the note kept under a name.
  public func meta(_ key: String) throws(StoreError) -> String? {
    try database.first("SELECT value FROM meta WHERE key = ?", key) { $0.text(0) }
  }
}
