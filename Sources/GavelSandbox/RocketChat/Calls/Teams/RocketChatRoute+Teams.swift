/// The `teams.*` calls.
extension RocketChatRoute {
  static let teamRoutes: [RocketChatRoute] = [
    .get("teams.list", RocketChatPlatform.listTeams),
    .get("teams.listAll", RocketChatPlatform.listAllTeams),
    .get("teams.info", RocketChatPlatform.teamInfo),
    .get("teams.members", RocketChatPlatform.teamMembers),
    .get("teams.listRooms", RocketChatPlatform.teamRooms),
    .get("teams.listRoomsOfUser", RocketChatPlatform.teamRoomsOfUser),
    .get("teams.autocomplete", RocketChatPlatform.completeTeamName),

    .post(
      "teams.create",
      body: .always(.object([.required("name"), .required("type", .integer)], isClosed: false)),
      RocketChatPlatform.createTeam),
    .post("teams.delete", RocketChatPlatform.deleteTeam),
    .post("teams.addRooms", RocketChatPlatform.addTeamRooms),
    .post("teams.removeRoom", RocketChatPlatform.removeTeamRoom),
    .post("teams.updateRoom", RocketChatPlatform.updateTeamRoom),
    .post("teams.addMembers", RocketChatPlatform.addTeamMembers),
    .post("teams.updateMember", RocketChatPlatform.updateTeamMember),
    .post("teams.removeMember", RocketChatPlatform.removeTeamMember),
    .post("teams.leave", RocketChatPlatform.leaveTeam),
  ]
}
