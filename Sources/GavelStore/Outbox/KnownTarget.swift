import GavelModel

/// Whether the store has ever seen what an action names, so that a typing mistake is no success.
struct KnownTarget {
  let database: SQLiteConnection

  func isKnown(_ action: ModerationAction) throws(StoreError) -> Bool {
    switch action {
    case .deactivateUser(let person), .reactivateUser(let person), .deleteReported(let person):
      return try isPersonKnown(person)
    case .dismissReports(let subject): return try isKnown(subject)
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .deleteMessage, .removeMember,
      .muteMember, .unmuteMember:
      break
    }
    guard let room = try RoomRecords(database: database).standing(of: action.room) else {
      return false
    }
    switch action {
    case .deleteMessage(let id, _): return try isMessageKnown(id, room.row)
    case .removeMember(let person, _, _), .muteMember(let person, _),
      .unmuteMember(let person, _):
      return try isPersonKnown(person, room.row)
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .deactivateUser, .reactivateUser,
      .deleteReported, .dismissReports:
      return true
    }
  }

  private func isKnown(_ subject: ReportSubject) throws(StoreError) -> Bool {
    switch subject {
    case .message(let id, _): try isMessageKnown(id)
    case .author(let person), .person(let person): try isPersonKnown(person)
    case .imported: true
    }
  }

  /// A message of any room: whoever closes its reports need not name where it stands.
  private func isMessageKnown(_ id: MessageID) throws(StoreError) -> Bool {
    try database.first(
      """
      SELECT 1 FROM messages WHERE id = ?1
      UNION ALL SELECT 1 FROM reports WHERE message = ?1
      UNION ALL SELECT 1 FROM rooms r JOIN tombstones t ON t.room = r.row AND t.id = ?1 LIMIT 1
      """, id.rawValue
    ) { _ in true } ?? false
  }

  private func isPersonKnown(_ id: PersonID) throws(StoreError) -> Bool {
    try database.first("SELECT 1 FROM people WHERE id = ?", id.rawValue) { _ in true } ?? false
  }

  private func isMessageKnown(_ id: MessageID, _ room: Int64) throws(StoreError) -> Bool {
    try exists(
      """
      SELECT 1 FROM messages WHERE id = ?1 AND room = ?2
      UNION ALL SELECT 1 FROM tombstones WHERE room = ?2 AND id = ?1 LIMIT 1
      """, id.rawValue, room)
  }

  private func isPersonKnown(_ id: PersonID, _ room: Int64) throws(StoreError) -> Bool {
    try exists(
      """
      SELECT 1 FROM departures WHERE room = ?2 AND person = ?1
      UNION ALL SELECT 1 FROM people p JOIN members m ON m.person = p.row AND m.room = ?2
        WHERE p.id = ?1
      UNION ALL SELECT 1 FROM people p JOIN messages m ON m.author = p.row AND m.room = ?2
        WHERE p.id = ?1
      LIMIT 1
      """, id.rawValue, room)
  }

  private func exists(_ sql: String, _ id: String, _ room: Int64) throws(StoreError) -> Bool {
    try database.first(sql, id, room) { _ in true } ?? false
  }
}
