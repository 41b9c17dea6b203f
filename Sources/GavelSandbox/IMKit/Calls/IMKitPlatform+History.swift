/// Reading a room's messages (docs.imkit.io, list messages).
extension IMKitPlatform {
  func history(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller, canMask: true)
    let asked = try call.count("limit") ?? 0
    let limit = asked == 0 ? 20 : min(asked, 200)
    var range = 0..<room.messages.count
    if let id = call.parameter("beforeMessage"), !id.isEmpty {
      range = range.clamped(to: 0..<(try anchor(id, "beforeMessage", in: room).upper))
    }
    if let id = call.parameter("afterMessage"), !id.isEmpty {
      let lower = try anchor(id, "afterMessage", in: room).lower
      range = range.clamped(to: min(lower, room.messages.count)..<room.messages.count)
    }
    let isRecent = try recency(call)
    var places = Array(range.reversed().lazy.filter { isRecent(room.messages[$0]) }.prefix(limit))
    switch call.parameter("sortOrder") ?? "desc" {
    case "desc": break
    case "asc":
      places = Array(range.lazy.filter { isRecent(room.messages[$0]) }.prefix(limit))
    default: throw .invalid("sortOrder")
    }
    return .result([
      "totalCount": .integer(Int64(room.messages.count)), "userDeletedIDs": [],
      "data": .array(places.map { json(of: room.messages[$0], in: room) }),
    ])
  }

  /// Returns up to `before` older and `after` newer messages around one, the newest first.
  func messagesAround(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    let before = min(try call.count("before") ?? 10, 200)
    let after = min(try call.count("after") ?? 9, 200)
    guard let place = world.key(of: call.parameters[1]).flatMap(room.place(of:)) else {
      throw .messageNotFound
    }
    let range = max(0, place - before)...min(room.messages.count - 1, place + after)
    return .result([
      "totalCount": .integer(Int64(room.messages.count)),
      "data": .array(range.reversed().map { json(of: room.messages[$0], in: room) }),
    ])
  }

  /// Returns where a page ends before the anchor (`upper`) or begins after it (`lower`).
  ///
  /// An anchor that was deleted meanwhile is taken for the moment in its id, so that a walk goes
  /// on where it was.
  private func anchor(
    _ id: String, _ name: String, in room: WorldRoom
  ) throws(IMKitRefusal) -> (lower: Int, upper: Int) {
    guard MessageKey.hasIDForm(id), let seconds = UInt32(id.prefix(8), radix: 16) else {
      throw .invalid(name)
    }
    guard let place = world.key(of: id).flatMap(room.place(of:)) else {
      let place = room.firstPlace(notBefore: Int64(seconds) * 1000)
      return (place, place)
    }
    return settings.isAnchorInclusive ? (place, place + 1) : (place + 1, place)
  }

  private func recency(
    _ call: IMKitCall
  ) throws(IMKitRefusal) -> @Sendable (WorldMessage) -> Bool {
    let field = call.parameter("timeRangeField") ?? "updatedAt"
    guard ["updatedAt", "createdAt", "messageTime"].contains(field) else {
      throw .invalid("timeRangeField")
    }
    guard let text = call.parameter("afterTime"), !text.isEmpty else { return { _ in true } }
    guard let time = moment(text) else { throw .invalid("afterTime") }
    if field == "updatedAt", !settings.isAfterTimeMessageTime { return { $0.updated > time } }
    return { $0.created > time }
  }
}
