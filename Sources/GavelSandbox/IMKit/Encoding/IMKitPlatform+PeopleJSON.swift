import GavelModel

/// People as the platform writes them (docs.imkit.io).
extension IMKitPlatform {
  /// A person in full, as `GET /me` and member lists have them.
  func json(of index: PersonIndex) -> JSON {
    let person = world[index]
    return [
      "_id": .string(person.id), "nickname": .string(person.nickname),
      "avatarUrl": .string(person.avatarURL), "isRobot": .bool(person.isRobot),
      "lastLoginTimeMS": .integer(person.lastLogin), "clientType": "user",
      "mute": .array(person.mutedRooms.sorted().map(JSON.string)), "notificationEnabled": true,
      "address": ["address": "203.0.113.7", "family": "IPv4", "port": 50_000],
      "userAgent": "sandbox/1", "id": .string(person.id),
    ]
  }

  /// A person as a member of a room.
  func memberJSON(of index: PersonIndex) -> JSON {
    let person = world[index]
    return [
      "_id": .string(person.id), "nickname": .string(person.nickname),
      "avatarUrl": .string(person.avatarURL), "isRobot": .bool(person.isRobot),
      "lastLoginTimeMS": .integer(person.lastLogin), "id": .string(person.id),
    ]
  }

  /// A person as the sender of a message: trimmed, their last login always 0.
  func senderJSON(of index: PersonIndex) -> JSON {
    let person = world[index]
    return [
      "_id": .string(person.id), "nickname": .string(person.nickname),
      "avatarUrl": .string(person.avatarURL), "lastLoginTimeMS": 0, "id": .string(person.id),
    ]
  }

  /// A person inside the `extra` of a system message.
  func briefJSON(of index: PersonIndex) -> JSON {
    let person = world[index]
    return [
      "_id": .string(person.id), "nickname": .string(person.nickname),
      "avatarUrl": .string(person.avatarURL),
    ]
  }
}

/// Returns a moment in the platform's text form.
func iso8601(_ milliseconds: Int64) -> JSON {
  .string(Timestamp(milliseconds: milliseconds).iso8601)
}
