/// The caller's own places in rooms.
extension RocketChatPlatform {
  func subscriptions(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    var since: Int64?
    if let text = call.text("updatedSince") {
      guard let time = date(text) else {
        throw .meteor(
          code: "error-roomId-param-invalid",
          reason: "The \"lastUpdate\" query parameter must be a valid date.")
      }
      since = time
    }
    let rooms = workspace.rooms(of: call.caller).filter { room in
      guard let since else { return true }
      return room.updated > since || (room.membership(of: call.caller)?.updated ?? 0) > since
    }
    let gone = workspace.trash.subscriptions.filter { entry in
      since.map { entry.user == call.caller && entry.deleted > $0 } ?? false
    }
    return .payload([
      "update": .array(rooms.compactMap { subscriptionJSON(of: call.caller, in: $0) }),
      "remove": .array(
        gone.map { ["_id": .string($0.id), "_deletedAt": iso8601($0.deleted)] }),
    ])
  }

  func subscription(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("roomId") else {
      throw .meteor(
        code: "error-invalid-params", reason: "The 'roomId' param is required")
    }
    let found = workspace.room(id: id).flatMap { subscriptionJSON(of: call.caller, in: $0) }
    return .payload(["subscription": found ?? .null])
  }

  func markRead(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try ownRoom(call, call.text("rid") ?? call.text("roomId"))
    let now = workspace.stamp()
    room.change(call.caller) {
      $0.lastSeen = now
      $0.hasAlert = false
      $0.unread = 0
      $0.mentions = 0
      $0.updated = now
    }
    return .done
  }

  func markUnread(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let message = call.body["firstUnreadMessage"]?["_id"]?.text.flatMap(workspace.message)
    let room = try ownRoom(call, call.text("roomId") ?? message?.room.id)
    let first = message.map { $0.room.messages[$0.place].sent } ?? room.lastMessage?.sent
    let now = workspace.stamp()
    room.change(call.caller) {
      $0.lastSeen = first.map { $0 - 1 } ?? $0.lastSeen
      $0.hasAlert = true
      $0.updated = now
    }
    return .done
  }

  private func ownRoom(
    _ call: RocketChatCall, _ id: String?
  ) throws(RocketChatRefusal) -> ChatRoom {
    guard let room = id.flatMap(workspace.room(id:)), isMember(call.caller, of: room) else {
      throw .meteor(code: "error-invalid-subscription", reason: "Invalid subscription")
    }
    return room
  }

  private func subscriptionJSON(of user: UserIndex, in room: ChatRoom) -> JSON? {
    guard let membership = room.membership(of: user) else { return nil }
    let other = room.participants.first { $0 != user } ?? user
    let isDirect = room.kind == .direct
    var object: JSONObject = [
      "_id": .string(workspace.subscriptionID(of: user, in: room)), "rid": .string(room.id),
      "t": .string(room.kind.rawValue), "u": briefJSON(of: user),
      "ts": iso8601(membership.joined), "_updatedAt": iso8601(membership.updated),
      "open": .bool(membership.isOpen), "alert": .bool(membership.hasAlert),
      "unread": .integer(Int64(membership.unread)),
      "userMentions": .integer(Int64(membership.mentions)), "groupMentions": 0,
    ]
    object["name"] =
      isDirect ? workspace[other].username.map(JSON.string) : room.name.map(JSON.string)
    object["fname"] =
      isDirect ? .string(workspace[other].name) : room.displayName.map(JSON.string)
    object["prid"] = room.parent.map(JSON.string)
    object["ls"] = membership.lastSeen.map(iso8601)
    if !membership.roles.isEmpty {
      object["roles"] = .array(membership.roles.map(JSON.string))
    }
    if membership.isArchived { object["archived"] = true }
    if membership.isFavorite { object["f"] = true }
    return .object(object)
  }
}
