/// `DELETE /rooms/{roomID}/messages/{messageID}`: one message, or all of a room.
extension IMKitPlatform {
  func deleteMessages(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try existingRoom(call.parameters[0])
    guard isSuperuser(call.caller, of: room) else { throw .mayNotDeleteMessages }
    let id = call.parameters[1]
    if id == "_all" {
      let count = room.messages.count
      room.removeAllMessages()
      return deletion(of: id, count: count, in: room, call, "All messages deleted successfully")
    }
    guard MessageKey.hasIDForm(id) || settings.badMessageID == .notFound else {
      throw .invalidMessageID
    }
    guard let place = world.key(of: id).flatMap(room.place(of:)) else { throw .messageNotFound }
    room.remove(at: place)
    return deletion(of: id, count: 1, in: room, call, "Message deleted successfully")
  }

  private func deletion(
    of id: String, count: Int, in room: WorldRoom, _ call: IMKitCall, _ remark: String
  ) -> IMKitReply {
    .result(
      [
        "deletedCount": .integer(Int64(count)), "roomID": .string(room.id),
        "messageID": .string(id),
        "deletedBy": .string(call.caller.person.map { world[$0].id } ?? Self.administrator),
        "deletedAt": iso8601(world.stamp()),
      ], remark: remark)
  }
}
