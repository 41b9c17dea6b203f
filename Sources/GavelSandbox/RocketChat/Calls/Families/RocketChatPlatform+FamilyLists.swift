/// Reading channels and groups (contract, 7.1 to 7.3).
extension RocketChatPlatform {
  private static let byName = [SortKey(field: "name")]

  func listChannels(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "view-c-room") || has(call.caller, "view-joined-room") else {
      throw compat == .p6 ? .forbiddenHandler : .forbiddenRoute
    }
    let seesAll = has(call.caller, "view-c-room")
    let rooms = workspace.rooms.filter { room in
      guard room.kind == .channel else { return false }
      if isMember(call.caller, of: room) { return true }
      let team = room.team.flatMap { workspace.teams[$0] }
      return seesAll && team.map { !$0.isPrivate || $0.has(call.caller) } ?? true
    }
    return try reply(listing: rooms, "channels", call)
  }

  func listJoined(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let rooms = workspace.rooms(of: call.caller).filter {
      $0.kind == family.kind && isMember(call.caller, of: $0)
    }
    return try reply(listing: rooms, family.prefix, call)
  }

  func listAllGroups(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try require("view-room-administration", call)
    return try reply(listing: workspace.rooms.filter { $0.kind == .group }, "groups", call)
  }

  private func reply(
    listing rooms: [ChatRoom], _ key: String, _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(key, rooms, self, order: Self.byName, values: sortValue(_:_:)) {
      .object(json(of: $0))
    }
  }

  func info(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family, takesArchived: true)
    guard canAccess(room, call.caller) else { throw .channelNotFound }
    return reply(room, family)
  }

  func members(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family, takesArchived: true)
    if compat != .p6, !canAccess(room, call.caller) { throw .forbiddenHandler }
    if room.isBroadcast, !has(call.caller, "view-broadcast-member-list", in: room) {
      throw .forbiddenHandler
    }
    return try membersReply(room, call, order: Self.presenceFirst)
  }

  func messages(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try messagesReply(readable(call, family), call)
  }

  func history(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try historyReply(readable(call, family), call, showsThreads: family == .groups)
  }

  func files(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try filesReply(readable(call, family), call)
  }

  private func readable(
    _ call: RocketChatCall, _ family: RoomFamily, takesArchived: Bool = true
  ) throws(RocketChatRefusal) -> ChatRoom {
    let room = try room(call, family, takesArchived: takesArchived)
    guard canAccess(room, call.caller) else { throw .forbiddenHandler }
    return room
  }

  func roles(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    rolesReply(try readable(call, family, takesArchived: false))
  }

  func moderators(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readable(call, family, takesArchived: false)
    let moderators = room.memberships.filter { $0.roles.contains(RoleName.moderator) }
    return .payload(["moderators": .array(moderators.map { briefJSON(of: $0.user) })])
  }

  func counters(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    // Whoever cannot see into a room is told nothing but that they have not joined it.
    let missing: RocketChatRefusal =
      family == .channels ? .roomParameterMissing : .groupParameterMissing
    guard let room = try namedRoom(call, missing: missing), room.kind == family.kind else {
      throw family == .channels ? .channelNotFound : .groupNotFound
    }
    var user = call.caller
    if let id = call.text("userId") {
      guard has(call.caller, "view-room-administration"), let other = workspace.user(id: id)
      else { throw .forbiddenHandler }
      user = other
    }
    return countersReply(
      room, user, isAdministrator: has(call.caller, "view-room-administration"))
  }

  /// Members who are connected now; the room may also stand in the old `query` parameter.
  func online(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let query = call.text("query").flatMap { JSON(reading: Array($0.utf8)) }
    guard let id = call.text("_id") ?? call.text("roomId") ?? query?["_id"]?.text else {
      throw .plain("Invalid query")
    }
    guard let room = workspace.room(id: id), room.kind == family.kind else {
      throw .plain(family == .channels ? "Channel does not exists" : "Group does not exists")
    }
    guard canAccess(room, call.caller) else {
      throw .meteor(code: "error-not-allowed", reason: "Not Allowed")
    }
    let online = room.members.filter { workspace[$0].status != "offline" }
    return .payload([
      "online": .array(
        online.map { index in
          [
            "_id": .string(workspace[index].id),
            "username": .string(workspace[index].username ?? ""),
          ]
        })
    ])
  }
}
