/// The world as the control call `state` shows it.
extension IMKitPlatform {
  func state(countingMessages: Bool) -> [UInt8] {
    var output = Array("{\"users\":".utf8)
    output += JSON.array(writing: world.people) { person in
      ["id": .string(person.id), "name": .string(person.nickname), "active": true, "roles": []]
    }
    output += Array(",\"rooms\":".utf8)
    let rooms = world.roomsByID.values.sorted { $0.number < $1.number }
    output += JSON.array(writing: rooms) { room in
      [
        "id": .string(room.id), "name": .string(room.name), "type": .string(room.kind.rawValue),
        "owner": room.owner.map { .string(world[$0].id) } ?? .null,
        "members": .array(room.members.map { .string(world[$0].id) }),
        "roles": .object(roles(in: room)),
        "messages": countingMessages
          ? .integer(Int64(room.messages.count)) : .array(room.messages.map(stateJSON(of:))),
      ]
    }
    // The platform has no way to report a message.
    output += Array(",\"reports\":[]}".utf8)
    return output
  }

  private func roles(in room: WorldRoom) -> JSONObject {
    var roles = JSONObject()
    for member in room.members {
      var held: [JSON] = []
      if room.owner == member { held.append("owner") }
      if room.managers.contains(member) { held.append("manager") }
      if room.hasAdminRole(member) { held.append("admin") }
      if !held.isEmpty { roles.append(world[member].id, .array(held)) }
    }
    return roles
  }

  private func stateJSON(of message: WorldMessage) -> JSON {
    let body = message.body
    return [
      "id": .string(world.id(of: message.key)),
      "author": message.sender.map { .string(world[$0].id) } ?? .null,
      "text": .string(body.text), "type": .string(body.type), "time": iso8601(message.created),
    ]
  }
}
