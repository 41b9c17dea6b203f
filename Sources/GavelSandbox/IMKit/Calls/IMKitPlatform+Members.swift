/// Adding members, their properties, their read marks and their bans.
extension IMKitPlatform {
  func addMembers(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    let body = try call.body()
    guard let ids = try texts(body, "invitees"), !ids.isEmpty else { throw .missing("invitees") }
    guard room.isOpening || isSuperuser(call.caller, of: room) else {
      throw .mayNot("The room is closed")
    }
    let newcomers = try existingPeople(ids).filter { !room.has($0) }
    for person in newcomers { world.add(person, to: room) }
    if try systemMessage(body), !newcomers.isEmpty {
      announce(arrivalOf: newcomers, in: room, by: call.caller.person)
    }
    return .result(detailJSON(of: room, for: call.caller))
  }

  /// One `addMember` for one newcomer, one `addMembers` for several.
  func announce(
    arrivalOf people: [PersonIndex], in room: WorldRoom, by sender: PersonIndex?
  ) {
    let names = JSON.string(people.map { world[$0].nickname }.joined(separator: ", "))
    let body =
      people.count == 1
      ? MessageBody(
        type: "addMember", message: names, fields: ["member": senderJSON(of: people[0])])
      : MessageBody(
        type: "addMembers", message: names,
        fields: ["extra": ["invitees": .array(people.map(briefJSON(of:)))]])
    world.send(body, from: sender, to: room)
  }

  func join(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try existingRoom(call.parameters[0])
    let person = try person(call.caller)
    guard room.isOpening else { throw .mayNot("The room is closed") }
    let isNew = !room.has(person)
    world.add(person, to: room)
    if isNew, try systemMessage(call.body()) {
      world.send(MessageBody(type: "joinRoom", message: ""), from: person, to: room)
    }
    return .result(detailJSON(of: room, for: call.caller))
  }

  func setMemberProperty(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    let member = try existingPerson(call.parameters[1])
    guard room.has(member) else { throw .notInRoom(status: 400) }
    let body = try call.body()
    guard let property = try text(body, "property"), !property.isEmpty else {
      throw .missing("property")
    }
    guard let value = body["value"] else { throw .missing("value") }
    if property == "role" {
      guard isSuperuser(call.caller, of: room) else {
        throw .mayNot("Only platform admin, room owner or room manager can change roles")
      }
      guard value == "admin" || value == "member" else { throw .invalid("value") }
    }
    room.properties[member, default: [:]][property] = value
    if property == "role", value == "admin" {
      let body = MessageBody(
        type: "assignAdmin", message: .string(world[member].nickname),
        fields: ["member": senderJSON(of: member)])
      world.send(body, from: call.caller.person, to: room)
    }
    return .result(detailJSON(of: room, for: call.caller))
  }

  func markRead(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try readableRoom(call.parameters[0], call.caller)
    let person = try person(call.caller)
    guard let id = try text(call.body(), "message") else { throw .missing("message") }
    guard let place = world.key(of: id).flatMap(room.place(of:)) else { throw .messageNotFound }
    let message = room.messages[place]
    room.readMarks[person] = WorldRoom.ReadMark(key: message.key, time: message.updated)
    return .result([
      "client": .string(world[person].id), "lastRead": .string(id),
      "badge": .integer(Int64(unread(in: room, by: person))),
    ])
  }
}
