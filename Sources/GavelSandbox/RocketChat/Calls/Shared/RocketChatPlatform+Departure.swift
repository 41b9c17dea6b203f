/// How people come into rooms and out of them.
extension RocketChatPlatform {
  /// Lets a user leave a room on their own.
  func leave(_ room: ChatRoom, _ user: UserIndex) throws(RocketChatRefusal) {
    let details: JSON = ["method": "leaveRoom"]
    guard room.kind != .direct else { throw .notAllowed("leaveRoom") }
    guard has(user, "leave-\(room.kind.rawValue)") else { throw .notAllowed("leaveRoom") }
    guard workspace.isSubscribed(user, to: room) else {
      throw .meteor(
        code: "error-user-not-in-room", reason: "You are not in this room", details: details)
    }
    try keepAnOwner(of: room, without: user, method: "leaveRoom")
    remove(user, from: room)
    workspace.announce("ul", workspace[user].username ?? "", by: user, in: room)
  }

  /// Puts a user out of a room, as the calls `kick` do.
  func kick(
    _ target: UserIndex, from room: ChatRoom, by user: UserIndex
  ) throws(RocketChatRefusal) {
    guard has(user, "remove-user", in: room) else { throw .notAllowed("removeUserFromRoom") }
    guard workspace.isSubscribed(target, to: room) || mayKickFromAny(room, user) else {
      throw .meteor(
        code: "error-user-not-in-room", reason: "User is not in this room",
        details: ["method": "removeUserFromRoom"])
    }
    try keepAnOwner(of: room, without: target, method: "removeUserFromRoom")
    remove(target, from: room)
    // Also for somebody who was not there: the platform does the same.
    workspace.announce("ru", workspace[target].username ?? "", by: user, in: room)
  }

  func mayKickFromAny(_ room: ChatRoom, _ user: UserIndex) -> Bool {
    has(user, "kick-user-from-any-\(room.kind.rawValue)-room")
  }

  private func keepAnOwner(
    of room: ChatRoom, without user: UserIndex, method: String
  ) throws(RocketChatRefusal) {
    guard room.owners() == [user] else { return }
    throw .meteor(
      code: "error-you-are-last-owner",
      reason: "You are the last owner. Please set new owner before leaving the room.",
      details: ["method": .string(method)])
  }

  /// Ends a subscription; out of a team's main room means out of the team.
  func remove(_ user: UserIndex, from room: ChatRoom) {
    workspace.remove(user, from: room)
    if room.isTeamMain, let team = room.team {
      workspace.teams[team]?.members.removeAll { $0.user == user }
    }
  }

  /// Adds a user to a room with the message that tells of it; `inviter` is `nil` for who joins
  /// alone.
  func admit(_ user: UserIndex, to room: ChatRoom, by inviter: UserIndex?) {
    guard !workspace.isSubscribed(user, to: room) else { return }
    let now = workspace.stamp()
    workspace.add(user, to: room, at: now)
    if room.isTeamMain, let team = room.team, workspace.teams[team]?.has(user) == false {
      workspace.teams[team]?.members.append(ChatTeam.Member(user: user, joined: now))
    }
    workspace.announce(
      inviter == nil ? "uj" : "au", workspace[user].username ?? "", by: inviter ?? user, in: room)
  }
}
