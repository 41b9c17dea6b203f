/// The workspace's settings, its licence, and the search over names.
extension RocketChatPlatform {
  func publicSettings(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try settingsReply(call)
  }

  func privateSettings(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "view-privileged-setting") else { throw .forbiddenHandler }
    return try settingsReply(call)
  }

  private func settingsReply(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      "settings", knownSettings, self, order: [],
      values: { SortValue($1 == "_id" ? $0.key : nil) },
      json: { ["_id": .string($0.key), "value": $0.value, "public": true] })
  }

  /// The platform's own settings, without the sandbox's.
  private var knownSettings: [JSONObject.Field] {
    (settings.json.fields?.fields ?? []).filter { $0.key != "totp_required_routes" }
  }

  func setting(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "view-privileged-setting") else { throw .forbiddenHandler }
    let name = call.request.head.segments.last ?? ""
    guard let found = knownSettings.first(where: { $0.key == name }) else { throw .silent }
    return .payload(["_id": .string(name), "value": found.value])
  }

  func changeSetting(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "edit-privileged-setting") else { throw .forbiddenHandler }
    let name = call.request.head.segments.last ?? ""
    guard knownSettings.contains(where: { $0.key == name }), let value = call.body["value"] else {
      throw .silent
    }
    do throws(ControlRefusal) {
      try settings.set(name, to: value)
    } catch {
      throw .plain("Match error: Failed Match.OneOf, Match.Maybe or Match.Optional validation")
    }
    return .done
  }

  /// A Community workspace has no licence to show.
  func license(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    .payload(["license": ["activeModules": [], "preventedActions": [:]]])
  }

  /// `spotlight`: people and rooms by a part of their names.
  func spotlight(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let query = call.text("query") ?? ""
    let words = query.drop { $0 == "@" || $0 == "#" }.lowercased()
    let users = workspace.userIndices.filter { index in
      let user = workspace[index]
      guard !user.isDeleted, user.isActive, query.first != "#" else { return false }
      return (user.username ?? "").lowercased().contains(words)
        || user.name.lowercased().contains(words)
    }
    let rooms = workspace.rooms.filter { room in
      room.kind == .channel && query.first != "@" && canAccess(room, call.caller)
        && (room.name ?? "").lowercased().contains(words)
    }
    return .payload([
      "users": .array(users.prefix(5).map(memberJSON)),
      "rooms": .array(
        rooms.prefix(5).map { room in
          [
            "_id": .string(room.id), "name": .string(room.name ?? ""),
            "t": .string(room.kind.rawValue),
          ]
        }),
    ])
  }

  /// `directory`: people or channels of the whole workspace, by a part of their names.
  func directory(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let wish = JSON(reading: Array((call.text("query") ?? "{}").utf8))
    let words = (wish?["text"]?.text ?? call.text("text") ?? "").lowercased()
    guard (wish?["type"]?.text ?? call.text("type")) == "users" else {
      let rooms = workspace.rooms.filter {
        $0.kind == .channel && ($0.name ?? "").lowercased().contains(words)
      }
      return try call.reply(
        "result", rooms, self, order: [SortKey(field: "name")], values: sortValue(_:_:),
        json: { .object(json(of: $0)) })
    }
    let users = workspace.userIndices.filter { index in
      let user = workspace[index]
      return !user.isDeleted && user.isActive
        && "\(user.username ?? "") \(user.name)".lowercased().contains(words)
    }
    return try call.reply(
      "result", users, self, order: [SortKey(field: "username")], values: sortValue(_:_:),
      json: memberJSON(of:))
  }
}
