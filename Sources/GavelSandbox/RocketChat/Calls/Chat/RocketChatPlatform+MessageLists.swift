/// Lists of a room's messages by a mark they have: threads, pins, stars, mentions, discussions.
extension RocketChatPlatform {
  func threads(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try threadRoom(call)
    let words = call.text("text")?.lowercased()
    let isFollowing = call.text("type") == "following"
    let found = room.messages.filter { message in
      guard !message.isHidden, let replies = message.details.replies, replies.count > 0 else {
        return false
      }
      if isFollowing, !replies.people.contains(call.caller) { return false }
      return words.map { message.text.lowercased().contains($0) } ?? true
    }
    return try list("threads", found, room, call, order: SortKey(field: "tlm", isDescending: true))
  }

  func threadMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, id) = try thread(call)
    let found = room.messages.filter { !$0.isHidden && $0.thread == id }
    return try list("messages", found, room, call, order: SortKey(field: "ts"))
  }

  func syncThreads(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try threadRoom(call)
    let time = try updatedSince(call)
    let found = room.messages.filter {
      !$0.isHidden && ($0.details.replies?.count ?? 0) > 0 && $0.updated > time
    }
    return .payload([
      "threads": ["update": .array(found.map { json(of: $0, in: room) }), "remove": []]
    ])
  }

  func syncThreadMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let (room, id) = try thread(call)
    let time = try updatedSince(call)
    let found = room.messages.filter { !$0.isHidden && $0.thread == id && $0.updated > time }
    return .payload([
      "messages": ["update": .array(found.map { json(of: $0, in: room) }), "remove": []]
    ])
  }

  func pinnedMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try list(call) { $0.isPinned }
  }

  func starredMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try list(call) { $0.details.starred.contains(call.caller) }
  }

  func mentionedMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let id = JSON.string(workspace[call.caller].id)
    return try list(call) { $0.details.mentions.contains { $0["_id"] == id } }
  }

  func discussionMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let words = call.text("text")?.lowercased()
    return try list(call) { message in
      message.discussion != nil
        && (words.map { message.text.lowercased().contains($0) } ?? true)
    }
  }

  private func list(
    _ call: RocketChatCall, where fits: (ChatMessage) -> Bool
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readableRoom(call, "roomId")
    let found = room.messages.filter { $0.hasDetails && !$0.isHidden && fits($0) }
    return try list(
      "messages", found, room, call, order: SortKey(field: "ts", isDescending: true))
  }

  private func list(
    _ name: String, _ messages: [ChatMessage], _ room: ChatRoom, _ call: RocketChatCall,
    order: SortKey
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      name, messages, self, order: [order],
      values: { message, field in
        switch field {
        case "tlm": SortValue(message.details.replies?.last)
        case "tcount": SortValue(message.details.replies.map { Int64($0.count) })
        default: .number(Int64(message.key.value))
        }
      },
      json: { json(of: $0, in: room) })
  }

  private func threadRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    guard call.text("rid") != nil else {
      throw .meteor(
        code: "error-room-id-param-not-provided",
        reason: "The required \"rid\" query param is missing.")
    }
    try checkThreads()
    return try readableRoom(call, "rid")
  }

  private func thread(
    _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> (room: ChatRoom, id: String) {
    try checkThreads()
    guard let id = call.text("tmid") else {
      throw .meteor(
        code: "error-invalid-params", reason: "The required \"tmid\" query param is missing.")
    }
    guard let (room, _) = workspace.message(id) else {
      throw .meteor(code: "error-invalid-message", reason: "Invalid Message")
    }
    guard canAccess(room, call.caller) else {
      throw .meteor(code: "error-not-allowed", reason: "Not Allowed")
    }
    return (room, id)
  }

  private func checkThreads() throws(RocketChatRefusal) {
    guard settings[flag: "Threads_enabled"] else {
      throw .meteor(code: "error-not-allowed", reason: "Threads Disabled")
    }
  }

  private func updatedSince(_ call: RocketChatCall) throws(RocketChatRefusal) -> Int64 {
    guard let text = call.text("updatedSince") else {
      throw .meteor(
        code: "error-updatedSince-param-invalid",
        reason: "The required param \"updatedSince\" is missing.")
    }
    guard let time = date(text) else {
      throw .meteor(
        code: "error-updatedSince-param-invalid",
        reason: "The \"updatedSince\" query parameter must be a valid date.")
    }
    return time
  }
}
