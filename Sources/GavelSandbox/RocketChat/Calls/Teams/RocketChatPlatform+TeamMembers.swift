/// Changing who belongs to a team.
extension RocketChatPlatform {
  func addTeamMembers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    guard
      ["add-team-member", "edit-team-member"].contains(where: {
        has(call.caller, $0, in: mainRoom(of: team))
      })
    else { throw .forbiddenHandler }
    var added: [(user: UserIndex, roles: [String])] = []
    for member in call.body["members"]?.elements ?? [] {
      guard let user = member["userId"]?.text.flatMap(workspace.user(id:)) else {
        throw .plain("invalid-user")
      }
      added.append((user, member["roles"]?.texts ?? []))
    }
    for member in added { join(member.user, member.roles, team.id, by: call.caller) }
    return .done
  }

  func updateTeamMember(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    try require("edit-team-member", in: team, call)
    let wish = call.body["member"]
    guard let user = wish?["userId"]?.text.flatMap(workspace.user(id:)),
      let place = team.members.firstIndex(where: { $0.user == user })
    else { throw .plain("member-does-not-exist") }
    let roles = (wish?["roles"]?.texts ?? []).filter { $0 != "member" }
    workspace.teams[team.id]?.members[place].roles = roles
    mainRoom(of: team)?.change(user) { $0.roles = roles }
    return .done
  }

  /// Puts a user out of the team, its main room and those of its rooms that are named.
  func removeTeamMember(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    try require("edit-team-member", in: team, call)
    guard let user = call.text("userId").flatMap(workspace.user(id:)) else {
      throw .plain("invalid-user")
    }
    guard team.has(user) else { throw .plain("user-is-not-team-member") }
    try leaveTeam(team, user, call.list("rooms"), by: call.caller)
    return .done
  }

  func leaveTeam(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let team = try namedTeam(call)
    guard team.has(call.caller) else { throw .plain("user-is-not-team-member") }
    try leaveTeam(team, call.caller, call.list("rooms"), by: call.caller)
    return .done
  }

  private func leaveTeam(
    _ team: ChatTeam, _ user: UserIndex, _ named: [String], by caller: UserIndex
  ) throws(RocketChatRefusal) {
    guard let main = mainRoom(of: team) else { return }
    guard main.owners() != [user] else { throw .plain("last-owner-can-not-be-removed") }
    for room in rooms(of: team) where named.contains(room.id) && room.owners() != [user] {
      workspace.remove(user, from: room)
    }
    remove(user, from: main)
    let name = workspace[user].username ?? ""
    workspace.announce(
      user == caller ? "ult" : "removed-user-from-team", name, by: caller, in: main)
  }

  /// Adds a user to a team, its main room and the rooms that everybody of it joins.
  func join(_ user: UserIndex, _ roles: [String], _ id: String, by caller: UserIndex) {
    guard let team = workspace.teams[id], !team.has(user), let main = mainRoom(of: team) else {
      return
    }
    let roles = roles.filter { $0 != "member" }
    let now = workspace.stamp()
    workspace.teams[id]?.members.append(ChatTeam.Member(user: user, roles: roles, joined: now))
    workspace.add(user, to: main, roles: roles, at: now)
    workspace.announce(
      "added-user-to-team", workspace[user].username ?? "", by: caller, in: main)
    for room in rooms(of: team) where room.fields["teamDefault"] == true {
      workspace.add(user, to: room, at: now)
    }
  }
}
