import GavelModel

/// `rooms.cleanHistory` (contract, 6.12; 6.14, `cleanRoomHistory.ts`).
extension RocketChatPlatform {
  /// What a call wants gone; every switch that is missing counts as false.
  private struct Pruning {
    let latest: Int64
    let oldest: Int64
    let isInclusive: Bool
    let keepsPinned: Bool
    let keepsDiscussions: Bool
    let keepsThreads: Bool
    let takesFilesOnly: Bool
    let authors: Set<UserIndex>?
    /// 0 for no limit.
    let limit: Int

    func takes(_ message: ChatMessage) -> Bool {
      let isWithin =
        isInclusive
        ? message.sent >= oldest && message.sent <= latest
        : message.sent > oldest && message.sent < latest
      guard isWithin, authors?.contains(message.author) ?? true else { return false }
      // What follows looks at rare fields only.
      guard message.hasDetails else { return !takesFilesOnly }
      if keepsPinned, message.isPinned { return false }
      if keepsDiscussions, message.discussion != nil { return false }
      if keepsThreads, message.thread != nil || message.details.replies != nil { return false }
      return !takesFilesOnly || !message.details.files.isEmpty
    }
  }

  func cleanHistory(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let value = call.text("roomId") ?? ""
    // Older servers take a name as well.
    let named = compat == .p6 ? workspace.room(named: value) : nil
    guard let room = workspace.room(id: value) ?? named else { throw .channelNotFound }
    guard canAccess(room, call.caller) else {
      throw .meteor(
        code: "error-not-allowed", reason: "User does not have access to the room")
    }
    guard has(call.caller, "clean-channel-history", in: room) else {
      throw .notAllowed("cleanRoomHistory")
    }
    if compat != .p6, room.isArchived {
      throw .meteor(
        code: "error-room-archived",
        reason: "The channel, \(room.name ?? ""), is archived")
    }
    // A date that cannot be read lies nowhere: nothing is older or newer.
    guard let pruning = pruning(call) else { return cleaned(room, 0) }
    var gone: [ChatMessage] = []
    for message in room.messages where pruning.takes(message) {
      if pruning.limit > 0, gone.count == pruning.limit { break }
      gone.append(message)
    }
    if pruning.takesFilesOnly {
      removeFiles(of: gone, in: room)
      return cleaned(room, gone.count)
    }
    prune(gone, from: room)
    return cleaned(room, gone.count { !$0.isHidden && $0.type != "rm" })
  }

  private func cleaned(_ room: ChatRoom, _ count: Int) -> RocketChatReply {
    .payload(["_id": .string(room.id), "count": .integer(Int64(count))])
  }

  private func pruning(_ call: RocketChatCall) -> Pruning? {
    guard let latest = moment(call.text("latest")), let oldest = moment(call.text("oldest"))
    else { return nil }
    let names = call.list("users")
    return Pruning(
      latest: latest, oldest: oldest, isInclusive: call.flag("inclusive") ?? false,
      keepsPinned: call.flag("excludePinned") ?? false,
      keepsDiscussions: call.flag("ignoreDiscussion") ?? false,
      keepsThreads: call.flag("ignoreThreads") ?? false,
      takesFilesOnly: call.flag("filesOnly") ?? false,
      authors: names.isEmpty ? nil : Set(names.compactMap(workspace.user(named:))),
      limit: max(0, call.arguments["limit"]?.wholeNumber.map(Int.init) ?? 0))
  }

  private func moment(_ text: String?) -> Int64? {
    text.flatMap(Timestamp.init(iso8601:))?.milliseconds
  }

  /// Removes messages with one pass, and the discussions that they stand for.
  private func prune(_ gone: [ChatMessage], from room: ChatRoom) {
    let keys = Set(gone.map(\.key))
    let now = workspace.stamp()
    room.removeMessages { keys.contains($0.key) }
    room.messageCount = max(0, room.messageCount - gone.count)
    room.recomputeLastMessage()
    room.updated = now
    for message in gone {
      workspace.trash.add(message, of: room.id, at: now)
      if let discussion = message.discussion.flatMap(workspace.room(id:)) {
        workspace.delete(discussion)
      }
    }
  }

  /// Takes the uploads away and leaves the words.
  private func removeFiles(of messages: [ChatMessage], in room: ChatRoom) {
    for message in messages {
      guard let place = room.place(of: message.key) else { continue }
      workspace.change(place, in: room) {
        $0.details.files = []
        $0.details.attachments = [["color": "#FD745E", "text": "_File removed by prune_"]]
      }
    }
  }
}
