import GavelModel

extension StoreReader {
  /// Returns ids of a room's messages that share something, oldest first.
  ///
  /// Reads the author's messages by their index, and every message of the room for a text or a
  /// thread.
  public func ids(
    in room: RoomID, sharing trait: SharedTrait, limit: Int
  ) throws(StoreError) -> [MessageID] {
    let (condition, values) = Self.condition(trait)
    let sql = """
      SELECT m.id FROM messages m
      WHERE m.room = (SELECT row FROM rooms WHERE id = ?) AND \(condition)
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

  private static func condition(_ trait: SharedTrait) -> (String, [any SQLBindable]) {
    switch trait {
    case .author(let person): ("m.author = (SELECT row FROM people WHERE id = ?)", [person])
    case .text(let text): ("m.text = ?", [text])
    case .thread(let root): ("(m.id = ? OR m.reply_to = ?)", [root, root])
    case .room(let room): ("m.room = (SELECT row FROM rooms WHERE id = ?)", [room])
    }
  }
}
