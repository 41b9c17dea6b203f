/// Changing what a channel or group is like.
extension RocketChatPlatform {
  func rename(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    guard let name = call.text("name") else {
      throw .plain("The bodyParam \"name\" is required")
    }
    guard room.name != name else {
      throw .plain("The \(family.words) name is the same as what it would be renamed to.")
    }
    try checkEditing(room, call)
    try checkName(name, function: "RocketChat.updateRoomName")
    room.name = name
    room.displayName = name
    workspace.announce("r", name, by: call.caller, in: room)
    return reply(room, family)
  }

  func setTopic(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setText("topic", \.topic, "room_changed_topic", call, family)
  }

  func setDescription(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setText("description", \.description, "room_changed_description", call, family)
  }

  /// The older name of the description.
  func setPurpose(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setText("purpose", \.description, "room_changed_description", call, family)
  }

  func setAnnouncement(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setText("announcement", \.announcement, "room_changed_announcement", call, family)
  }

  private func setText(
    _ name: String, _ path: ReferenceWritableKeyPath<ChatRoom, String?>, _ type: String,
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let text = call.arguments[name]?.text else {
      throw .plain("The bodyParam \"\(name)\" is required")
    }
    let room = try room(call, family)
    if family == .channels, room[keyPath: path] == text {
      throw .plain("The channel \(name) is the same as what it would be changed to.")
    }
    try checkEditing(room, call)
    room[keyPath: path] = text
    workspace.announce(type, text, by: call.caller, in: room)
    return .payload([name: .string(text)])
  }

  func setReadOnly(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isReadOnly = call.flag("readOnly") else {
      throw .plain("The bodyParam \"readOnly\" is required")
    }
    let room = try room(call, family)
    guard room.isReadOnly != isReadOnly else {
      throw .plain(
        "The \(family.words) read only setting is the same as what it would be changed to.")
    }
    guard has(call.caller, "set-readonly", in: room) else { throw editingRefused }
    room.isReadOnly = isReadOnly
    workspace.announce(
      isReadOnly ? "room-set-read-only" : "room-removed-read-only", "", by: call.caller, in: room)
    return reply(room, family)
  }

  func setType(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let text = call.text("type") else {
      throw .plain("The bodyParam \"type\" is required")
    }
    let room = try room(call, family)
    guard room.kind.rawValue != text else {
      throw .plain("The \(family.words) type is the same as what it would be changed to.")
    }
    try checkEditing(room, call)
    guard let kind = ChatRoom.Kind(rawValue: text), kind != .direct else {
      throw .meteor(
        code: "error-invalid-room-type", reason: "error-invalid-room-type",
        details: ["type": .string(text)])
    }
    room.kind = kind
    workspace.announce("room_changed_privacy", text, by: call.caller, in: room)
    // The answer's key follows the call, not the new type.
    return reply(room, family)
  }

  var editingRefused: RocketChatRefusal {
    .meteor(
      code: "error-action-not-allowed", reason: "Editing room is not allowed",
      details: ["method": "saveRoomSettings", "action": "Editing_room"])
  }

  func checkEditing(
    _ room: ChatRoom, _ call: RocketChatCall
  ) throws(RocketChatRefusal) {
    guard has(call.caller, "edit-room", in: room) else { throw editingRefused }
  }
}
