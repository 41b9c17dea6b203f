/// Making, closing and deleting direct rooms (contract, section 5).
extension RocketChatPlatform {
  /// The given page names one permission; the code wants access first and then `delete-d`.
  func deleteDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try directRoom(call)
    guard canAccess(room, call.caller) || has(call.caller, "view-room-administration") else {
      throw .meteor(code: "error-not-allowed", reason: "Not allowed")
    }
    try erase(room, by: call.caller)
    return .done
  }

  func createDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let method: JSON = ["method": "createDirectMessage"]
    let names: [String] =
      if let list = call.text("usernames") {
        list.split(separator: ",").map { trimmed($0) }
      } else {
        [call.text("username") ?? ""]
      }
    var people: [UserIndex] = call.flag("excludeSelf") == true ? [] : [call.caller]
    for name in names {
      guard let user = workspace.user(named: name) else {
        throw .meteor(code: "error-invalid-user", reason: "Invalid user", details: method)
      }
      if !people.contains(user) { people.append(user) }
    }
    guard has(call.caller, "create-d") else { throw .notAllowed("createDirectMessage") }
    let most = settings[number: "DirectMesssage_maxUsers"]
    guard people.count <= most else {
      throw .meteor(
        code: "error-direct-message-max-user-exceeded",
        reason: "You cannot add more than \(most) users, including yourself to a direct message",
        details: method)
    }
    let room = try openedDirect(of: people, by: call.caller)
    room.change(call.caller) { $0.isOpen = true }
    let usernames = room.participants.compactMap { workspace[$0].username }
    return .payload([
      "room": [
        "t": "d", "rid": .string(room.id), "_id": .string(room.id),
        "usernames": .array(usernames.map(JSON.string)),
      ]
    ])
  }

  /// Hides a direct room for the caller alone.
  func closeDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try accessibleDirect(call)
    guard let membership = room.membership(of: call.caller) else {
      throw .plain("The user is not subscribed to the room")
    }
    guard membership.isOpen else {
      throw .plain("The direct message room, is already closed to the sender")
    }
    room.change(call.caller) { $0.isOpen = false }
    return .done
  }

  func openDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try accessibleDirect(call)
    room.change(call.caller) { $0.isOpen = true }
    return .done
  }

  func setDirectTopic(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try accessibleDirect(call)
    guard let topic = call.arguments["topic"]?.text else {
      throw .plain("The bodyParam \"topic\" is required")
    }
    room.topic = topic
    workspace.announce("room_changed_topic", topic, by: call.caller, in: room)
    return .payload(["topic": .string(topic)])
  }

  /// Leaves a direct room of three or more.
  func leaveDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try accessibleDirect(call)
    guard room.kind == .direct, room.participants.count > 2 else {
      throw .notAllowed("leaveRoom")
    }
    workspace.remove(call.caller, from: room)
    room.participants.removeAll { $0 == call.caller }
    workspace.announce("ul", workspace[call.caller].username ?? "", by: call.caller, in: room)
    return .done
  }

  /// Notes on the other side's subscription that it is blocked, or no longer.
  func blockDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try accessibleDirect(call)
    guard room.kind == .direct, room.participants.count == 2 else {
      throw .meteor(code: "error-invalid-room", reason: "Invalid room")
    }
    let isBlocking = call.flag("block") ?? true
    for person in room.participants where person != call.caller {
      room.change(person) { $0.isBlocked = isBlocking }
    }
    return .done
  }

  /// Returns the room of `roomId`, which these calls take as it is and check for access.
  func accessibleDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    guard let id = call.text("roomId") else {
      throw .meteor(
        code: "error-room-param-not-provided", reason: "Body param \"roomId\" is required")
    }
    guard let room = workspace.room(id: id), canAccess(room, call.caller) else {
      throw .forbiddenHandler
    }
    return room
  }
}
