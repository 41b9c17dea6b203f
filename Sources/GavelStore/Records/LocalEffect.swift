import GavelModel

/// What an achieved action, or a deletion by others, means for the records.
///
/// Every effect carries the moment up to which answers lose against it: the moment our own answer
/// came, so that a page asked for earlier and read later revives nothing.
struct LocalEffect {
  let database: SQLiteConnection

  /// Applies an achieved action of `account`; `byUs` says that it was not so before.
  func apply(
    _ action: ModerationAction, account: PersonID, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    switch action {
    case .dismissReports(let subject):
      try ReportRecords(database: database).close(subject, at: moment, byUs: byUs)
    case .deleteReported(let author):
      try ReportRecords(database: database).closeReported(author, at: moment, byUs: byUs)
    case .deactivateUser(let person):
      try PersonRecords(database: database).setDeactivated(true, person)
    case .reactivateUser(let person):
      try PersonRecords(database: database).setDeactivated(false, person)
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .muteMember, .unmuteMember:
      guard action.isInRoom else { return }
      try applyInRoom(action, account: account, at: moment)
    }
  }

  private func applyInRoom(
    _ action: ModerationAction, account: PersonID, at moment: Timestamp
  ) throws(StoreError) {
    let room = try RoomRecords(database: database).standingMakingRow(of: action.room)
    switch action {
    case .deleteMessage(let id, _):
      try removeMessage(id, room: room.row, at: moment, byUs: true)
    case .clearRoom(_, let scope):
      // Which messages a narrowed clearing took, the next sync tells.
      if scope == .everything { try clear(room, at: moment) }
    case .deleteRoom, .deleteDirect:
      try setStatus(.gone, of: room, at: moment)
    case .removeMember(let person, _, _):
      try MemberRecords(database: database).depart(person, room: room.row, at: moment)
    case .leaveRoom:
      try MemberRecords(database: database).depart(account, room: room.row, at: moment)
      if room.status != .gone { try setStatus(.forbidden, of: room, at: moment) }
    case .muteMember(let person, _):
      try MemberRecords(database: database).setMuted(true, person, room: room.row)
    case .unmuteMember(let person, _):
      try MemberRecords(database: database).setMuted(false, person, room: room.row)
    case .deactivateUser, .reactivateUser, .dismissReports, .deleteReported:
      break
    }
  }

  /// Removes the reported messages of an author that one call took: those that were read just
  /// before it, as far as the plan said that the call would reach.
  ///
  /// Without evidence nobody knows which they were, and the next sync tells.
  func removeReported(by item: OutboxItem, at moment: Timestamp) throws(StoreError) {
    guard let reach = item.plan.facts.reportedCount else { return }
    let taken = try database.all(
      """
      SELECT k.id, r.row FROM evidence_messages k JOIN rooms r ON r.id = k.room
      WHERE k.item = ? AND k.role = 'reported' AND k.place < ?
      """, item.id, reach
    ) { (MessageID($0.text(0)), $0.integer(1)) }
    for (message, room) in taken {
      try removeMessage(message, room: room, at: moment, byUs: true)
    }
  }

  /// Removes a message and leaves a tombstone.
  func removeMessage(
    _ id: MessageID, room: Int64, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    try database.run("DELETE FROM messages WHERE id = ? AND room = ?", id, room)
    try TombstoneRecords(database: database).bury(id, room: room, at: moment, byUs: byUs)
  }

  /// Removes a message that others deleted, unless what is known was sent after the deletion.
  func removeMessage(
    _ id: MessageID, room: Int64, sentUpTo deletedAt: Timestamp, learntAt moment: Timestamp
  ) throws(StoreError) {
    let sentAt = try database.first(
      "SELECT sent_at FROM messages WHERE id = ? AND room = ?", id, room
    ) { $0.timestamp(0) }
    if let sentAt, sentAt > deletedAt { return }
    try removeMessage(id, room: room, at: moment, byUs: false)
  }

  /// Changes a room's status; a room that is gone loses its messages, members and cursor.
  func setStatus(
    _ status: RoomStatus, of room: RoomRecords.Standing, at moment: Timestamp
  ) throws(StoreError) {
    if let statusAt = room.statusAt, moment < statusAt { return }
    try RoomRecords(database: database).setStatus(status, row: room.row, at: moment)
    guard status == .gone else { return }
    try MemberRecords(database: database).removeAll(room: room.row)
    try empty(room.row)
    try database.run(
      "UPDATE rooms SET members_at = NULL, told_members = 0 WHERE row = ?", room.row)
  }

  /// Empties a room that stays.
  ///
  /// Its cursor goes too: a later sync reads it from its newest message,
  /// so nothing posted around the clearing is missed.
  private func clear(_ room: RoomRecords.Standing, at moment: Timestamp) throws(StoreError) {
    try empty(room.row)
    try database.run("UPDATE rooms SET cleared_at = ? WHERE row = ?", moment, room.row)
  }

  private func empty(_ room: Int64) throws(StoreError) {
    try database.run("DELETE FROM messages WHERE room = ?", room)
    try SyncRecords(database: database).reset(room: room)
    try database.run("DELETE FROM walks WHERE room = ?", room)
  }
}
