/// The world as the control call `state` shows it.
extension IMKitPlatform {
  func state(countingMessages: Bool) -> JSON {
    let users = world.people.map { person -> JSON in
      ["id": .string(person.id), "name": .string(person.nickname), "active": true, "roles": []]
    }
    let rooms = world.roomsByID.values.sorted { $0.number < $1.number }.map { room -> JSON in
      [
        "id": .string(room.id), "name": .string(room.name), "type": .string(room.kind.rawValue),
        "owner": room.owner.map { .string(world[$0].id) } ?? .null,
        "members": .array(room.members.map { .string(world[$0].id) }),
        "roles": .object(roles(in: room)),
        "messages": countingMessages
          ? .integer(Int64(room.messages.count)) : .array(room.messages.map(stateJSON(of:))),
      ]
    }
    return ["users": .array(users), "rooms": .array(rooms), "reports": []]
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
