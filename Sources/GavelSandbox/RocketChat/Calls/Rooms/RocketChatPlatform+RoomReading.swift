import GavelModel

/// Reading rooms one may see into (contract, 6.3 to 6.8).
extension RocketChatPlatform {
  func roomInfo(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try anyRoom(call)
    guard canAccess(room, call.caller) else { throw .roomRefused }
    var payload: JSONObject = ["room": .object(json(of: room))]
    if let team = room.team.flatMap({ workspace.teams[$0] }) {
      payload["team"] = [
        "_id": .string(team.id), "name": .string(team.name), "type": team.isPrivate ? 1 : 0,
        "roomId": .string(team.room),
      ]
    }
    let main = room.isTeamMain ? nil : room.team.flatMap { workspace.teams[$0]?.room }
    if let parent = (room.parent ?? main).flatMap(workspace.room(id:)) {
      var object: JSONObject = ["_id": .string(parent.id)]
      object["name"] = parent.name.map(JSON.string)
      object["fname"] = parent.displayName.map(JSON.string)
      object["t"] = .string(parent.kind.rawValue)
      object["prid"] = parent.parent.map(JSON.string)
      object["u"] = parent.creator.map(briefJSON(of:))
      payload["parent"] = .object(object)
    }
    return .payload(payload)
  }

  /// Own rooms; with a moment also the ids of all rooms deleted since, seen before or not.
  func ownRooms(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    var rooms = workspace.rooms(of: call.caller).filter { isMember(call.caller, of: $0) }
    var removed: [JSON] = []
    if let text = call.text("updatedSince") {
      guard let moment = Timestamp(iso8601: text)?.milliseconds else {
        throw .meteor(
          code: "error-updatedSince-param-invalid",
          reason: "The \"updatedSince\" query parameter must be a valid date.")
      }
      rooms.removeAll { $0.updated <= moment }
      let horizon = max(moment, clock.milliseconds - Trash.keptMilliseconds)
      removed = workspace.trash.rooms.filter { $0.deleted > horizon }.map {
        ["_id": .string($0.id), "_deletedAt": iso8601($0.deleted)]
      }
    }
    return .payload([
      "update": .array(rooms.map { .object(json(of: $0)) }), "remove": .array(removed),
    ])
  }

  func roomDiscussions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try anyRoom(call)
    guard canAccess(room, call.caller) else { throw .roomRefused }
    return try call.reply(
      "discussions", workspace.discussions(under: room), self, order: [SortKey(field: "fname")],
      values: sortValue(_:_:)
    ) { .object(json(of: $0)) }
  }

  func roomIsMember(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try anyRoom(call)
    let user =
      call.text("userId").flatMap(workspace.user(id:))
      ?? call.text("username").flatMap(workspace.user(named:))
    guard let user else { throw .plain("error-user-not-found") }
    guard canAccess(room, call.caller) else { throw .forbiddenHandler }
    return .payload(["isMember": .bool(isMember(user, of: room))])
  }

  func membersByRole(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try anyRoom(call)
    guard canAccess(room, call.caller) else { throw .notFound }
    guard room.kind != .direct else {
      throw .meteor(
        code: "error-room-type-not-supported", reason: "Room type not supported")
    }
    if room.isBroadcast, !has(call.caller, "view-broadcast-member-list", in: room) {
      throw .forbiddenAsUnauthorized
    }
    let order = [SortKey(field: "role")] + Self.presenceFirst
    return try call.reply("members", listedMembers(of: room, call), self, order: order) {
      member, field in
      field == "role" ? .number(rank(of: member, in: room)) : sortValue(member, field)
    } json: { member in
      guard var object = memberJSON(of: member).fields else { return .null }
      object["roles"] = .array((room.membership(of: member)?.roles ?? []).map(JSON.string))
      return .object(object)
    }
  }

  /// Owners first, then moderators, then everybody else.
  private func rank(of member: UserIndex, in room: ChatRoom) -> Int64 {
    let roles = room.membership(of: member)?.roles ?? []
    if roles.contains(RoleName.owner) { return 0 }
    return roles.contains(RoleName.moderator) ? 1 : 2
  }

  func roomRoles(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let room = call.text("rid").flatMap(workspace.room(id:)),
      canAccess(room, call.caller)
    else { throw .meteor(code: "error-invalid-room", reason: "Invalid room") }
    return rolesReply(room)
  }
}
