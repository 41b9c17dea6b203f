/// Pins, stars, reactions and followed threads.
extension RocketChatPlatform {
  func pinMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, place) = try markedMessage(call)
    try checkPinning(call.caller, room, method: "pinMessage")
    let now = workspace.stamp()
    workspace.change(place, in: room) {
      $0.details.pinned = MessageDetails.Mark(time: now, user: call.caller)
    }
    let pinned = room.messages[place]
    var details = MessageDetails()
    details.type = "message_pinned"
    details.attachments = [
      [
        "text": .string(pinned.text),
        "author_name": .string(workspace[pinned.author].username ?? ""),
        "ts": iso8601(pinned.sent),
      ]
    ]
    let note = workspace.send("", from: call.caller, to: room, details: details)
    return .payload(["message": json(of: note, in: room)])
  }

  func unpinMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, place) = try markedMessage(call)
    try checkPinning(call.caller, room, method: "unpinMessage")
    workspace.change(place, in: room) { $0.details.pinned = nil }
    return .done
  }

  private func checkPinning(
    _ user: UserIndex, _ room: ChatRoom, method: String
  ) throws(RocketChatRefusal) {
    guard settings[flag: "Message_AllowPinning"] else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Message pinning not allowed",
        details: ["method": .string(method), "action": "Message_pinning"])
    }
    guard canAccess(room, user) else { throw .notAllowed(method) }
    guard has(user, "pin-message", in: room) else {
      throw .meteor(
        code: "not-authorized", reason: "Not Authorized", details: ["method": .string(method)])
    }
  }

  func starMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try setStar(call, isStarred: true)
  }

  func unstarMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try setStar(call, isStarred: false)
  }

  private func setStar(
    _ call: RocketChatCall, isStarred: Bool
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, place) = try markedMessage(call)
    guard settings[flag: "Message_AllowStarring"] else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Message starring not allowed",
        details: ["method": "starMessage", "action": "Message_starring"])
    }
    // Somebody outside the room is answered as if it had worked.
    guard isMember(call.caller, of: room) else { return .done }
    workspace.change(place, in: room) {
      $0.details.starred.removeAll { $0 == call.caller }
      if isStarred { $0.details.starred.append(call.caller) }
    }
    return .done
  }

  func react(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, place) = try markedMessage(call)
    guard let word = call.text("emoji") ?? call.text("reaction") else {
      throw .meteor(
        code: "error-emoji-param-not-provided",
        reason: "The required \"emoji\" param is missing.")
    }
    guard canAccess(room, call.caller) else { throw .notAllowed("setReaction") }
    let emoji = ":\(word.filter { $0 != ":" }):"
    let name = workspace[call.caller].username ?? ""
    let wish = call.flag("shouldReact")
    workspace.change(place, in: room) { message in
      var reactions = message.details.reactions
      let old = reactions.firstIndex { $0.emoji == emoji }
      var usernames = old.map { reactions[$0].usernames } ?? []
      let reacts = wish ?? !usernames.contains(name)
      usernames.removeAll { $0 == name }
      if reacts { usernames.append(name) }
      if let old { reactions.remove(at: old) }
      if !usernames.isEmpty {
        reactions.insert((emoji, usernames), at: old ?? reactions.endIndex)
      }
      message.details.reactions = reactions
    }
    return .done
  }

  func followMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try setFollowing(call, isFollowing: true)
  }

  func unfollowMessage(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try setFollowing(call, isFollowing: false)
  }

  private func setFollowing(
    _ call: RocketChatCall, isFollowing: Bool
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("mid") else {
      throw .plain("The required \"mid\" body param is missing.")
    }
    guard let (room, place) = workspace.message(id) else {
      throw .meteor(code: "error-invalid-message", reason: "Invalid message")
    }
    guard canAccess(room, call.caller) else { throw .notAllowed("followMessage") }
    workspace.change(place, in: room) {
      var replies = $0.details.replies ?? MessageDetails.Replies()
      replies.people.removeAll { $0 == call.caller }
      if isFollowing { replies.people.append(call.caller) }
      let isEmpty = replies.count == 0 && replies.people.isEmpty
      $0.details.replies = isEmpty ? nil : replies
    }
    return .done
  }

  private func markedMessage(
    _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> (room: ChatRoom, place: Int) {
    guard let id = call.text("messageId") else {
      throw .meteor(
        code: "error-messageid-param-not-provided",
        reason: "The required \"messageId\" param is missing.")
    }
    guard let found = workspace.message(id) else {
      throw .meteor(
        code: "error-message-not-found",
        reason: "The provided \"messageId\" does not match any existing message.")
    }
    return found
  }
}
