/// What else channels and groups can be given: codes, fields of their own, a team.
extension RocketChatPlatform {
  func setJoinCode(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let code = call.text("joinCode") else {
      throw .plain("The bodyParam \"joinCode\" is required")
    }
    let room = try room(call, .channels)
    try checkEditing(room, call)
    room.fields["joinCode"] = .string(code)
    return reply(room, .channels)
  }

  func setDefault(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isDefault = call.flag("default") else {
      throw .meteor(
        code: "error-channels-setdefault-missing-default-param",
        reason: "The bodyParam \"default\" is required")
    }
    let room = try room(call, .channels)
    guard room.isDefault != isDefault else {
      throw .meteor(
        code: "error-channels-setdefault-is-same",
        reason: "The channel default setting is the same as what it would be changed to.")
    }
    try checkEditing(room, call)
    room.isDefault = isDefault
    return reply(room, .channels)
  }

  func setCustomFields(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let fields = call.body["customFields"]?.fields else {
      throw .plain("The bodyParam \"customFields\" is required with a type like object.")
    }
    let room = try room(call, family)
    try checkEditing(room, call)
    room.customFields = fields
    return reply(room, family)
  }

  func setEncrypted(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isEncrypted = call.flag("encrypted") else {
      throw .plain("The bodyParam \"encrypted\" is required")
    }
    let room = try room(call, family)
    guard settings[flag: "E2E_Enable"] else {
      throw .meteor(
        code: "error-e2e-disabled", reason: "E2E is disabled, cannot change it")
    }
    try checkEditing(room, call)
    room.fields["encrypted"] = .bool(isEncrypted)
    workspace.announce(
      isEncrypted ? "room_e2e_enabled" : "room_e2e_disabled", "", by: call.caller, in: room)
    return reply(room, family)
  }

  func convertToTeam(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-team") else { throw .forbiddenHandler }
    let room = try room(call, family)
    try checkEditing(room, call)
    guard room.team == nil else { throw .plain("room-already-on-team") }
    let team = makeTeam(of: room, by: call.caller, at: workspace.stamp())
    workspace.announce("user-converted-to-team", room.name ?? "", by: call.caller, in: room)
    return .payload(["team": .object(json(of: team))])
  }

  func channelMentions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, .channels)
    let id = JSON.string(workspace[call.caller].id)
    let found = room.messages.filter { message in
      message.hasDetails && !message.isHidden
        && message.details.mentions.contains { $0["_id"] == id }
    }
    return try call.reply(
      "mentions", found, self, order: [SortKey(field: "ts", isDescending: true)],
      values: sortValue(_:_:), json: { json(of: $0, in: room) })
  }

  func setFavorite(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isFavorite = call.flag("favorite") else {
      throw .plain("The 'favorite' param is required")
    }
    let room = try anyRoom(call)
    guard isMember(call.caller, of: room) else {
      throw .meteor(
        code: "error-invalid-subscription", reason: "Invalid subscription",
        details: ["method": "toggleFavorite"])
    }
    room.change(call.caller) { $0.isFavorite = isFavorite }
    return .done
  }
}
