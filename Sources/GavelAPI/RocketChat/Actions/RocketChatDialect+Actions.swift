import GavelModel

/// Which of the platform's calls carries out which action.
extension RocketChatDialect {
  /// Carries out an action; closing a ticket system's report is ``APIError/unsupported(call:)``.
  public func perform(_ order: ActionOrder) throws(APIError) -> Endpoint<Receipt> {
    switch order.action {
    case .deleteMessage(let message, let room):
      return try deleteMessage(message, in: room, order.facts)
    case .clearRoom(let room, let scope):
      return try clear(room, scope)
    case .deleteRoom(let room):
      return try deleteRoom(room, order.facts)
    case .deleteDirect(let room, nil):
      return try RocketChatDirectDeletion(room: room, participants: order.facts.participants)
        .whole()
    case .deleteDirect(_, let username?):
      return try deleteDirect(with: username)
    case .removeMember(let person, let room, _):
      return try kick(person, from: room, kind: order.roomKind)
    case .leaveRoom(let room, _):
      return try leave(room)
    case .muteMember(let person, let room):
      return try mute(person, in: room, "rooms.muteUser")
    case .unmuteMember(let person, let room):
      return try mute(person, in: room, "rooms.unmuteUser")
    case .deactivateUser(let person):
      return try setActive(person, false)
    case .reactivateUser(let person):
      return try setActive(person, true)
    case .dismissReports(let subject):
      return try dismiss(subject, order.facts, reason: order.reason)
    case .deleteReported(let author):
      return try deleteReported(of: author, reason: order.reason)
    }
  }

  /// One member a call.
  public func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) throws(APIError) -> Endpoint<Receipt> {
    guard let person = ids.first, Set(ids).count == 1 else { throw .unaddressable(id: "") }
    return try kick(person, from: room, kind: nil)
  }
}
