import GavelModel

extension StoreReader {
  /// Returns ids of a room's messages that share something, oldest first.
  ///
  /// Reads the author's messages by their index, those with a text by the search index, and of a
  /// thread every message since it began.
  public func ids(
    in room: RoomID, sharing trait: SharedTrait, limit: Int
  ) throws(StoreError) -> [MessageID] {
    let (condition, values) = Self.condition(trait)
    functions.wanted = try candidates(trait)
    defer { functions.wanted = nil }
    let isWanted = functions.wanted == nil ? "" : "gavel_wanted(m.row) AND "
    let sql = """
      SELECT m.id FROM messages m
      WHERE m.room = (SELECT row FROM rooms WHERE id = ?) AND \(isWanted)\(condition)
      ORDER BY m.sent_at, m.id LIMIT ?
      """
    let bound: [any SQLBindable] = [room] + values + [limit]
    var found: [MessageID] = []
    try database.each(sql, bound) { row throws(StoreError) in
      found.append(MessageID(row.text(0)))
      return true
    }
    return found
  }

  /// Returns those of the messages that the store has, oldest first.
  public func messages(
    in room: RoomID, ids: [MessageID]
  ) throws(StoreError) -> [Message] {
    var found: [Message] = []
    for id in ids {
      if let message = try message(id, in: room) { found.append(message) }
    }
    return found.sorted { $0.listKey < $1.listKey }
  }

  /// Rows beyond which nothing else can have it; `nil` when every message of the room may.
  private func candidates(_ trait: SharedTrait) throws(StoreError) -> RowSet? {
    guard case .text(let text) = trait, let query = SearchText(text).indexQuery else { return nil }
    return try RowSet.of(.textSearch(query), in: database)
  }

  private static func condition(_ trait: SharedTrait) -> (String, [any SQLBindable]) {
    switch trait {
    case .author(let person): ("m.author = (SELECT row FROM people WHERE id = ?)", [person])
    case .text(let text): ("m.text = ?", [text])
    case .thread(let root):
      (
        """
        (m.id = ? OR m.reply_to = ?) AND m.sent_at >= ifnull((
          SELECT y.sent_at FROM messages y WHERE y.id = ? AND y.room = m.room), -9e18)
        """, [root, root, root]
      )
    case .room(let room): ("m.room = (SELECT row FROM rooms WHERE id = ?)", [room])
    }
  }
}
