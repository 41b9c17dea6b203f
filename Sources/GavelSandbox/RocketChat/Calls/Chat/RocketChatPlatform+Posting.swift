/// Sending and changing messages (contract, 8.2).
extension RocketChatPlatform {
  func postMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let target = call.list("channel").first ?? call.list("roomId").first else {
      throw .invalidChannel
    }
    let room = try postingRoom(target, call.caller)
    var details = MessageDetails()
    details.attachments = call.body["attachments"]?.elements ?? []
    try setThread(of: &details, to: call.text("tmid"), in: room)
    details.isShownInRoom = call.flag("tshow") ?? false
    for key in ["alias", "avatar", "emoji"] { details.fields[key] = call.body[key] }
    details.fields["groupable"] = false
    let message = try post(call.text("text") ?? "", call.caller, room, details)
    return .payload([
      "ts": .integer(message.sent), "channel": .string(target),
      "message": json(of: message, in: room),
    ])
  }

  func sendMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let wish = call.body["message"]?.fields else {
      throw .meteor(
        code: "error-invalid-params", reason: "The \"message\" parameter must be provided.")
    }
    guard let rid = wish["rid"]?.text, !rid.isEmpty else {
      throw .plain("The 'rid' property on the message object is missing.")
    }
    guard let room = workspace.room(id: rid) else { throw .plain("error-invalid-room") }
    var details = MessageDetails()
    details.attachments = wish["attachments"]?.elements ?? []
    details.isShownInRoom = wish["tshow"]?.flag ?? false
    for key in ["alias", "avatar", "emoji", "customFields"] { details.fields[key] = wish[key] }
    try setThread(of: &details, to: wish["tmid"]?.text, in: room)
    let id = wish["_id"]?.text
    // The server drops a message whose id it has already, and then fails without a word.
    if let id, workspace.message(id) != nil { throw .silent }
    let message = try post(wish["msg"]?.text ?? "", call.caller, room, details)
    if let id { workspace.choose(id, for: message.key) }
    return .payload(["message": json(of: message, in: room)])
  }

  func updateMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    if compat == .p6 { try match(call, ["roomId", "msgId", "text"]) }
    let id = call.text("msgId") ?? ""
    guard let (room, place) = workspace.message(id) else {
      throw .plain("No message found with the id of \"\(id)\".")
    }
    guard call.text("roomId") == room.id else {
      throw .plain("The room id provided does not match where the message is from.")
    }
    let caller = call.caller
    let message = room.messages[place]
    guard canAccess(room, caller) else { throw .notAllowed("updateMessage") }
    let isAllowedToAll = has(caller, "edit-message", in: room)
    let isOwn = message.author == caller
    guard isAllowedToAll || (isOwn && settings[flag: "Message_AllowEditing"]) else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Message editing not allowed",
        details: ["method": "updateMessage", "action": "Message_editing"])
    }
    let limit = Int64(settings[number: "Message_AllowEditing_BlockEditInMinutes"])
    if limit > 0, !has(caller, "bypass-time-limit-edit-and-delete", in: room),
      (clock.milliseconds - message.sent) / 60_000 > limit
    {
      throw .meteor(
        code: "error-message-editing-blocked", reason: "Message editing is blocked",
        details: ["method": "updateMessage"])
    }
    let text = call.text("text") ?? ""
    let now = workspace.stamp()
    workspace.change(place, in: room) {
      $0.words = .sent(text)
      $0.details.edited = MessageDetails.Mark(time: now, user: caller)
      $0.details.mentions = mentions(in: text)
    }
    return .payload(["message": json(of: room.messages[place], in: room)])
  }

  /// Sends words into a room when the user may write there.
  func post(
    _ text: String, _ user: UserIndex, _ room: ChatRoom, _ details: MessageDetails
  ) throws(RocketChatRefusal) -> ChatMessage {
    guard canAccess(room, user) else { throw .plain("error-not-allowed") }
    let name = workspace[user].username ?? ""
    if room.isReadOnly, !has(user, "post-readonly", in: room), !room.unmuted.contains(name) {
      throw .plain("You can't send messages because the room is readonly.")
    }
    if room.muted.contains(name) { throw .plain("You_have_been_muted") }
    if room.isArchived { throw .plain("room_is_archived") }
    guard text.unicodeScalars.count <= settings[number: "Message_MaxAllowedSize"] else {
      throw .plain("error-message-size-exceeded")
    }
    var details = details
    details.mentions = mentions(in: text)
    return workspace.send(text, from: user, to: room, details: details)
  }

  /// Finds a room by `#name`, `@username`, id or name, and lets the user join a public one.
  private func postingRoom(
    _ target: String, _ user: UserIndex
  ) throws(RocketChatRefusal) -> ChatRoom {
    let bare = String(target.drop { $0 == "#" || $0 == "@" })
    if target.first != "#",
      let other = workspace.user(named: bare)
        ?? (target.first == "@" ? nil : workspace.user(id: bare))
    {
      return try openedDirect(of: user == other ? [user] : [user, other], by: user)
    }
    guard let room = workspace.room(id: bare) ?? workspace.room(named: bare) else {
      throw .invalidChannel
    }
    if room.kind == .channel, canAccess(room, user), !workspace.isSubscribed(user, to: room) {
      workspace.add(user, to: room, at: workspace.stamp())
      workspace.announce("uj", workspace[user].username ?? "", by: user, in: room)
    }
    return room
  }

  private func setThread(
    of details: inout MessageDetails, to id: String?, in room: ChatRoom
  ) throws(RocketChatRefusal) {
    guard let id else { return }
    guard let (parentRoom, _) = workspace.message(id), parentRoom === room else {
      throw .meteor(code: "invalid-params", reason: "Invalid thread message")
    }
    details.thread = id
  }

  /// Returns whom `@name` names in a text, in the form of the message's `mentions`.
  func mentions(in text: String) -> [JSON] {
    var found: [JSON] = []
    for piece in text.split(whereSeparator: { $0.isWhitespace }) where piece.first == "@" {
      let name = String(
        piece.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) })
      if name == "all" || name == "here" {
        found.append(["_id": .string(name), "username": .string(name)])
      } else if let user = workspace.user(named: name) {
        var mention = briefJSON(of: user).fields ?? [:]
        mention["type"] = "user"
        if !found.contains(.object(mention)) { found.append(.object(mention)) }
      }
    }
    return found
  }
}
