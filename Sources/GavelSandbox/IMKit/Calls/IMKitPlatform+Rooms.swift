/// Reading and deleting rooms.
extension IMKitPlatform {
  func room(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    return .result(detailJSON(of: room, for: call.caller))
  }

  func roomExists(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    .result(["exists": .bool(world.room(call.parameters[0]) != nil)])
  }

  /// Counts what was sent or changed after an instant: the cheap probe for changes.
  func countMessages(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    guard let text = call.parameter("timeInMS") else { throw .missing("timeInMS") }
    guard let time = moment(text) else { throw .invalid("timeInMS") }
    let count = room.messages.count - room.firstPlace(notBefore: time + 1)
    return .result(["count": .integer(Int64(count))])
  }

  /// Deletes a room with all its messages; the page says nothing about who may, so the owner may.
  func deleteRoom(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    guard let room = world.room(call.parameters[0]) else {
      guard settings.missingRoom == .n0 else { throw .roomNotFound }
      return .result(["n": 0, "ok": 1])
    }
    guard mayDelete(room, call.caller) else {
      throw .mayNot("You do not have permission to delete this room")
    }
    world.remove(room)
    return .result(["n": 1, "ok": 1])
  }
}
