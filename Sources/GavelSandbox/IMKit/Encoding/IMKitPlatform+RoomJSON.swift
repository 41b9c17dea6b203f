/// Rooms as the platform writes them (docs.imkit.io).
extension IMKitPlatform {
  /// A room in a list: members but no member properties, the owner as a bare id.
  func listJSON(of room: WorldRoom, for person: PersonIndex?) -> JSON {
    var object = commonJSON(of: room)
    if let owner = room.owner { object["owner"] = .string(world[owner].id) }
    addCallerFields(to: &object, room: room, person: person)
    return .object(object)
  }

  /// A room in full: the only call that tells every member and every part they have.
  func detailJSON(of room: WorldRoom, for caller: IMKitCaller) -> JSON {
    var object = commonJSON(of: room)
    object["owner"] = room.owner.map(senderJSON(of:))
    object["managers"] = .array(room.managers.map { .string(world[$0].id) })
    object["memberProperties"] = .array(room.members.map { memberProperties(of: $0, in: room) })
    object["isSuperuser"] = .bool(isSuperuser(caller, of: room))
    object["webhook"] = room.webhook.map(JSON.string)
    addCallerFields(to: &object, room: room, person: caller.person)
    return .object(object)
  }

  private func commonJSON(of room: WorldRoom) -> JSONObject {
    var object: JSONObject = [
      "_id": .string(room.id), "name": .string(room.name), "cover": .string(room.cover),
      "description": .string(room.description), "roomType": .string(room.kind.rawValue),
      "status": room.isFrozen ? 0 : 1, "opening": room.isOpening ? 1 : 0,
      "roomTags": .array(room.tags.map(JSON.string)), "botMode": .bool(room.isBotMode),
      "botState": "", "encrypted": false, "serviceStatus": 0,
    ]
    if let extParams = room.extParams { object["extParams"] = .string(extParams) }
    // What clients do not know they must keep, not choke on.
    object["berthPlan"] = ["version": 2, "isDraft": false]
    if let last = lastMessageJSON(of: room) { object.append("lastMessage", last) }
    object.append("members", .array(room.members.map(memberJSON(of:))))
    object.append("createdTimeMS", .integer(room.created))
    object.append("createdTime", iso8601(room.created))
    object.append("id", .string(room.id))
    return object
  }

  private func addCallerFields(
    to object: inout JSONObject, room: WorldRoom, person: PersonIndex?
  ) {
    guard let person else { return }
    let isMuted = world[person].mutedRooms.contains(room.id)
    object["unread"] = .integer(Int64(unread(in: room, by: person)))
    object["muted"] = .bool(isMuted)
    object["pref"] = ["tags": [], "hidden": false, "sticky": false, "muted": .bool(isMuted)]
  }

  private func memberProperties(of person: PersonIndex, in room: WorldRoom) -> JSON {
    var object: JSONObject = [
      "client": .string(world[person].id),
      "badge": .integer(Int64(unread(in: room, by: person))),
    ]
    if let mark = room.readMarks[person] {
      object["lastRead"] = .string(world.id(of: mark.key))
    }
    for field in room.properties[person]?.fields ?? [] { object[field.key] = field.value }
    if object["role"] == nil { object["role"] = "member" }
    return .object(object)
  }

  /// Counts what came after the member's read mark; without a mark nothing counts as unread.
  func unread(in room: WorldRoom, by person: PersonIndex) -> Int {
    guard let mark = room.readMarks[person] else { return 0 }
    return room.messages.count - room.firstPlace(notBefore: mark.time + 1)
  }
}
