/// What is left of a message that is deleted, by two settings of the workspace (contract, 8.1).
struct MessageErasure: Hashable {
  /// `Message_KeepHistory`: the words stay in the records, out of sight.
  var keepsHistory = false
  /// `Message_ShowDeletedStatus`: the room shows that something was deleted.
  var showsStatus = false
}

extension Workspace {
  /// Deletes a message as `chat.delete` does, with everything that follows from it: counters, the
  /// newest message, the thread it belongs to, the discussion it stands for.
  ///
  /// A thread's first message is kept and shown as deleted, whatever the settings say.
  func erase(
    _ place: Int, in room: ChatRoom, by user: UserIndex, _ erasure: MessageErasure
  ) {
    let message = room.messages[place]
    let isThread = (message.details.replies?.count ?? 0) > 0
    strike(
      place, in: room, by: user,
      isThread ? MessageErasure(keepsHistory: true, showsStatus: true) : erasure)
    room.messageCount = max(0, room.messageCount - 1)
    if room.lastMessage?.key == message.key { room.recomputeLastMessage() }
    noteLoss(of: message)
  }

  /// Takes away the message alone: counters, threads and discussions stay as they are, which is
  /// how the moderation console deletes.
  func strike(
    _ place: Int, in room: ChatRoom, by user: UserIndex, _ erasure: MessageErasure
  ) {
    let now = stamp()
    if erasure.keepsHistory, !erasure.showsStatus {
      change(place, in: room) { $0.details.isHidden = true }
    } else if erasure.showsStatus {
      if erasure.keepsHistory { keepCopy(of: room.messages[place], in: room) }
      change(place, in: room) { $0.markDeleted(by: user, at: now) }
    } else {
      trash.add(room.remove(at: place), of: room.id, at: now)
    }
  }

  /// Adds a hidden copy that points to the message it was.
  private func keepCopy(of message: ChatMessage, in room: ChatRoom) {
    var copy = ChatMessage(
      key: room.nextKey(), sent: message.sent, author: message.author, words: message.words)
    copy.updated = stamp()
    copy.details = message.details
    copy.details.isHidden = true
    copy.details.parent = id(of: message.key)
    copy.details.discussion = nil
    room.append(copy)
  }
}

extension ChatMessage {
  /// Empties the message and leaves the note that it was removed.
  fileprivate mutating func markDeleted(by user: UserIndex, at time: Int64) {
    words = .sent("")
    details.type = "rm"
    details.urls = []
    details.mentions = []
    details.attachments = []
    details.files = []
    details.reactions = []
    details.pinned = nil
    details.edited = MessageDetails.Mark(time: time, user: user)
  }
}
