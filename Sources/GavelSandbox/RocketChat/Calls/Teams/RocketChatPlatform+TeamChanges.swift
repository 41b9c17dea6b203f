/// Making and deleting teams and changing their rooms (contract, 6.11).
extension RocketChatPlatform {
  func createTeam(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-team") else { throw .forbiddenHandler }
    let name = call.text("name") ?? ""
    guard !workspace.teams.values.contains(where: { $0.name == name }),
      workspace.room(named: name) == nil
    else { throw .plain("team-name-already-exists") }
    let type = call.body["type"]?.wholeNumber
    guard type == 0 || type == 1 else { throw .plain("team-type-not-valid") }
    let now = workspace.stamp()
    let room = workspace.addRoom(
      kind: type == 1 ? .group : .channel, name: name, creator: call.caller, created: now)
    workspace.add(call.caller, to: room, roles: [RoleName.owner], at: now)
    let team = makeTeam(of: room, by: call.caller, at: now)
    for id in call.list("members") {
      guard let user = workspace.user(id: id) ?? workspace.user(named: id) else { continue }
      join(user, [], team.id, by: call.caller)
    }
    return .payload(["team": .object(json(of: team))])
  }

  /// Turns a room with its members into the main room of a new team.
  func makeTeam(of room: ChatRoom, by creator: UserIndex, at now: Int64) -> ChatTeam {
    var team = ChatTeam(
      id: workspace.nextHexID(), name: room.name ?? "", isPrivate: room.kind == .group,
      room: room.id, created: now, updated: now, creator: creator)
    team.members = room.memberships.map {
      ChatTeam.Member(user: $0.user, roles: $0.roles, joined: $0.joined)
    }
    room.team = team.id
    room.isTeamMain = true
    workspace.teams[team.id] = team
    return team
  }

  /// Erases the rooms that are named and the main room; the others survive without the team.
  func deleteTeam(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    try require("delete-team", in: team, call)
    let named = Set(call.list("roomsToRemove"))
    for room in rooms(of: team) where named.contains(room.id) {
      try erase(room, by: call.caller)
    }
    for room in rooms(of: team) { room.team = nil }
    if let main = mainRoom(of: team) {
      workspace.teams[team.id] = nil
      main.team = nil
      main.isTeamMain = false
      workspace.delete(main)
    }
    workspace.teams[team.id] = nil
    return .done
  }

  func addTeamRooms(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    guard has(call.caller, "move-room-to-team", in: mainRoom(of: team)) else {
      throw .meteor(code: "error-no-permission-team-channel")
    }
    var added: [ChatRoom] = []
    for id in call.list("rooms") {
      guard let room = workspace.room(id: id) else { throw .plain("invalid-room") }
      guard isMember(call.caller, of: room) else { throw .plain("error-no-owner-channel") }
      guard room.kind != .direct, room.team == nil else { throw .plain("room-already-on-team") }
      added.append(room)
    }
    for room in added {
      room.team = team.id
      guard let main = mainRoom(of: team) else { continue }
      workspace.announce("user-added-room-to-team", room.name ?? "", by: call.caller, in: main)
    }
    return .payload(["rooms": .array(added.map { .object(json(of: $0)) })])
  }

  func removeTeamRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    try require("remove-team-channel", in: team, call)
    guard let room = call.text("roomId").flatMap(workspace.room(id:)) else {
      throw .plain("invalid-room")
    }
    guard room.team == team.id, !room.isTeamMain else { throw .plain("room-not-on-team") }
    room.team = nil
    room.fields["teamDefault"] = nil
    if let main = mainRoom(of: team) {
      workspace.announce("user-removed-room-from-team", room.name ?? "", by: call.caller, in: main)
    }
    return .payload(["room": .object(json(of: room))])
  }

  func updateTeamRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let room = call.text("roomId").flatMap(workspace.room(id:)) else {
      throw .plain("invalid-room")
    }
    guard let team = room.team.flatMap({ workspace.teams[$0] }) else {
      throw .plain("room-not-on-team")
    }
    try require("edit-team-channel", in: team, call)
    room.fields["teamDefault"] = .bool(call.flag("isDefault") ?? false)
    return .payload(["room": .object(json(of: room))])
  }
}
