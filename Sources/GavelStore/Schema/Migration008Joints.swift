/// Version 8: the search index holds what stands where two words meet, so it is made anew.
enum Migration008Joints {
  static let sql = """
    INSERT INTO people_search(people_search) VALUES ('rebuild');
    INSERT INTO room_search(room_search) VALUES ('rebuild');
    INSERT INTO message_search(message_search) VALUES ('delete-all');
    """

  /// Messages that are indexed at a time.
  private static let portion = 10_000

  static func indexMessages(
    _ connection: SQLiteConnection, _ watch: MigrationWatch? = nil
  ) throws(StoreError) {
    let all = try connection.first("SELECT messages FROM totals") { $0.int(0) } ?? 0
    var done = 0
    var last: Int64 = .min
    while true {
      let portion = try connection.first(
        "SELECT max(row), count(*) FROM (SELECT row FROM messages WHERE row > ? ORDER BY row LIMIT ?)",
        last, Self.portion, read: { (end: $0.integer(0), count: $0.int(1)) })
      guard let portion, portion.count > 0 else { return }
      try connection.run(
        """
        INSERT INTO message_search(rowid, text)
        SELECT row, text FROM messages WHERE row > ? AND row <= ? ORDER BY row
        """, last, portion.end)
      last = portion.end
      done += portion.count
      watch?.note(done: done, of: all)
    }
  }
}
