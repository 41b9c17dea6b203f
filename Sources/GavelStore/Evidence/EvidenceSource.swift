import GavelModel

/// Looks up in the records what could be evidence.
struct EvidenceSource {
  let database: SQLiteConnection

  /// Most reports that are kept for one item.
  static let mostReports = 200

  private static let columns = """
    m.id, m.type, m.text, m.sent_at, m.updated_at, m.edited_at, m.attachments, m.reply_to, m.raw,
    p.id, p.name, p.username
    """

  func message(_ id: MessageID, in room: RoomID) throws(StoreError) -> Message? {
    try database.first(
      """
      SELECT \(Self.columns) FROM messages m LEFT JOIN people p ON p.row = m.author
      WHERE m.id = ? AND m.room = (SELECT row FROM rooms WHERE id = ?)
      """, id, room
    ) { row throws(StoreError) in try Self.message(row, room) }
  }

  /// The messages nearest to a moment on both sides, the one at the moment itself not among them.
  func neighbours(
    of id: MessageID, sentAt: Timestamp, in room: RoomID, each: Int
  ) throws(StoreError) -> [Message] {
    var found: [Message] = []
    for (comparison, direction) in [("<", "DESC"), (">", "ASC")] {
      found += try database.all(
        """
        SELECT \(Self.columns) FROM messages m LEFT JOIN people p ON p.row = m.author
        WHERE m.room = (SELECT row FROM rooms WHERE id = ?)
          AND (m.sent_at, m.id) \(comparison) (?, ?)
        ORDER BY m.sent_at \(direction), m.id \(direction) LIMIT ?
        """, room, sentAt, id, each
      ) { row throws(StoreError) in try Self.message(row, room) }
    }
    return found
  }

  /// Those messages of a room that are about to go, or just went, for a reason that keeps no words.
  func wordless(_ messages: [Message], in room: RoomID) throws(StoreError) -> Set<MessageID> {
    Set(
      try database.all(
        """
        SELECT json_extract(i.plan, '$.target')
        FROM items i CROSS JOIN batches b ON b.id = i.batch
        WHERE CASE WHEN json_valid(i.plan) THEN json_extract(i.plan, '$.target') END
            IN (SELECT value FROM json_each(?))
          AND json_extract(i.plan, '$.room') = ?
          AND json_extract(i.plan, '$.kind') = 'delete-message'
          AND b.open_items > 0 AND b.evidence <> 'full'
        """, try JSONText.encode(messages.map(\.id.rawValue)), room
      ) { MessageID($0.text(0)) })
  }

  /// The newest messages of a room.
  func newest(_ limit: Int, in room: RoomID) throws(StoreError) -> [Message] {
    try database.all(
      """
      SELECT \(Self.columns) FROM messages m LEFT JOIN people p ON p.row = m.author
      WHERE m.room = (SELECT row FROM rooms WHERE id = ?)
      ORDER BY m.sent_at DESC, m.id DESC LIMIT ?
      """, room, limit
    ) { row throws(StoreError) in try Self.message(row, room) }
  }

  /// Which those are.
  func newestIDs(_ limit: Int, in room: RoomID) throws(StoreError) -> Set<MessageID> {
    Set(
      try database.all(
        """
        SELECT id FROM messages WHERE room = (SELECT row FROM rooms WHERE id = ?)
        ORDER BY sent_at DESC, id DESC LIMIT ?
        """, room, limit
      ) { MessageID($0.text(0)) })
  }

  /// The message with its author's name from the records, where the platform told the id alone.
  func named(_ message: Message) throws(StoreError) -> Message {
    guard let author = message.author, author.name == nil, author.username == nil,
      let known = try PersonRecords(database: database).find(author.id)?.person
    else { return message }
    var named = message
    named.author?.name = known.name
    named.author?.username = known.username
    return named
  }

  func messageCount(in room: RoomID) throws(StoreError) -> Int? {
    try database.first(
      "SELECT messages FROM tallies WHERE room = (SELECT row FROM rooms WHERE id = ?)", room
    ) { $0.int(0) }
  }

  /// What is known of a person: the account, and their place in a room.
  func person(_ id: PersonID, in room: RoomID) throws(StoreError) -> KeptPerson.Standing? {
    guard let (row, person) = try PersonRecords(database: database).find(id) else { return nil }
    let place = try database.first(
      """
      SELECT rank, is_muted FROM members
      WHERE person = ? AND room = (SELECT row FROM rooms WHERE id = ?)
      """, row, room
    ) { (rank: $0.int(0), isMuted: $0.bool(1)) }
    return KeptPerson.Standing(
      name: person.name, username: person.username,
      role: place.flatMap { place in Role.allCases.first { $0.rank == place.rank } },
      isMuted: place?.isMuted ?? false, isBot: person.isBot, isDeactivated: person.isDeactivated)
  }

  /// The open reports about what an action is against, oldest first.
  func reports(about action: ModerationAction) throws(StoreError) -> [Report] {
    switch action {
    case .deleteMessage(let id, let room), .dismissReports(.message(let id, let room)):
      try reports(
        """
        x.message = ?1 AND (x.room IS NULL OR ?2 = '' OR x.room = (
          SELECT row FROM rooms WHERE id = ?2))
        """, id.rawValue, room.rawValue)
    case .deleteReported(let person), .dismissReports(.author(let person)):
      try reports(
        "x.author = (SELECT row FROM people WHERE id = ?1) AND x.message IS NOT NULL AND ?2 = ''",
        person.rawValue, "")
    case .removeMember(let person, _, _), .muteMember(let person, _), .deactivateUser(let person),
      .dismissReports(.person(let person)):
      try reports(
        "x.author = (SELECT row FROM people WHERE id = ?1) AND x.message IS NULL AND ?2 = ''",
        person.rawValue, "")
    case .dismissReports(.imported(let report)):
      try reports("x.id = ?1 AND ?2 = ''", report.rawValue, "")
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .unmuteMember, .reactivateUser:
      []
    }
  }

  private func reports(
    _ condition: String, _ target: String, _ room: String
  ) throws(StoreError) -> [Report] {
    try database.all(
      """
      SELECT \(ReportRecords.columns) FROM reports x \(ReportRecords.joins)
      WHERE x.state = 'open' AND \(condition) ORDER BY x.time, x.id LIMIT \(Self.mostReports)
      """, target, room, read: ReportRecords.report)
  }

  private static func message(_ row: SQLRow, _ room: RoomID) throws(StoreError) -> Message {
    let author = row.textIfAny(9).map {
      Person(id: PersonID($0), name: row.textIfAny(10), username: row.textIfAny(11))
    }
    return Message(
      id: MessageID(row.text(0)), room: room, author: author, type: row.text(1),
      text: row.text(2), sentAt: row.timestamp(3), updatedAt: row.timestamp(4),
      editedAt: row.timestampIfAny(5), attachments: try JSONText.list(row.textIfAny(6)),
      replyTo: row.textIfAny(7).map(MessageID.init), raw: row.rawIfAny(8))
  }
}
