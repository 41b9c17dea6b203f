/// Finding the team that a call speaks of, and writing teams.
extension RocketChatPlatform {
  /// Returns the team of `teamId` or `teamName`.
  func namedTeam(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatTeam {
    let found: ChatTeam?
    if let id = call.text("teamId") {
      found = workspace.teams[id]
    } else if let name = call.text("teamName") {
      found = workspace.teams.values.first { $0.name == name }
    } else {
      throw .invalidBody([
        "must have required property 'teamId'", "must have required property 'teamName'",
        "must match exactly one schema in oneOf",
      ])
    }
    guard let found else { throw .plain("team-does-not-exist") }
    return found
  }

  func mainRoom(of team: ChatTeam) -> ChatRoom? { workspace.room(id: team.room) }

  /// Refuses who lacks a permission in the team's main room.
  func require(
    _ permission: String, in team: ChatTeam, _ call: RocketChatCall
  ) throws(RocketChatRefusal) {
    guard has(call.caller, permission, in: mainRoom(of: team)) else { throw .forbiddenHandler }
  }

  /// Returns the rooms of a team without its main one, in the order they were made.
  func rooms(of team: ChatTeam) -> [ChatRoom] {
    workspace.rooms.filter { $0.team == team.id && !$0.isTeamMain }
  }

  func json(of team: ChatTeam) -> JSONObject {
    [
      "_id": .string(team.id), "name": .string(team.name), "type": team.isPrivate ? 1 : 0,
      "roomId": .string(team.room), "createdAt": iso8601(team.created),
      "createdBy": creatorJSON(of: team), "_updatedAt": iso8601(team.updated),
    ]
  }

  func countedJSON(of team: ChatTeam) -> JSON {
    var object = json(of: team)
    object["rooms"] = .integer(Int64(rooms(of: team).count))
    object["numberOfUsers"] = .integer(Int64(team.members.count))
    return .object(object)
  }

  private func creatorJSON(of team: ChatTeam) -> JSON {
    var creator = briefJSON(of: team.creator).fields ?? [:]
    creator["name"] = nil
    return .object(creator)
  }

  func sortValue(_ team: ChatTeam, _ field: String) -> SortValue {
    switch field {
    case "name": SortValue(team.name)
    case "createdAt": SortValue(team.created)
    case "_updatedAt": SortValue(team.updated)
    default: .missing
    }
  }
}
