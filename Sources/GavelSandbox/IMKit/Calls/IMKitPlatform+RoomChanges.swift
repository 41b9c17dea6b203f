/// Making and changing rooms.
extension IMKitPlatform {
  /// `POST /rooms`; the result names members by id only, as the page shows it.
  func createRoom(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    let members = try existingPeople(try texts(body, "members") ?? [])
    let room = try makeRoom(body, members: members)
    if try systemMessage(body), !members.isEmpty {
      announce(arrivalOf: members, in: room, by: call.caller.person)
    }
    guard case .object(var object) = detailJSON(of: room, for: call.caller) else {
      throw .roomNotFound
    }
    object["members"] = .array(room.members.map { .string(world[$0].id) })
    return .result(.object(object))
  }

  /// `POST /rooms/createAndJoin`: the caller is in the room and owns it.
  func createAndJoin(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    let caller = try person(call.caller)
    var invitees: [String] = []
    if let one = body["invitee"]?.text {
      invitees = [one]
    } else if let several = try texts(body, "invitee") {
      invitees = several
    }
    let others = try existingPeople(invitees + (try texts(body, "members") ?? []))
    let room = try makeRoom(body, members: [caller] + others)
    room.owner = caller
    return .result(detailJSON(of: room, for: call.caller))
  }

  private func makeRoom(
    _ body: JSONObject, members: [PersonIndex]
  ) throws(IMKitRefusal) -> WorldRoom {
    let id = try text(body, "_id")
    guard id != "" else { throw .invalid("_id") }
    if let id, world.room(id) != nil { throw .roomExists }
    let kindText = try text(body, "roomType") ?? (members.count == 2 ? "direct" : "group")
    guard let kind = WorldRoom.Kind(rawValue: kindText) else { throw .invalid("roomType") }
    var owner: PersonIndex?
    if let ownerID = try text(body, "owner") { owner = try existingPerson(ownerID) }
    let room = world.addRoom(id: id, kind: kind, name: "", created: world.stamp())
    try apply(body, to: room)
    for member in members { world.add(member, to: room) }
    room.owner = owner
    return room
  }

  /// `PUT /rooms/:id`: only the given fields change; freezing and owners are among them.
  func updateRoom(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let room = try existingRoom(call.parameters[0])
    guard isMemberOrPlatform(call.caller, of: room) else { throw .notRoomMember }
    guard isSuperuser(call.caller, of: room) else {
      throw .mayNot("Only platform admin, room owner or room manager can update the room")
    }
    let body = try call.body()
    var owner = room.owner
    if let id = try text(body, "owner") { owner = try existingPerson(id) }
    var managers = room.managers
    if let ids = try texts(body, "managers") { managers = try existingPeople(ids) }
    let wasFrozen = room.isFrozen
    try apply(body, to: room)
    room.owner = owner
    room.managers = managers
    let remark =
      wasFrozen == room.isFrozen
      ? "OK" : room.isFrozen ? "Room frozen successfully" : "Room unfrozen successfully"
    return .result(detailJSON(of: room, for: call.caller), remark: remark)
  }

  /// Takes over what the body names, all or none.
  private func apply(_ body: JSONObject, to room: WorldRoom) throws(IMKitRefusal) {
    let name = try text(body, "name")
    let cover = try text(body, "cover")
    let description = try text(body, "description")
    let tags = try texts(body, "roomTags")
    let webhook = try text(body, "webhook")
    let extParams = try text(body, "extParams")
    let status = try bit(body, "status")
    let opening = try bit(body, "opening")
    if let name { room.name = name }
    if let cover { room.cover = cover }
    if let description { room.description = description }
    if let tags { room.tags = tags }
    if let webhook { room.webhook = webhook }
    if let extParams { room.extParams = extParams }
    if let status { room.isFrozen = !status }
    if let opening { room.isOpening = opening }
    if let flag = body["botMode"]?.flag { room.isBotMode = flag }
  }

  func text(_ body: JSONObject, _ name: String) throws(IMKitRefusal) -> String? {
    guard let json = body[name], json != .null else { return nil }
    guard let text = json.text else { throw .invalid(name) }
    return text
  }

  func texts(_ body: JSONObject, _ name: String) throws(IMKitRefusal) -> [String]? {
    guard let json = body[name], json != .null else { return nil }
    guard let texts = json.texts else { throw .invalid(name) }
    return texts
  }

  private func bit(_ body: JSONObject, _ name: String) throws(IMKitRefusal) -> Bool? {
    guard let json = body[name], json != .null else { return nil }
    switch json {
    case .integer(0): return false
    case .integer(1): return true
    case .null, .bool, .integer, .number, .string, .array, .object: throw .invalid(name)
    }
  }
}
