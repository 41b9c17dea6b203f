/// Bans in a room: the member stays and reads, but does not write (docs.imkit.io, moderation).
extension IMKitPlatform {
  func ban(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try bannableRoom(call)
    guard let member = world.person(call.parameters[1]), room.has(member) else {
      throw IMKitRefusal(
        status: 404, remark: "Resource not found", code: "ROOM_OR_USER_NOT_FOUND",
        message: "The room or user does not exist")
    }
    guard !room.isBanned(member) else { throw .alreadyBlocked }
    let ban = WorldRoom.Ban(
      blockee: member, blocker: call.caller.person, created: world.stamp(), lifted: nil)
    room.bans.append(ban)
    return .result(json(of: ban, in: room))
  }

  func unban(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try bannableRoom(call)
    guard let member = world.person(call.parameters[1]),
      let place = room.bans.firstIndex(where: { $0.blockee == member && $0.lifted == nil })
    else { throw .blockNotFound }
    var ban = room.bans[place]
    ban.lifted = world.stamp()
    if settings.unbanKeepsRecord {
      room.bans[place] = ban
    } else {
      room.bans.remove(at: place)
    }
    return .result(json(of: ban, in: room))
  }

  func listBans(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try bannableRoom(call)
    return .result([
      "totalCount": .integer(Int64(room.bans.count)),
      "data": .array(room.bans.map { json(of: $0, in: room) }),
    ])
  }

  private func bannableRoom(_ call: IMKitCall) throws(IMKitRefusal) -> WorldRoom {
    let room = try existingRoom(call.parameters[0])
    guard isOwnerOrPlatform(call.caller, of: room) else {
      throw .mayNot("Only platform admin or room owner can block members")
    }
    return room
  }

  private func json(of ban: WorldRoom.Ban, in room: WorldRoom) -> JSON {
    var object: JSONObject = [
      "blockee": senderJSON(of: ban.blockee),
      "blocker": .string(ban.blocker.map { world[$0].id } ?? Self.administrator),
      "room": .string(room.id), "createdAt": iso8601(ban.created),
      "updatedAt": iso8601(ban.lifted ?? ban.created),
    ]
    if let lifted = ban.lifted { object["unblockAt"] = iso8601(lifted) }
    return .object(object)
  }
}
