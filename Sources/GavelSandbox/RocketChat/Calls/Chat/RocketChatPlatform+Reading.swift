import GavelModel

/// Reading single messages and what was deleted (contract, 8.2).
extension RocketChatPlatform {
  func message(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("msgId") else {
      throw .plain("The \"msgId\" query parameter must be provided.")
    }
    guard let (room, place) = workspace.message(id) else { throw .silent }
    guard canAccess(room, call.caller) else { throw .notAllowed("getSingleMessage") }
    return .payload(["message": json(of: room.messages[place], in: room)])
  }

  /// There is no look at who may see the room: only ids are told.
  func deletedMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("roomId") else {
      throw .meteor(code: "The required \"roomId\" query param is missing.")
    }
    guard let text = call.text("since") else {
      throw .meteor(code: "The required \"since\" query param is missing.")
    }
    guard let since = date(text) else {
      throw .meteor(code: "The \"since\" query parameter must be a valid date.")
    }
    let gone = workspace.trash.messages(of: id, now: workspace.stamp())
      .filter { $0.deleted > since }
    return try call.reply(
      "messages", gone, self, order: [], values: { _, _ in .missing },
      json: { ["_id": .string(self.workspace.id(of: $0.key))] })
  }

  func reportMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let words = call.body["description"]?.text ?? ""
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw .plain("error-invalid-description")
    }
    guard let (room, place) = call.text("messageId").flatMap(workspace.message),
      canAccess(room, call.caller)
    else { throw .plain("error-invalid-message_id") }
    report(room.messages[place], in: room, by: call.caller, words, at: workspace.stamp())
    return .done
  }

  /// `chat.search`: newest first, whatever is written, and no total.
  func searchMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readableRoom(call, "roomId")
    guard let words = call.text("searchText")?.lowercased() else {
      throw .meteor(
        code: "error-searchText-param-not-provided",
        reason: "The required \"searchText\" query param is missing.")
    }
    let page = try call.page(self)
    let found = room.messages.reversed().lazy.filter {
      !$0.isHidden && $0.type == nil && $0.text.lowercased().contains(words)
    }
    let shown = page.cut(Array(found.prefix(page.count == 0 ? .max : page.offset + page.count)))
    return .payload(["messages": .array(shown.map { json(of: $0, in: room) })])
  }

  func urlPreview(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readableRoom(call, "roomId")
    guard canAccess(room, call.caller) else { throw .notAllowed("getURLPreview") }
    return .payload(["urlPreview": ["url": .string(call.text("url") ?? ""), "ignoreParse": false]])
  }

  /// Hides a member's messages from the caller's own screens; nothing that a moderator sees.
  func ignoreUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readableRoom(call, "rid")
    guard isMember(call.caller, of: room) else {
      throw .meteor(code: "error-invalid-subscription", reason: "Invalid subscription")
    }
    guard call.text("userId").flatMap(workspace.user(id:)) != nil else {
      throw .meteor(code: "error-invalid-user", reason: "Invalid user")
    }
    return .done
  }

  /// Finds the room a reading call names and looks whether the caller may see it.
  func readableRoom(
    _ call: RocketChatCall, _ name: String
  ) throws(RocketChatRefusal) -> ChatRoom {
    guard let id = call.text(name) else {
      throw .meteor(
        code: "error-\(name)-param-not-provided",
        reason: "The required \"\(name)\" query param is missing.")
    }
    guard let room = workspace.room(id: id), canAccess(room, call.caller) else { throw .notAllowed }
    return room
  }

  /// Reads a date as JavaScript's `Date` reads the forms that clients send.
  func date(_ text: String) -> Int64? {
    if let time = Timestamp(iso8601: text) { return time.milliseconds }
    return Timestamp(iso8601: "\(text)T00:00:00.000Z")?.milliseconds
  }
}
