import GavelModel

/// Reading what was said in a room.
extension RocketChatPlatform {
  /// Answers `*.messages`: a page of the room, the newest first unless asked otherwise.
  func messagesReply(
    _ room: ChatRoom, _ call: RocketChatCall, showsHidden: Bool? = nil
  ) throws(RocketChatRefusal) -> RocketChatReply {
    // Older releases listed hidden messages too.
    let showsHidden = showsHidden ?? (compat == .p6)
    var messages = room.messages
    if !showsHidden { messages.removeAll(where: \.isHidden) }
    if compat != .p6 { keepWanted(&messages, call) }
    let order = try call.order() ?? [SortKey(field: "ts", isDescending: true)]
    // The history is in this order already.
    if order == [SortKey(field: "ts", isDescending: true)] { messages.reverse() }
    let isSorted = order.count == 1 && order[0].field == "ts"
    let sorted = isSorted ? messages : sort(messages, by: order, sortValue(_:_:))
    let page = try call.page(self)
    let shown = page.cut(sorted).map { json(of: $0, in: room) }
    return .payload([
      "messages": .array(shown), "count": .integer(Int64(shown.count)),
      "offset": .integer(Int64(page.offset)), "total": .integer(Int64(messages.count)),
    ])
  }

  /// `mentionIds`, `starredIds` and `pinned`, which came with 7.0.
  private func keepWanted(_ messages: inout [ChatMessage], _ call: RocketChatCall) {
    if call.text("pinned") == "true" { messages.removeAll { !$0.isPinned } }
    if let ids = call.text("starredIds") {
      let users = Set(ids.split(separator: ",").compactMap { workspace.user(id: String($0)) })
      messages.removeAll { users.isDisjoint(with: $0.details.starred) }
    }
    if let ids = call.text("mentionIds") {
      let wanted = Set(ids.split(separator: ",").map(String.init))
      messages.removeAll { message in
        !message.details.mentions.contains { $0["_id"]?.text.map(wanted.contains) ?? false }
      }
    }
  }

  /// Answers `*.history`: no total, and replies in threads only on demand.
  ///
  /// - Parameter showsThreads: Whether replies come along when the call does not say.
  func historyReply(
    _ room: ChatRoom, _ call: RocketChatCall, showsThreads: Bool
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let isInclusive = call.text("inclusive") == "true"
    let latest = call.text("latest").flatMap(Timestamp.init(iso8601:))?.milliseconds
    let oldest = call.text("oldest").flatMap(Timestamp.init(iso8601:))?.milliseconds
    let threads =
      showsThreads
      ? call.flag("showThreadMessages") != false
      : call.flag("showThreadMessages") == true
    let found = room.messages.reversed().filter { message in
      if message.isHidden { return false }
      if let latest, isInclusive ? message.sent > latest : message.sent >= latest { return false }
      if let oldest, isInclusive ? message.sent < oldest : message.sent <= oldest { return false }
      return threads || message.thread == nil || message.details.isShownInRoom
    }
    let page = try call.page(self)
    let shown = page.cut(found)
    var payload: JSONObject = ["messages": .array(shown.map { json(of: $0, in: room) })]
    if call.flag("unreads") == true,
      let seen = room.membership(of: call.caller)?.lastSeen, let last = shown.last
    {
      let unread = found.filter { $0.sent > seen }
      payload["firstUnread"] = unread.last.map { json(of: $0, in: room) }
      payload["unreadNotLoaded"] = .integer(Int64(unread.count { $0.key < last.key }))
    }
    return .payload(payload)
  }

  /// Answers `*.files`: the uploads of a room, the newest first.
  func filesReply(
    _ room: ChatRoom, _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let files = room.messages.reversed().filter(\.hasDetails).flatMap { message in
      message.details.files.map { file -> JSON in
        var object = file.fields ?? [:]
        object["rid"] = .string(room.id)
        object["userId"] = .string(workspace[message.author].id)
        object["user"] = briefJSON(of: message.author)
        object["uploadedAt"] = iso8601(message.sent)
        return .object(object)
      }
    }
    return try call.reply("files", files, self, order: []) { file, field in
      SortValue(file[field]?.text)
    } json: {
      $0
    }
  }
}
