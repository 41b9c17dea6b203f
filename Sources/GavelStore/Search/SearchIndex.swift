/// The index over the texts of messages, which falls behind inside a transaction and never outside.
struct SearchIndex {
  let database: SQLiteConnection

  /// Indexes what the transaction has noted so far; the last thing it does.
  func catchUp() throws(StoreError) {
    guard
      try database.first("SELECT min(row) IS NULL FROM unsearched", read: { $0.bool(0) }) == false
    else { return }
    try database.run(
      """
      INSERT INTO message_search(rowid, text)
      SELECT m.row, m.text FROM unsearched u JOIN messages m ON m.row = u.row
      """)
    try database.run("DELETE FROM unsearched")
  }
}
