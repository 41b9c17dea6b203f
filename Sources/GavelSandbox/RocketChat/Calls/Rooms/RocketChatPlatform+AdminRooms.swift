/// Listing rooms as an administrator, which needs no access to them (contract, 6.1 and 6.2).
extension RocketChatPlatform {
  private static let refused = RocketChatRefusal.plain("error-not-authorized")

  func adminRooms(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "view-room-administration") else { throw Self.refused }
    let types = Set(call.list("types"))
    let filter = call.text("filter")?.lowercased()
    let rooms = workspace.rooms.filter { isListed($0, types) && matches($0, filter) }
    let order = [SortKey(field: "default", isDescending: true), SortKey(field: "name")]
    return try call.reply("rooms", rooms, self, order: order, values: sortValue(_:_:)) {
      .object(adminJSON(of: $0))
    }
  }

  /// Discussions and the main rooms of teams are left out unless they are asked for by name, with
  /// or without other types.
  private func isListed(_ room: ChatRoom, _ types: Set<String>) -> Bool {
    let wantsDiscussions = types.contains("discussions")
    let wantsTeams = types.contains("teams")
    if room.isDiscussion, !wantsDiscussions { return false }
    if room.isTeamMain, !wantsTeams { return false }
    return types.isEmpty || types.contains(room.kind.rawValue)
      || (room.isDiscussion && wantsDiscussions) || (room.isTeamMain && wantsTeams)
  }

  private func matches(_ room: ChatRoom, _ filter: String?) -> Bool {
    guard let filter else { return true }
    if room.name?.lowercased().contains(filter) == true { return true }
    if room.displayName?.lowercased().contains(filter) == true { return true }
    guard room.kind == .direct else { return false }
    return room.participants.contains {
      workspace[$0].username?.lowercased().contains(filter) == true
    }
  }

  func adminRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "view-room-administration") else { throw Self.refused }
    guard let room = call.text("rid").flatMap(workspace.room(id:)) else {
      throw .codeInError("not-allowed", "Not Allowed")
    }
    return .payload(adminJSON(of: room))
  }
}
