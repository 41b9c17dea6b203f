/// `POST /rooms/:id/delete/members`: removing others and leaving.
extension IMKitPlatform {
  func removeMembers(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    guard let members = body["members"], members != .null else { throw .missing("members") }
    guard let ids = members.texts else { throw .invalid("members") }
    guard !ids.isEmpty else { throw .missing("members") }
    return try remove(ids, announced: systemMessage(body), call)
  }

  /// The older form for one member.
  func removeMember(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    try remove([call.parameters[1]], announced: systemMessage(call.body()), call)
  }

  func systemMessage(_ body: JSONObject) throws(IMKitRefusal) -> Bool {
    guard let value = body["systemMessage"], value != .null else { return false }
    guard let flag = value.flag else { throw .invalid("systemMessage") }
    return flag
  }

  private func remove(
    _ ids: [String], announced: Bool, _ call: IMKitCall
  ) throws(IMKitRefusal) -> IMKitReply {
    let room = try existingRoom(call.parameters[0])
    var targets: [PersonIndex] = []
    var strangers = 0
    for id in ids {
      guard let person = world.person(id), room.has(person) else {
        strangers += 1
        continue
      }
      if !targets.contains(person) { targets.append(person) }
    }
    let caller = call.caller.person
    let isLeavingOnly = !call.caller.isPlatform && ids.allSatisfy { world.person($0) == caller }
    if !isLeavingOnly { try checkRemoval(of: targets, from: room, call.caller) }
    switch settings.memberNotInRoom {
    case .badRequest where strangers > 0: throw .notInRoom(status: 400)
    case .notFound where strangers > 0: throw .notInRoom(status: 404)
    case .badRequest, .notFound, .ignore: break
    }
    for target in targets { world.remove(target, from: room) }
    if announced { announce(removalOf: targets, in: room, by: call.caller) }
    return .result(detailJSON(of: room, for: call.caller))
  }

  private func checkRemoval(
    of targets: [PersonIndex], from room: WorldRoom, _ caller: IMKitCaller
  ) throws(IMKitRefusal) {
    guard isMemberOrPlatform(caller, of: room) else { throw .notRoomMember }
    guard isSuperuser(caller, of: room) || settings.hasLenientRoles else {
      throw .mayNot("Only platform admin, room owner or room manager can remove members")
    }
    // The owner may leave, but only the platform may put the owner out.
    if !caller.isPlatform, let owner = room.owner, owner != caller.person,
      targets.contains(owner)
    {
      throw .mayNot("The room owner cannot be removed")
    }
  }

  /// One `leaveRoom` for the caller and one `deleteMember` for all others.
  private func announce(
    removalOf targets: [PersonIndex], in room: WorldRoom, by caller: IMKitCaller
  ) {
    let leaver = caller.isPlatform ? nil : caller.person
    let removed = targets.filter { $0 != leaver }
    if !removed.isEmpty {
      let names = removed.map { world[$0].nickname }.joined(separator: ", ")
      let body = MessageBody(
        type: "deleteMember", message: .string(names),
        fields: [
          "member": senderJSON(of: removed[0]),
          "extra": ["members": .array(removed.map(briefJSON(of:)))],
        ])
      world.send(body, from: caller.person, to: room)
    }
    if let leaver, targets.contains(leaver) {
      let body = MessageBody(type: "leaveRoom", message: .string(world[leaver].nickname))
      world.send(body, from: leaver, to: room)
    }
  }
}
