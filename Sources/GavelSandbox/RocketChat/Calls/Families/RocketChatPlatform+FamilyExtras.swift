/// The rarer calls of channels and groups, which clients written for the platform rely on.
extension RocketChatPlatform {
  func setDefault(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isDefault = call.flag("default") else {
      throw .codeInError(
        "The bodyParam \"default\" is required", "error-channels-setdefault-is-same")
    }
    let room = try room(call, .channels)
    guard room.isDefault != isDefault else {
      throw .codeInError(
        "The channel default setting is the same as what it would be changed to.",
        "error-channels-setdefault-missing-default-param")
    }
    // Which rooms everybody joins is the administrators' to say.
    guard has(call.caller, "view-room-administration") else { throw editingRefused }
    room.isDefault = isDefault
    return reply(room, .channels)
  }

  func setJoinCode(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let code = call.text("joinCode") else {
      throw .plain("The bodyParam \"joinCode\" is required")
    }
    let room = try room(call, .channels)
    try checkEditing(room, call)
    room.fields["joinCode"] = .string(code)
    return reply(room, .channels)
  }

  func setCustomFields(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let fields = call.arguments["customFields"]?.fields else {
      throw .plain("The bodyParam \"customFields\" is required with a type like object.")
    }
    let room = try room(call, family)
    try checkEditing(room, call)
    room.customFields = fields
    return reply(room, family)
  }

  /// This workspace has no integrations.
  func integrations(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    _ = try room(call, family, takesArchived: true)
    guard has(call.caller, "manage-incoming-integrations") else { throw .forbiddenRoute }
    return try call.reply(
      "integrations", [JSON](), self, order: [], values: { _, _ in .missing }, json: { $0 })
  }

  func ownMentions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, .channels, takesArchived: true)
    guard canAccess(room, call.caller) else { throw .forbiddenHandler }
    let id = JSON.string(workspace[call.caller].id)
    let messages = room.messages.filter { message in
      message.hasDetails && message.details.mentions.contains { $0["_id"] == id }
    }
    return try call.reply(
      "mentions", messages, self, order: [SortKey(field: "ts")], values: sortValue(_:_:)
    ) { json(of: $0, in: room) }
  }

  func favorite(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isFavorite = call.flag("favorite") else {
      throw .plain("The 'favorite' param is required")
    }
    let room = try anyRoom(call)
    guard isMember(call.caller, of: room) else {
      throw .meteor(
        code: "error-invalid-subscription", reason: "You must be part of a room to favorite it",
        details: ["method": "toggleFavorite"])
    }
    room.change(call.caller) { $0.isFavorite = isFavorite }
    return .done
  }

  func nameExists(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let name = call.text("roomName") else {
      throw .meteor(
        code: "error-roomname-param-not-provided",
        reason: "The parameter \"roomName\" is required")
    }
    return .payload(["exists": .bool(workspace.room(named: name) != nil)])
  }
}
