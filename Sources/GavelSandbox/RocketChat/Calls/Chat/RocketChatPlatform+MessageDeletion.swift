/// `chat.delete` (contract, 8.1).
extension RocketChatPlatform {
  func deleteMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    if compat == .p6 { try match(call, ["msgId", "roomId"]) }
    let id = call.text("msgId") ?? ""
    guard let (room, place) = workspace.message(id) else {
      throw .plain("No message found with the id of \"\(id)\".")
    }
    guard call.text("roomId") == room.id else {
      throw .plain("The room id provided does not match where the message is from.")
    }
    let message = room.messages[place]
    let isAsAuthor = call.flag("asUser") ?? false
    if isAsAuthor, message.author != call.caller,
      !has(call.caller, "force-delete-message", in: room)
    {
      throw .refusedPlain(
        "Unauthorized. You must have the permission \"force-delete-message\" to delete "
          + "other's message as them.")
    }
    let user = isAsAuthor ? message.author : call.caller
    guard !workspace[user].isDeleted else { throw .plain("User not found") }
    guard try mayDelete(message, in: room, user) else { throw .actionNotAllowed }
    workspace.erase(place, in: room, by: user, erasure)
    return .payload([
      "_id": .string(id), "ts": .string(String(workspace.stamp())),
      "message": [
        "_id": .string(id), "rid": .string(room.id), "u": briefJSON(of: message.author),
      ],
    ])
  }

  var erasure: MessageErasure {
    MessageErasure(
      keepsHistory: settings[flag: "Message_KeepHistory"],
      showsStatus: settings[flag: "Message_ShowDeletedStatus"])
  }

  /// The platform's rule in its order, in which a set age limit hides the read-only rule (6.14,
  /// `canDeleteMessage.ts`).
  private func mayDelete(
    _ message: ChatMessage, in room: ChatRoom, _ user: UserIndex
  ) throws(RocketChatRefusal) -> Bool {
    guard canAccess(room, user) else { return false }
    if has(user, "force-delete-message", in: room) { return true }
    guard settings[flag: "Message_AllowDeleting"],
      has(user, "delete-message", in: room)
        || (user == message.author && has(user, "delete-own-message", in: room))
    else { return false }
    let limit = Int64(settings[number: "Message_AllowDeleting_BlockDeleteInMinutes"])
    if limit > 0, !has(user, "bypass-time-limit-edit-and-delete", in: room) {
      return (clock.milliseconds - message.sent) / 60_000 <= limit
    }
    if room.isReadOnly, !has(user, "post-readonly", in: room),
      !room.unmuted.contains(workspace[user].username ?? "")
    {
      throw .plain("You can't delete messages because the room is readonly.")
    }
    return true
  }

  /// Looks for the keys that the older servers checked by hand, in their order.
  func match(_ call: RocketChatCall, _ keys: [String]) throws(RocketChatRefusal) {
    for key in keys {
      guard let value = call.arguments[key] else {
        throw .plain("Match error: Missing key '\(key)'")
      }
      guard value.text != nil else {
        throw .plain("Match error: Expected string, got \(value.kindName) in field \(key)")
      }
    }
  }
}

extension JSON {
  /// The name that JavaScript has for the value's type.
  fileprivate var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .array, .object: "object"
    }
  }
}
