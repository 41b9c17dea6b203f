/// How messages come into rooms.
extension Workspace {
  /// Adds a message with everything that follows from it: counters, the newest message, unread
  /// marks, and what a thread's first message knows.
  @discardableResult
  func send(
    _ text: String, from author: UserIndex, to room: ChatRoom,
    details: MessageDetails? = nil
  ) -> ChatMessage {
    let now = stamp()
    var message = ChatMessage(
      key: room.nextKey(), sent: now, author: author, words: .sent(text))
    if let details { message.details = details }
    room.append(message)
    room.messageCount += 1
    room.lastMessage = message
    room.updated = now
    for place in room.memberships.indices where room.memberships[place].user != author {
      room.memberships[place].hasAlert = true
      if room.kind == .direct { room.memberships[place].unread += 1 }
      // A new message brings back a direct room that was closed.
      room.memberships[place].isOpen = true
    }
    if let thread = details?.thread { noteReply(by: author, to: thread, at: now) }
    noteDiscussion(room, at: now)
    return message
  }

  /// Writes what the platform itself tells a room; `type` is the message's `t`.
  @discardableResult
  func announce(
    _ type: String, _ text: String, by author: UserIndex, in room: ChatRoom,
    fields: JSONObject = [:]
  ) -> ChatMessage {
    var details = MessageDetails()
    details.type = type
    details.fields = fields
    return send(text, from: author, to: room, details: details)
  }

  /// Changes a message where it stands; the newest message of its room follows.
  func change(_ place: Int, in room: ChatRoom, _ change: (inout ChatMessage) -> Void) {
    room.change(at: place, change)
    room.change(at: place) { $0.updated = stamp() }
    let message = room.messages[place]
    if room.lastMessage?.key == message.key { room.lastMessage = message }
  }

  private func noteReply(by author: UserIndex, to thread: String, at now: Int64) {
    guard let (room, place) = message(thread) else { return }
    change(place, in: room) { parent in
      var replies = parent.details.replies ?? MessageDetails.Replies()
      replies.count += 1
      replies.last = now
      if !replies.people.contains(author) { replies.people.append(author) }
      parent.details.replies = replies
    }
  }

  private func noteDiscussion(_ room: ChatRoom, at now: Int64) {
    guard let (parent, place) = anchor(of: room) else { return }
    change(place, in: parent) {
      $0.details.discussion = MessageDetails.Anchor(
        room: room.id, count: room.messageCount, last: now)
    }
  }

  /// Returns the message that stands for a discussion in its parent room.
  func anchor(of discussion: ChatRoom) -> (room: ChatRoom, place: Int)? {
    guard let parent = discussion.parent.flatMap(room(id:)) else { return nil }
    let place = parent.messages.lastIndex {
      $0.hasDetails && $0.discussion == discussion.id
    }
    return place.map { (parent, $0) }
  }
}
