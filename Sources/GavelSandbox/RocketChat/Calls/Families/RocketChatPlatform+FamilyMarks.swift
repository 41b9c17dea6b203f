/// What else channels and groups can become: encrypted, a team.
extension RocketChatPlatform {
  func setEncrypted(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard let isEncrypted = call.flag("encrypted") else {
      throw .plain("The bodyParam \"encrypted\" is required")
    }
    let room = try room(call, family)
    guard settings[flag: "E2E_Enable"] else {
      throw .meteor(
        code: "error-e2e-disabled", reason: "E2E is disabled, cannot change it")
    }
    try checkEditing(room, call)
    room.fields["encrypted"] = .bool(isEncrypted)
    workspace.announce(
      isEncrypted ? "room_e2e_enabled" : "room_e2e_disabled", "", by: call.caller, in: room)
    return reply(room, family)
  }

  func convertToTeam(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-team") else { throw .forbiddenHandler }
    let room = try room(call, family)
    try checkEditing(room, call)
    guard room.team == nil else { throw .plain("room-already-on-team") }
    let team = makeTeam(of: room, by: call.caller, at: workspace.stamp())
    workspace.announce("user-converted-to-team", room.name ?? "", by: call.caller, in: room)
    return .payload(["team": .object(json(of: team))])
  }
}
