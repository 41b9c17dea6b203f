/// What the platform does when a room or a message goes (6.14, `deleteRoom.ts`).
extension Workspace {
  /// Deletes a room with its messages and subscriptions, and the discussions under it.
  ///
  /// Reports about its messages stay: they hold a copy.
  func delete(_ room: ChatRoom) {
    if let (parent, place) = anchor(of: room) {
      change(place, in: parent) { $0.details.discussion = nil }
    }
    let now = stamp()
    for message in room.messages { trash.add(message, of: room.id, at: now) }
    for member in room.memberships { remove(member.user, from: room) }
    trash.add(room, at: now)
    forget(room)
    for discussion in discussions(under: room) { delete(discussion) }
  }

  func discussions(under room: ChatRoom) -> [ChatRoom] {
    rooms.filter { $0.parent == room.id }
  }

  /// Removes one message for good, with what follows for its thread and its discussion.
  func delete(_ place: Int, in room: ChatRoom) {
    let message = room.remove(at: place)
    trash.add(message, of: room.id, at: stamp())
    noteLoss(of: message)
    room.messageCount = max(0, room.messageCount - 1)
    if room.lastMessage?.key == message.key { room.recomputeLastMessage() }
  }

  /// Lowers the reply count of the thread a message belonged to and deletes the discussion it
  /// stood for.
  func noteLoss(of message: ChatMessage) {
    if let thread = message.thread, let (room, place) = self.message(thread) {
      change(place, in: room) { parent in
        guard var replies = parent.details.replies else { return }
        replies.count -= 1
        parent.details.replies = replies.count > 0 ? replies : nil
      }
    }
    if let discussion = message.discussion.flatMap(room(id:)) { delete(discussion) }
  }
}
