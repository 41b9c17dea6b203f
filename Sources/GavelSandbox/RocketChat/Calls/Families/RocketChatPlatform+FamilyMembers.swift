/// Who is in a channel or group, and with which role (contract, 7.4).
extension RocketChatPlatform {
  func kick(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try kickRoom(call, family)
    let target = try namedUser(call)
    try kick(target, from: room, by: call.caller)
    switch family {
    case .channels: return reply(room, family)
    // The documentation shows the group here; the code does not send it.
    case .groups: return .done
    }
  }

  /// Whoever may kick from any group finds it without being in it.
  private func kickRoom(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> ChatRoom {
    if family == .groups,
      let room = try namedRoom(call, missing: .groupParameterMissing), room.kind == .group,
      mayKickFromAny(room, call.caller)
    {
      return room
    }
    let room = try room(call, family)
    guard canAccess(room, call.caller) || mayKickFromAny(room, call.caller) else {
      throw .groupNotFound
    }
    return room
  }

  func invite(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    let users = try invited(call, family)
    let mayInvite =
      (isMember(call.caller, of: room) && has(call.caller, "add-user-to-joined-room", in: room))
      || has(call.caller, "add-user-to-any-\(room.kind.rawValue)-room")
    guard mayInvite else { throw .notAllowed("addUsersToRoom") }
    for user in users {
      guard !isBanned(user, from: room) else {
        throw .meteor(code: "error-user-is-banned", reason: "User is banned from this room")
      }
      admit(user, to: room, by: call.caller)
    }
    return reply(room, family)
  }

  /// Returns the users of one key for one or of two keys for many; of many, unknown ones are
  /// passed over.
  private func invited(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> [UserIndex] {
    if ["userId", "username", "user"].contains(where: { call.text($0) != nil }) {
      return [try namedUser(call)]
    }
    let users =
      call.list("userIds").compactMap(workspace.user(id:))
      + call.list("usernames").compactMap(workspace.user(named:))
    guard users.isEmpty else { return users }
    switch family {
    case .channels:
      throw .codeInError(
        "invalid-user-invite-list", "Cannot invite if no users are provided")
    case .groups:
      throw .meteor(
        code: "error-empty-invite-list",
        reason: "Cannot invite if no valid users are provided")
    }
  }

  /// Adds everybody with an account, or everybody who is active.
  func addAll(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    guard has(call.caller, "add-all-to-room") else { throw .notAllowed("addAllUserToRoom") }
    for user in workspace.userIndices where !workspace[user].isDeleted {
      if call.flag("activeUsersOnly") == true, !workspace[user].isActive { continue }
      admit(user, to: room, by: call.caller)
    }
    return reply(room, family)
  }

  func join(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, .channels)
    guard canAccess(room, call.caller), !isBanned(call.caller, from: room) else {
      throw .notAllowed("joinRoom")
    }
    if let code = room.fields["joinCode"]?.text, call.text("joinCode") != code,
      !has(call.caller, "join-without-join-code")
    {
      throw .meteor(
        code: "error-code-invalid", reason: "Invalid Room Password",
        details: ["method": "joinRoom"])
    }
    admit(call.caller, to: room, by: nil)
    return reply(room, .channels)
  }

  func leave(
    _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    try leave(room, call.caller)
    return family == .channels ? reply(room, family) : .done
  }

  /// Gives or takes a role in the room; the platform tells the room of it.
  func changeRole(
    _ role: String, isGiven: Bool, _ call: RocketChatCall, _ family: RoomFamily
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try room(call, family)
    let user = try namedUser(call)
    let method = "\(isGiven ? "add" : "remove")Room\(role.capitalizedWord)"
    let details: JSON = ["method": .string(method)]
    guard has(call.caller, "set-\(role)", in: room) else { throw .notAllowed(method) }
    guard let membership = room.membership(of: user), !membership.isBanned else {
      throw .meteor(
        code: "error-user-not-in-room", reason: "User is not in this room", details: details)
    }
    let article = role == RoleName.owner ? "an" : "a"
    guard membership.roles.contains(role) != isGiven else {
      throw .meteor(
        code: isGiven ? "error-user-already-\(role)" : "error-user-not-\(role)",
        reason: isGiven ? "User is already \(article) \(role)" : "User is not \(article) \(role)",
        details: details)
    }
    if role == RoleName.owner, !isGiven, room.owners() == [user] {
      throw .meteor(
        code: "error-remove-last-owner",
        reason: "This is the last owner. Please set a new owner before removing this one.",
        details: details)
    }
    room.change(user) { part in
      if isGiven { part.roles.append(role) } else { part.roles.removeAll { $0 == role } }
    }
    workspace.announce(
      isGiven ? "subscription-role-added" : "subscription-role-removed",
      workspace[user].username ?? "", by: call.caller, in: room,
      fields: ["role": .string(role)])
    return .done
  }
}

extension String {
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
