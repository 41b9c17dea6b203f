/// Rooms as the platform writes them (contract, sections 6.1 and 10.3).
extension RocketChatPlatform {
  /// A room in full, as its members see it.
  func json(of room: ChatRoom) -> JSONObject {
    var object = commonJSON(of: room)
    object["_updatedAt"] = iso8601(room.updated)
    object["sysMes"] = true
    if let last = room.lastMessage {
      object["lm"] = iso8601(last.sent)
      object["lastMessage"] = json(of: last, in: room)
    }
    object["customFields"] = .object(room.customFields)
    for field in room.fields.fields where !Self.secretFields.contains(field.key) {
      object[field.key] = field.value
    }
    if room.fields["joinCode"] != nil { object["joinCodeRequired"] = true }
    return object
  }

  /// A room as administrators see it: no newest message and no time of its last change.
  func adminJSON(of room: ChatRoom) -> JSONObject {
    var object = commonJSON(of: room)
    if compat != .p6 { object["customFields"] = .object(room.customFields) }
    for name in ["reactWhenReadOnly", "favorite", "featured", "avatarETag"] {
      object[name] = room.fields[name]
    }
    return object
  }

  private static let secretFields: Set<String> = ["joinCode", "members", "importIds", "e2e"]

  private func commonJSON(of room: ChatRoom) -> JSONObject {
    var object: JSONObject = ["_id": .string(room.id), "t": .string(room.kind.rawValue)]
    object["name"] = room.name.map(JSON.string)
    object["fname"] = room.displayName.map(JSON.string)
    if room.kind == .direct {
      let names = room.participants.compactMap { workspace[$0].username }
      object["usernames"] = .array(names.map(JSON.string))
      object["uids"] = .array(room.participants.map { .string(workspace[$0].id) })
    } else {
      object["u"] = room.creator.map(briefJSON(of:))
    }
    object["usersCount"] = .integer(Int64(room.members.count))
    object["msgs"] = .integer(Int64(room.messageCount))
    object["ts"] = iso8601(room.created)
    object["ro"] = .bool(room.isReadOnly)
    if room.kind != .direct { object["default"] = .bool(room.isDefault) }
    object["prid"] = room.parent.map(JSON.string)
    object["teamId"] = room.team.map(JSON.string)
    if room.isTeamMain { object["teamMain"] = true }
    object["topic"] = room.topic.map(JSON.string)
    object["description"] = room.description.map(JSON.string)
    object["announcement"] = room.announcement.map(JSON.string)
    if room.isArchived { object["archived"] = true }
    if room.isBroadcast { object["broadcast"] = true }
    if room.isFederated { object["federated"] = true }
    if !room.muted.isEmpty { object["muted"] = .array(room.muted.map(JSON.string)) }
    if !room.unmuted.isEmpty { object["unmuted"] = .array(room.unmuted.map(JSON.string)) }
    return object
  }

  /// What a room holds in a field that a list can be sorted by.
  func sortValue(_ room: ChatRoom, _ field: String) -> SortValue {
    switch field {
    case "_id": SortValue(room.id)
    case "name": SortValue(room.name)
    case "fname": SortValue(room.displayName)
    case "t": SortValue(room.kind.rawValue)
    case "msgs": SortValue(Int64(room.messageCount))
    case "usersCount": SortValue(Int64(room.members.count))
    case "ts": SortValue(room.created)
    case "lm": SortValue(room.lastMessage?.sent)
    case "_updatedAt": SortValue(room.updated)
    case "default": SortValue(room.isDefault)
    default: .missing
    }
  }
}
