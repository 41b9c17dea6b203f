/// Deleting, leaving, hiding rooms, and starting discussions (contract, 6.9 and 6.13).
extension RocketChatPlatform {
  /// No access is wanted here, only the right to delete rooms of that type.
  func deleteRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("roomId") else { throw .plain("The 'roomId' param is required") }
    guard let room = workspace.room(id: id) else {
      throw .meteor(
        code: "error-invalid-room", reason: "Invalid room", details: ["method": "eraseRoom"])
    }
    try erase(room, by: call.caller)
    return .done
  }

  func leaveRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try leave(anyRoom(call), call.caller)
    return .done
  }

  func hideRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let room = call.text("roomId").flatMap(workspace.room(id:)) else {
      throw .channelNotFound
    }
    guard canAccess(room, call.caller), let membership = room.membership(of: call.caller) else {
      throw .forbiddenAsUnauthorized
    }
    guard membership.isOpen else {
      throw .meteor(code: "error-room-already-hidden", reason: "Room is already hidden")
    }
    room.change(call.caller) { $0.isOpen = false }
    return .done
  }

  func createDiscussion(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let parentID = call.text("prid") else {
      throw .plain("Body parameter \"prid\" is required.")
    }
    guard let title = call.text("t_name") else {
      throw .plain("Body parameter \"t_name\" is required.")
    }
    if let users = call.arguments["users"], users.elements == nil {
      throw .plain("Body parameter \"users\" must be an array.")
    }
    let method: JSON = ["method": "DiscussionCreation"]
    guard
      has(call.caller, "start-discussion") || has(call.caller, "start-discussion-other-user")
    else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "You are not allowed to create a discussion",
        details: method)
    }
    guard let parent = workspace.room(id: parentID) else {
      throw .meteor(code: "error-invalid-room", reason: "Invalid room", details: method)
    }
    guard canAccess(parent, call.caller),
      compat != .p9 || isMember(call.caller, of: parent)
    else { throw .notAllowed("DiscussionCreation") }
    guard !parent.isDiscussion else {
      throw .meteor(
        code: "error-nested-discussion", reason: "Cannot create nested discussions",
        details: method)
    }
    let discussion = try makeDiscussion(title, under: parent, call)
    return .payload(["discussion": .object(json(of: discussion))])
  }

  private func makeDiscussion(
    _ title: String, under parent: ChatRoom, _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> ChatRoom {
    var anchor = MessageDetails()
    if let id = call.text("pmid") {
      guard let (room, place) = workspace.message(id), room === parent else {
        throw .meteor(
          code: "error-invalid-message", reason: "Invalid message",
          details: ["method": "DiscussionCreation"])
      }
      let quoted = room.messages[place]
      anchor.attachments = [
        [
          "text": .string(quoted.text),
          "author_name": .string(workspace[quoted.author].username ?? ""),
          "ts": iso8601(quoted.sent),
        ]
      ]
    }
    let now = workspace.stamp()
    let discussion = workspace.addRoom(
      kind: parent.kind == .channel ? .channel : .group, name: workspace.nextID(),
      creator: call.caller, created: now)
    discussion.displayName = title
    discussion.parent = parent.id
    discussion.topic = call.text("topic")
    workspace.add(call.caller, to: discussion, roles: [RoleName.owner], at: now)
    for user in call.list("users").compactMap(workspace.user(named:)) {
      workspace.add(user, to: discussion, at: now)
    }
    anchor.type = "discussion-created"
    anchor.discussion = MessageDetails.Anchor(room: discussion.id)
    workspace.send(title, from: call.caller, to: parent, details: anchor)
    if let reply = call.text("reply") {
      workspace.send(reply, from: call.caller, to: discussion)
    }
    return discussion
  }
}
