/// Messages as the platform writes them (docs.imkit.io).
extension IMKitPlatform {
  /// How a message's sender is written.
  enum SenderForm {
    case object
    /// As the result of `POST /messages` has it.
    case id
  }

  func json(
    of message: WorldMessage, in room: WorldRoom, sender form: SenderForm = .object
  ) -> JSON {
    let body = message.body
    let id = JSON.string(world.id(of: message.key))
    var object = JSONObject()
    object.reserve(16 + body.fields.fields.count)
    object.append("_id", id)
    object.append("room", .string(room.id))
    object.append("messageType", .string(body.type))
    object.append("message", body.message)
    object.append("sender", senderJSON(of: message, form))
    for field in body.fields.fields { object.append(field.key, field.value) }
    object.append("reactions", [])
    object.append("reactionCount", 0)
    if message.flags.contains(.pinned) {
      // Old and new documentation spell it differently; the switch-over sends both.
      object.append("pinned", true)
      object.append("isPined", true)
    }
    if message.flags.contains(.hidden) { object.append("isHidden", true) }
    if message.flags.contains(.edited) { object.append("editedAt", iso8601(message.updated)) }
    object.append("messageTimeMS", .integer(message.created))
    object.append("createdAtMS", .integer(message.created))
    object.append("updatedAtMS", .integer(message.updated))
    object.append("id", id)
    return .object(object)
  }

  /// The newest message inside a room, which has its time in both forms.
  func lastMessageJSON(of room: WorldRoom) -> JSON? {
    guard let message = room.lastMessage, case .object(var object) = json(of: message, in: room)
    else { return nil }
    object["messageTime"] = iso8601(message.created)
    return .object(object)
  }

  private func senderJSON(of message: WorldMessage, _ form: SenderForm) -> JSON {
    guard let sender = message.sender else { return .null }
    if form == .id || message.flags.contains(.bareSender) { return .string(world[sender].id) }
    return senderJSON(of: sender)
  }
}
