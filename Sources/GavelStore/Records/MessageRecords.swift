import GavelModel

/// The messages the store holds, each once per room and id.
struct MessageRecords {
  let database: SQLiteConnection
  let memory: PersonMemory

  /// The columns of ``message(_:room:)``, of a message `m` and its author `p`.
  static let columns = """
    m.id, m.type, m.text, m.sent_at, m.updated_at, m.edited_at, m.flags, m.attachments,
    m.reply_to, m.reply_count, m.discussion, m.raw, (
      SELECT count(*) FROM reports x
      WHERE x.message = m.id AND x.room = m.room AND x.state = 'open'),
    \(PersonRecords.columns("p"))
    """

  /// Records a message and returns its row, whether it was known or not.
  func record(_ message: Message, room: Int64) throws(StoreError) -> Int64 {
    let author = try message.author.map(row)
    if let row = try insert(message, room: room, author: author) { return row }
    return try update(message, room: room, author: author)
  }

  private func row(of author: Person) throws(StoreError) -> Int64 {
    if let known = memory.row(of: author) { return known }
    let row = try PersonRecords(database: database).record(author, .nested)
    memory.note(author, row: row)
    return row
  }

  func row(of id: MessageID, room: Int64) throws(StoreError) -> Int64? {
    try database.first("SELECT row FROM messages WHERE id = ? AND room = ?", id, room) {
      $0.integer(0)
    }
  }

  /// Reads a message from ``columns``.
  static func message(_ row: SQLRow, room: RoomID) throws(StoreError) -> Message {
    let traits = MessageTraits(rawValue: row.integer(6))
    return Message(
      id: MessageID(row.text(0)), room: room,
      author: row.isNull(13) ? nil : PersonRecords.person(row, from: 13),
      type: row.text(1), text: row.text(2), sentAt: row.timestamp(3),
      updatedAt: row.timestamp(4), editedAt: row.timestampIfAny(5),
      isPinned: traits.contains(.pinned), isHidden: traits.contains(.veiled),
      attachments: try JSONText.list(row.textIfAny(7)),
      replyTo: row.textIfAny(8).map(MessageID.init), replyCount: row.int(9),
      discussion: row.textIfAny(10).map(RoomID.init), reportCount: row.int(12),
      raw: row.rawIfAny(11))
  }

  /// Returns the message of a row that is there.
  static func load(_ row: Int64, _ database: SQLiteConnection) throws(StoreError) -> Message {
    let found = try database.first(
      """
      SELECT \(columns), r.id FROM messages m
      JOIN rooms r ON r.row = m.room LEFT JOIN people p ON p.row = m.author
      WHERE m.row = ?
      """, row
    ) { row throws(StoreError) in
      try message(row, room: RoomID(row.text(13 + PersonRecords.width)))
    }
    guard let found else { throw .corrupt }
    return found
  }

  private func insert(
    _ message: Message, room: Int64, author: Int64?
  ) throws(StoreError) -> Int64? {
    // Not RETURNING, which keeps what it returns in a table of its own for each insert.
    try database.run(
      """
      INSERT INTO messages(room, id, author, type, text, sent_at, updated_at, edited_at, flags,
        attachments, reply_to, raw, reply_count, discussion)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(id, room) DO NOTHING
      """, room, message.id, author, message.type, message.text, message.sentAt,
      message.updatedAt, message.editedAt, MessageTraits(message).rawValue,
      try JSONText.list(message.attachments), message.replyTo, message.raw, message.replyCount,
      message.discussion)
    return database.changedRows > 0 ? database.lastInsertedRow : nil
  }

  /// Replaces what is known by a description that is no older; an unchanged one writes nothing.
  private func update(
    _ message: Message, room: Int64, author: Int64?
  ) throws(StoreError) -> Int64 {
    guard let row = try row(of: message.id, room: room) else { throw .corrupt }
    try database.run(
      """
      UPDATE messages SET author = ifnull(?2, author), type = ?3, text = ?4, sent_at = ?5,
        updated_at = ?6, edited_at = ?7, flags = ?8, attachments = ?9, reply_to = ?10,
        reply_count = ?12, discussion = ?13,
        raw = CASE WHEN updated_at = ?6 THEN ifnull(?11, raw) ELSE ?11 END
      WHERE row = ?1 AND updated_at <= ?6 AND (
        author IS NOT ifnull(?2, author) OR type <> ?3 OR text <> ?4 OR sent_at <> ?5
        OR updated_at <> ?6 OR edited_at IS NOT ?7 OR flags <> ?8 OR attachments IS NOT ?9
        OR reply_to IS NOT ?10 OR raw IS NOT ifnull(?11, raw) OR reply_count <> ?12
        OR discussion IS NOT ?13)
      """, row, author, message.type, message.text, message.sentAt, message.updatedAt,
      message.editedAt, MessageTraits(message).rawValue, try JSONText.list(message.attachments),
      message.replyTo, message.raw, message.replyCount, message.discussion)
    return row
  }
}
