/// Switching accounts on and off, and deleting them (contract, 10.2).
extension RocketChatPlatform {
  func setActiveStatus(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let mayEdit = has(call.caller, "edit-other-user-active-status")
    guard mayEdit || has(call.caller, "manage-moderation-actions") else {
      throw .forbiddenHandler
    }
    // The method behind the old route looks again and knows one of the two permissions only.
    guard mayEdit || compat != .p6 else { throw .notAllowed("setUserActiveStatus") }
    guard let user = call.text("userId").flatMap(workspace.user(id:)) else {
      throw .plain("User not found")
    }
    let isActive = call.flag("activeStatus") ?? false
    if !isActive {
      try keepAnAdministrator(without: user, method: "removeUser")
      _ = try relinquish(user, call)
    }
    workspace.setActive(user, isActive)
    return .payload([
      "user": ["_id": .string(workspace[user].id), "active": .bool(isActive)]
    ])
  }

  func deactivateIdle(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard
      has(call.caller, "edit-other-user-active-status")
        || (compat != .p6 && has(call.caller, "manage-moderation-actions"))
    else { throw .forbiddenHandler }
    let days = call.body["daysIdle"]?.wholeNumber ?? 0
    let role = call.text("role") ?? RoleName.user
    let limit = clock.milliseconds - min(max(days, 0), 100_000) * 86_400_000
    let idle = workspace.userIndices.filter { index in
      let user = workspace[index]
      guard user.isActive, !user.isDeleted, user.kind == .user, user.roles.contains(role) else {
        return false
      }
      return (user.lastLogin ?? .max) < limit
    }
    for user in idle { workspace.setActive(user, false) }
    return .payload(["count": .integer(Int64(idle.count))])
  }

  func deleteUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "delete-user") else { throw .forbiddenHandler }
    let user = try namedUser(call)
    guard workspace[user].id != "rocket.cat" else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Deleting Rocket.Cat user is not allowed",
        details: ["method": "deleteUser"])
    }
    try keepAnAdministrator(without: user, method: "deleteUser")
    let rooms = try relinquish(user, call)
    let erasure = UserErasure(rawValue: settings[text: "Message_ErasureType"]) ?? .delete
    workspace.delete(user, erasure: erasure, stranger: workspace.user(id: "rocket.cat"))
    if erasure == .delete {
      workspace.closeReports(
        by: call.caller, reason: "No reason provided", action: "DELETE_USER"
      ) { $0.snapshot?.author == user }
    }
    return compat == .p6 ? .done : .payload(["deletedRooms": .array(rooms.map(JSON.string))])
  }

  /// Refuses to leave rooms without an owner unless the call says that they may change hands.
  private func relinquish(
    _ user: UserIndex, _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> [String] {
    let orphans = workspace.orphans(without: user)
    guard orphans.isEmpty || call.flag("confirmRelinquish") == true else {
      let names = { (rooms: [ChatRoom]) -> JSON in
        .array(rooms.map { .string($0.displayName ?? $0.name ?? $0.id) })
      }
      throw .meteor(
        code: "user-last-owner",
        details: [
          "shouldBeRemoved": names(orphans.deserted), "shouldChangeOwner": names(orphans.inherited),
        ])
    }
    return workspace.settle(orphans, without: user)
  }

  private func keepAnAdministrator(
    without user: UserIndex, method: String
  ) throws(RocketChatRefusal) {
    let others = workspace.userIndices.contains { index in
      index != user && workspace[index].isActive && !workspace[index].isDeleted
        && workspace[index].roles.contains(RoleName.admin)
    }
    guard workspace[user].roles.contains(RoleName.admin), !others else { return }
    throw .meteor(
      code: "error-action-not-allowed",
      reason: "Leaving the app without an active admin is not allowed",
      details: ["method": .string(method), "action": "Remove_last_admin"])
  }
}
