import GavelModel

/// Version 6: what filters ask for beside words, kept with each message and indexed.
///
/// The traits of a text cannot be told in SQL, so `markTraits` reads the messages that are
/// there once; most have none and are not written again.
enum Migration006Filters {
  static let sql = """
    CREATE INDEX messages_by_trait ON messages(room, sent_at, id, flags) WHERE flags >= 4;
    CREATE INDEX messages_by_trait_moment ON messages(sent_at, flags) WHERE flags >= 4;
    CREATE INDEX people_bots ON people(is_bot) WHERE is_bot = 1;
    CREATE INDEX people_deactivated ON people(is_deactivated) WHERE is_deactivated = 1;
    """

  /// Messages whose traits are written at a time.
  private static let portion = 10_000

  static func markTraits(
    _ connection: SQLiteConnection, _ watch: MigrationWatch? = nil
  ) throws(StoreError) {
    let all = try connection.first("SELECT messages FROM totals") { $0.int(0) } ?? 0
    var done = 0
    var last: Int64 = .min
    while true {
      var found: [(row: Int64, traits: Int64)] = []
      var count = 0
      try connection.each(
        """
        SELECT row, type, text, edited_at, attachments, reply_count, discussion FROM messages
        WHERE row > ? ORDER BY row LIMIT ?
        """, [last, portion]
      ) { row throws(StoreError) in
        last = row.integer(0)
        count += 1
        let traits = MessageTraits(try message(row))
        if !traits.isEmpty { found.append((last, traits.rawValue)) }
        return true
      }
      for entry in found {
        try connection.run(
          "UPDATE messages SET flags = flags | ? WHERE row = ?", entry.traits, entry.row)
      }
      done += count
      watch?.note(done: done, of: all)
      if count < portion { return }
    }
  }

  private static func message(_ row: SQLRow) throws(StoreError) -> Message {
    Message(
      id: "", room: "", author: nil, type: row.text(1), text: row.text(2),
      sentAt: Timestamp(milliseconds: 0), editedAt: row.timestampIfAny(3),
      attachments: try JSONText.list(row.textIfAny(4)), replyCount: row.int(5),
      discussion: row.textIfAny(6).map(RoomID.init))
  }
}
