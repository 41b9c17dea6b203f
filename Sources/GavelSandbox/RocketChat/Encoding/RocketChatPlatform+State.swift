/// The workspace as the control call `state` shows it.
extension RocketChatPlatform {
  func state(countingMessages: Bool) -> [UInt8] {
    var output = Array("{\"users\":".utf8)
    output += JSON.array(writing: workspace.users.lazy.filter { !$0.isDeleted }) { user in
      [
        "id": .string(user.id), "name": .string(user.username ?? ""),
        "displayName": .string(user.name),
        "active": .bool(user.isActive), "roles": .array(user.roles.map(JSON.string)),
      ]
    }
    output += Array(",\"rooms\":".utf8)
    output += JSON.array(writing: workspace.rooms) { stateJSON(of: $0, countingMessages) }
    output += Array(",\"teams\":".utf8)
    output += JSON.array(writing: workspace.teams.values.sorted { $0.created < $1.created }) {
      team in
      [
        "id": .string(team.id), "name": .string(team.name), "room": .string(team.room),
        "members": .array(team.members.map { .string(workspace[$0.user].id) }),
      ]
    }
    output += Array(",\"reports\":".utf8)
    output += JSON.array(writing: workspace.reports, each: stateJSON(of:))
    output.append(UInt8(ascii: "}"))
    return output
  }

  private func stateJSON(of room: ChatRoom, _ countingMessages: Bool) -> JSON {
    var roles = JSONObject()
    for member in room.memberships where !member.roles.isEmpty {
      roles.append(workspace[member.user].id, .array(member.roles.map(JSON.string)))
    }
    var object: JSONObject = [
      "id": .string(room.id),
      "name": .string(room.displayName ?? room.name ?? ""),
      "type": .string(room.kind.rawValue),
      "owner": (room.owners().first ?? room.creator).map { .string(workspace[$0].id) } ?? .null,
      "members": .array(room.members.map { .string(workspace[$0].id) }),
      "roles": .object(roles),
      "messages": countingMessages
        ? .integer(Int64(room.messages.count))
        : .array(room.messages.map { stateJSON(of: $0) }),
    ]
    object["parent"] = room.parent.map(JSON.string)
    object["team"] = room.team.map(JSON.string)
    if !room.muted.isEmpty { object["muted"] = .array(room.muted.map(JSON.string)) }
    if room.isReadOnly { object["readOnly"] = true }
    if room.isArchived { object["archived"] = true }
    return .object(object)
  }

  private func stateJSON(of message: ChatMessage) -> JSON {
    var object: JSONObject = [
      "id": .string(workspace.id(of: message.key)),
      "author": .string(workspace[message.author].id), "text": .string(message.text),
      "type": .string(message.type ?? ""), "time": iso8601(message.sent),
    ]
    guard message.hasDetails else { return .object(object) }
    if message.isHidden { object["hidden"] = true }
    if message.isPinned { object["pinned"] = true }
    object["thread"] = message.thread.map(JSON.string)
    object["discussion"] = message.discussion.map(JSON.string)
    return .object(object)
  }

  private func stateJSON(of report: ModerationReport) -> JSON {
    let author = report.snapshot?.author ?? report.reportedUser
    var object: JSONObject = [
      "id": .string(report.id),
      "message": report.snapshot.map { .string($0.message) } ?? .null,
      "room": report.snapshot.map { .string($0.room) } ?? .null,
      "author": author.map { .string(workspace[$0].id) } ?? .null,
      "reporter": .string(workspace[report.reporter].id), "reason": .string(report.reason),
      "open": .bool(report.isOpen), "time": iso8601(report.time),
    ]
    if let closing = report.closing {
      object["closed"] = [
        "time": iso8601(closing.time), "moderator": .string(workspace[closing.moderator].id),
        "reason": .string(closing.reason), "action": .string(closing.action),
      ]
    }
    return .object(object)
  }
}
