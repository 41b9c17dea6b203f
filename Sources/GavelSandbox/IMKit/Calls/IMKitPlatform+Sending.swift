/// Sending, editing, recalling, pinning and searching messages.
extension IMKitPlatform {
  /// `POST /messages` with the API key: a message in anybody's name.
  func sendAsPlatform(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    for name in ["room", "sender", "message", "messageType"] where body[name] == nil {
      throw .missing(name)
    }
    guard let roomID = body["room"]?.text else { throw .invalid("room") }
    guard let senderID = body["sender"]?.text else { throw .invalid("sender") }
    let room = try existingRoom(roomID)
    let sender = try existingPerson(senderID)
    let message = world.send(try messageBody(body), from: sender, to: room)
    return .result(json(of: message, in: room, sender: .id))
  }

  /// `POST /rooms/:id/message`: a new message, an edit of an own one, or a recall.
  func sendInRoom(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller, canMask: true)
    let body = try call.body()
    if let id = body["_id"], id != .null {
      guard let id = id.text else { throw .invalid("_id") }
      return try rewrite(id, body, in: room, call)
    }
    if !call.caller.isPlatform {
      guard !room.isFrozen else { throw .mayNot("The room is frozen") }
      if let person = call.caller.person, room.isBanned(person) {
        throw .mayNot("You are blocked in this room")
      }
    }
    let message = world.send(try messageBody(body), from: call.caller.person, to: room)
    return .result(json(of: message, in: room))
  }

  private func rewrite(
    _ id: String, _ body: JSONObject, in room: WorldRoom, _ call: IMKitCall
  ) throws(IMKitRefusal) -> IMKitReply {
    guard let place = world.key(of: id).flatMap(room.place(of:)) else { throw .messageNotFound }
    let isOwn = call.caller.person != nil && room.messages[place].sender == call.caller.person
    if body["messageType"]?.text == "recall" {
      guard isOwn || isSuperuser(call.caller, of: room) else {
        throw .mayNot("Only the sender, room owner or room manager can recall messages")
      }
      let message = world.rewrite(
        MessageBody(type: "recall", message: ""), at: place, in: room)
      return .result(json(of: message, in: room))
    }
    guard isOwn || call.caller.isPlatform else {
      throw .mayNot("Only the sender can edit a message")
    }
    let message = world.rewrite(try messageBody(body), at: place, in: room)
    return .result(json(of: message, in: room))
  }

  private func messageBody(_ body: JSONObject) throws(IMKitRefusal) -> MessageBody {
    let typeJSON = body["messageType"] ?? "text"
    guard let type = typeJSON.text, !type.isEmpty else { throw .invalid("messageType") }
    guard let message = body["message"] else { throw .missing("message") }
    var fields = JSONObject()
    for name in ["extra", "mentions", "reply", "originalUrl", "thumbnailUrl", "sticker"] {
      fields[name] = body[name]
    }
    return MessageBody(type: type, message: message, fields: fields)
  }

  func pin(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    try setPin(true, call)
  }

  func unpin(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    try setPin(false, call)
  }

  /// A room has one pinned message: a new one takes the place of the old.
  private func setPin(_ isPinned: Bool, _ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    guard let key = world.key(of: call.parameters[0]),
      let room = world.roomsByID.values.first(where: { $0.place(of: key) != nil }),
      let place = room.place(of: key)
    else { throw .messageNotFound }
    guard isMemberOrPlatform(call.caller, of: room) else { throw .notRoomMember }
    guard isSuperuser(call.caller, of: room) else {
      throw .mayNot("Only platform admin, room owner or room manager can pin messages")
    }
    if isPinned {
      for other in room.messages.indices where room.messages[other].flags.contains(.pinned) {
        room.change(at: other) { $0.flags.remove(.pinned) }
      }
    }
    room.change(at: place) {
      if isPinned { $0.flags.insert(.pinned) } else { $0.flags.remove(.pinned) }
    }
    guard case .object(var object) = json(of: room.messages[place], in: room) else {
      throw .messageNotFound
    }
    object["pinned"] = .bool(isPinned)
    object["isPined"] = .bool(isPinned)
    return .result(.object(object))
  }

  /// `POST /search` over message text and room names, in the rooms the caller can read.
  func search(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    let types = body["type"]?.texts ?? []
    guard !types.isEmpty, types.allSatisfy(["messages", "roomName"].contains) else {
      throw IMKitRefusal(
        status: 400, remark: "Invalid search parameters", code: "INVALID_SEARCH_TYPE",
        message: "type must list messages or roomName")
    }
    guard let keyword = body["keyword"]?.text, !keyword.isEmpty else { throw .missing("keyword") }
    var rooms = readableRooms(of: call.caller)
    if let id = body["room"]?.text { rooms.removeAll { $0.id != id } }
    rooms.sort { $0.number < $1.number }
    var result = JSONObject()
    if types.contains("messages") {
      result["messages"] = .array(
        rooms.compactMap { room in
          let found = room.messages.filter { $0.body.text.contains(keyword) }
          guard !found.isEmpty else { return nil }
          return [
            "room": ["_id": .string(room.id), "id": .string(room.id), "name": .string(room.name)],
            "messages": .array(found.reversed().map { .string(world.id(of: $0.key)) }),
          ]
        })
    }
    if types.contains("roomName") {
      let found = rooms.filter { $0.name.contains(keyword) }
      result["roomName"] = .array(found.map { listJSON(of: $0, for: call.caller.person) })
    }
    return .result(.object(result))
  }
}
