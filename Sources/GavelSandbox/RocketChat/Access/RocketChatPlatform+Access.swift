/// Who may see and do what (contract, section 4).
extension RocketChatPlatform {
  /// Returns whether a user holds a permission, by a role of the workspace or, when a room is
  /// named, by a role in that room.
  func has(_ user: UserIndex, _ permission: String, in room: ChatRoom? = nil) -> Bool {
    let roles = permissions[permission]
    if workspace[user].roles.contains(where: roles.contains) { return true }
    guard let membership = room?.membership(of: user), !membership.isBanned else { return false }
    return membership.roles.contains(where: roles.contains)
  }

  /// Returns whether a user can see into a room.
  ///
  /// Administrators have no way around this.
  func canAccess(_ room: ChatRoom, _ user: UserIndex) -> Bool {
    if room.kind == .channel {
      if let team = room.team.flatMap({ workspace.teams[$0] }) {
        if team.isPrivate ? team.has(user) : has(user, "view-c-room") { return true }
      } else if has(user, "view-c-room"), !isBanned(user, from: room) {
        return true
      }
    }
    if workspace.isSubscribed(user, to: room), !isBanned(user, from: room),
      has(user, "view-joined-room") || has(user, "view-\(room.kind.rawValue)-room")
    {
      return true
    }
    return room.parent.flatMap(workspace.room(id:)).map { canAccess($0, user) } ?? false
  }

  func isBanned(_ user: UserIndex, from room: ChatRoom) -> Bool {
    guard workspace.isSubscribed(user, to: room) else { return false }
    return room.membership(of: user)?.isBanned ?? false
  }

  /// Returns whether a user belongs to a room and was not banned from it.
  func isMember(_ user: UserIndex, of room: ChatRoom) -> Bool {
    workspace.isSubscribed(user, to: room) && !isBanned(user, from: room)
  }
}
