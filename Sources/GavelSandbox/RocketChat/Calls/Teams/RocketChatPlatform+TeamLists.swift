/// Reading about teams (contract, 6.11).
extension RocketChatPlatform {
  func listAllTeams(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try require("view-all-teams", call)
    return try teamsReply(Array(workspace.teams.values), call)
  }

  func listTeams(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try teamsReply(workspace.teams.values.filter { $0.has(call.caller) }, call)
  }

  private func teamsReply(
    _ teams: [ChatTeam], _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      "teams", teams, self, order: [SortKey(field: "name")], values: { sortValue($0, $1) },
      json: { countedJSON(of: $0) })
  }

  func teamInfo(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try visibleTeam(call)
    return .payload(["teamInfo": .object(json(of: team))])
  }

  /// Older code calls a team that the caller may not see one that is not there.
  private func visibleTeam(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatTeam {
    let team: ChatTeam
    do throws(RocketChatRefusal) {
      team = try namedTeam(call)
    } catch {
      throw error == .plain("team-does-not-exist") ? .plain("Team not found") : error
    }
    guard !team.isPrivate || team.has(call.caller) || has(call.caller, "view-all-teams") else {
      throw .forbiddenHandler
    }
    return team
  }

  func teamMembers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    guard team.has(call.caller) || has(call.caller, "view-all-teams") else {
      throw .forbiddenHandler
    }
    let name = call.text("name")?.lowercased()
    let username = call.text("username")?.lowercased()
    let statuses = call.list("status")
    let shown = team.members.filter { member in
      let user = workspace[member.user]
      guard statuses.isEmpty || statuses.contains(user.status) else { return false }
      guard name != nil || username != nil else { return true }
      return (name.map { user.name.lowercased().contains($0) } ?? false)
        || (username.map { user.username?.lowercased().contains($0) ?? false } ?? false)
    }
    return try call.reply(
      "members", shown, self, order: [],
      values: { sortValue($0.user, $1) },
      json: { member in
        [
          "user": memberJSON(of: member.user),
          "roles": .array(member.roles.map(JSON.string)),
          "createdBy": briefJSON(of: team.creator), "createdAt": iso8601(member.joined),
        ]
      })
  }

  func teamRooms(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    let seesAll = has(call.caller, "view-all-team-channels", in: mainRoom(of: team))
    guard seesAll || !team.isPrivate || team.has(call.caller) else {
      throw .plain("user-not-on-private-team")
    }
    let words = call.text("filter")?.lowercased()
    let wantsDefault = call.text("type") == "autoJoin"
    let shown = rooms(of: team).filter { room in
      guard seesAll || room.kind == .channel || isMember(call.caller, of: room) else {
        return false
      }
      guard !wantsDefault || room.fields["teamDefault"] == true else { return false }
      return words.map { (room.name ?? "").lowercased().contains($0) } ?? true
    }
    return try roomsReply(shown, call)
  }

  func teamRoomsOfUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    let user = try namedUser(call)
    guard user == call.caller || has(call.caller, "view-all-teams") else {
      throw .forbiddenHandler
    }
    return try roomsReply(rooms(of: team).filter { isMember(user, of: $0) }, call)
  }

  private func roomsReply(
    _ rooms: [ChatRoom], _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      "rooms", rooms, self, order: [], values: { sortValue($0, $1) },
      json: { .object(json(of: $0)) })
  }

  func completeTeamName(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let words = (call.text("name") ?? "").lowercased()
    let found = workspace.teams.values.filter { team in
      team.name.lowercased().contains(words)
        && (!team.isPrivate || team.has(call.caller) || has(call.caller, "view-all-teams"))
    }.sorted { $0.name < $1.name }
    return .payload(["teams": .array(found.map { .object(json(of: $0)) })])
  }
}
