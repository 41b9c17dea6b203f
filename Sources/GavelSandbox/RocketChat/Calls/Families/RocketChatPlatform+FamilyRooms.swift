/// Making and deleting channels and groups (contract, 6.10).
extension RocketChatPlatform {
  func create(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-\(family.kind.rawValue)") else { throw .forbiddenHandler }
    let word = family == .channels ? "Param" : "Body param"
    guard let name = call.text("name") else { throw .plain("\(word) \"name\" is required") }
    if let members = call.arguments["members"], members.elements == nil {
      throw .plain("\(word) \"members\" must be an array if provided")
    }
    try checkName(name, function: "RocketChat.createRoom")
    let extra = call.arguments["extraData"]
    let team = extra?["teamId"]?.text.flatMap { workspace.teams[$0] }
    if let team, let main = workspace.room(id: team.room),
      !has(call.caller, "add-team-channel", in: main)
    {
      throw .forbiddenHandler
    }
    let now = workspace.stamp()
    let room = workspace.addRoom(
      kind: family.kind, name: name, creator: call.caller, created: now)
    room.isReadOnly = call.flag("readOnly") ?? false
    room.isBroadcast = extra?["broadcast"]?.flag ?? false
    room.topic = extra?["topic"]?.text
    room.description = extra?["description"]?.text
    room.team = team?.id
    room.customFields = call.arguments["customFields"]?.fields ?? [:]
    if call.flag("excludeSelf") != true {
      workspace.add(call.caller, to: room, roles: [RoleName.owner], at: now)
    }
    for user in call.list("members").compactMap(workspace.user(named:)) {
      workspace.add(user, to: room, at: now)
    }
    return reply(room, family)
  }

  /// Refuses names that the platform does not take and names that are taken.
  func checkName(_ name: String, function: String) throws(RocketChatRefusal) {
    let details: JSON = ["function": .string(function), "channel_name": .string(name)]
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isPlain else {
      throw .meteor(
        code: "error-invalid-room-name", reason: "\(name) is not a valid room name.",
        details: details)
    }
    guard workspace.room(named: name) == nil else {
      throw .meteor(
        code: "error-duplicate-channel-name",
        reason: "A channel with name '\(name)' exists", details: details)
    }
  }

  func delete(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try erase(room(call, family, takesArchived: true), by: call.caller)
    return .done
  }

  func open(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setOpen(true, call, family)
  }

  func close(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try setOpen(false, call, family)
  }

  private func setOpen(
    _ isOpen: Bool, _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family, takesArchived: true)
    let name = room.shownName
    guard let membership = room.membership(of: call.caller) else {
      throw .plain("The user/callee is not in the \(family.words) \"\(name)\".")
    }
    guard membership.isOpen != isOpen else {
      throw .plain(
        "The \(family.words), \(name), is already \(isOpen ? "open" : "closed") to the sender")
    }
    room.change(call.caller) { $0.isOpen = isOpen }
    return .done
  }

  func archive(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    try setArchived(true, room, by: call.caller)
    return .done
  }

  func unarchive(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family, takesArchived: true)
    guard room.isArchived else {
      throw .plain("The \(family.words), \(room.shownName), is not archived")
    }
    try setArchived(false, room, by: call.caller)
    return .done
  }

  private func setArchived(
    _ isArchived: Bool, _ room: ChatRoom, by user: UserIndex
  ) throws(RocketChatRefusal) {
    let verb = isArchived ? "archive" : "unarchive"
    guard has(user, "\(verb)-room", in: room) else {
      throw .meteor(
        code: "error-not-authorized", reason: "Not authorized",
        details: ["method": .string("\(verb)Room")])
    }
    room.isArchived = isArchived
    for place in room.memberships.indices { room.memberships[place].isArchived = isArchived }
    workspace.announce(isArchived ? "room-archived" : "room-unarchived", "", by: user, in: room)
  }
}
