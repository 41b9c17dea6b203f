/// Muting and banning in rooms (contract, 6.14 and 6.15).
extension RocketChatPlatform {
  func muteUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, name) = try silenced(call, method: "muteUserInRoom")
    if !room.muted.contains(name) { room.muted.append(name) }
    room.unmuted.removeAll { $0 == name }
    workspace.announce("user-muted", name, by: call.caller, in: room)
    return .done
  }

  func unmuteUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, name) = try silenced(call, method: "unmuteUserInRoom")
    room.muted.removeAll { $0 == name }
    // In a room that is read-only for all, this is what lets one of them speak.
    if room.isReadOnly, !room.unmuted.contains(name) { room.unmuted.append(name) }
    workspace.announce("user-unmuted", name, by: call.caller, in: room)
    return .done
  }

  private func silenced(
    _ call: RocketChatCall, method: String
  ) throws(RocketChatRefusal) -> (room: ChatRoom, name: String) {
    let room = try anyRoom(call)
    let user = try namedUser(call)
    let details: JSON = ["method": .string(method)]
    guard has(call.caller, "mute-user", in: room) else { throw .notAllowed(method) }
    guard room.kind != .direct else {
      throw .meteor(
        code: "error-invalid-room-type", reason: "d is not a valid room type", details: details)
    }
    guard isMember(user, of: room) else {
      throw .meteor(
        code: "error-user-not-in-room", reason: "User is not in this room", details: details)
    }
    return (room, workspace[user].username ?? "")
  }

  func banUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, user) = try banned(call)
    guard workspace.isSubscribed(user, to: room) else {
      throw .plain("User is not in this room")
    }
    guard !isBanned(user, from: room) else {
      throw .plain("User is already banned from this room")
    }
    guard room.owners() != [user] else {
      throw .plain(
        "You are the last owner. Please set new owner before banning the user.")
    }
    room.change(user) {
      $0.isBanned = true
      $0.roles = []
    }
    workspace.announce("user-banned", workspace[user].username ?? "", by: call.caller, in: room)
    return .done
  }

  func unbanUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, user) = try banned(call)
    guard isBanned(user, from: room) else { throw .plain("User is not banned from this room") }
    // The ban was all that was left of the membership.
    workspace.remove(user, from: room)
    workspace.announce("user-unbanned", workspace[user].username ?? "", by: call.caller, in: room)
    return .done
  }

  private func banned(
    _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> (ChatRoom, UserIndex) {
    let room = try anyRoom(call)
    guard canAccess(room, call.caller), room.kind != .direct,
      has(call.caller, "ban-user", in: room)
    else { throw .refusedPlain("Not allowed") }
    let user =
      call.text("userId").flatMap(workspace.user(id:))
      ?? call.text("username").flatMap(workspace.user(named:))
    guard let user else { throw .plain("User not found") }
    return (room, user)
  }

  func bannedUsers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try anyRoom(call)
    guard canAccess(room, call.caller), has(call.caller, "ban-user", in: room) else {
      throw .forbiddenAsUnauthorized
    }
    let users = room.memberships.filter(\.isBanned).map(\.user)
    return try call.reply(
      "bannedUsers", users, self, order: [SortKey(field: "username")], values: sortValue(_:_:),
      json: briefJSON(of:))
  }
}
