/// Finding the room and the user that a call speaks of.
extension RocketChatPlatform {
  /// Returns the room of `roomId` or `roomName`, of any type and whoever may see it.
  func anyRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    guard let room = try namedRoom(call, missing: .roomParameterMissing) else {
      throw .channelNotFound
    }
    return room
  }

  /// Returns the room of `roomId` or `roomName`, `nil` when there is none.
  func namedRoom(
    _ call: RocketChatCall, missing: RocketChatRefusal
  ) throws(RocketChatRefusal) -> ChatRoom? {
    if let id = call.text("roomId") { return workspace.room(id: id) }
    guard let name = call.text("roomName") else { throw missing }
    return workspace.room(named: name)
  }

  /// Returns the user of `userId` or `username` (or the older `user`).
  func namedUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> UserIndex {
    let found: UserIndex?
    if let id = call.text("userId") {
      found = workspace.user(id: id)
    } else if let name = call.text("username") ?? call.text("user") {
      found = workspace.user(named: name)
    } else {
      throw .meteor(
        code: "error-user-param-not-provided",
        reason: "The required \"userId\" or \"username\" param was not provided")
    }
    guard let found else {
      throw .meteor(
        code: "error-invalid-user",
        reason:
          "The required \"userId\" or \"username\" param provided does not match any users")
    }
    return found
  }

  /// Refuses callers without a workspace-wide permission, as older code did within the endpoint
  /// and the newer router does before it.
  func require(
    _ permission: String, _ call: RocketChatCall
  ) throws(RocketChatRefusal) {
    guard !has(call.caller, permission) else { return }
    throw compat == .p6 ? .forbiddenHandler : .forbiddenRoute
  }
}
