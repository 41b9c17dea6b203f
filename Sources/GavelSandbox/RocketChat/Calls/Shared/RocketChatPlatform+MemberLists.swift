/// Listing the people of a room.
extension RocketChatPlatform {
  /// Returns the members that a list shows: active ones with a username, by `status` and `filter`.
  ///
  /// Deactivated members are invisible, so that a room can have more users than its list
  /// (6.14, `findUsersOfRoom.ts`).
  func listedMembers(of room: ChatRoom, _ call: RocketChatCall) -> [UserIndex] {
    let statuses = call.list("status")
    let filter = call.text("filter")?.lowercased()
    return room.members.filter { index in
      let user = workspace[index]
      guard user.isActive, let username = user.username else { return false }
      guard statuses.isEmpty || statuses.contains(user.status) else { return false }
      guard let filter else { return true }
      return username.lowercased().contains(filter) || user.name.lowercased().contains(filter)
    }
  }

  /// Answers `*.members`; unless asked otherwise who is there comes first, then by username.
  func membersReply(
    _ room: ChatRoom, _ call: RocketChatCall, order: [SortKey]
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      "members", listedMembers(of: room, call), self, order: order, values: sortValue(_:_:)
    ) { member in
      guard compat != .p6, var object = memberJSON(of: member).fields else {
        return memberJSON(of: member)
      }
      object["subscription"] = subscriptionBrief(of: member, in: room)
      return .object(object)
    }
  }

  static let presenceFirst = [
    SortKey(field: "status", isDescending: true), SortKey(field: "username"),
  ]

  private func subscriptionBrief(of member: UserIndex, in room: ChatRoom) -> JSON? {
    guard let membership = room.membership(of: member) else { return nil }
    var object: JSONObject = [
      "_id": .string(workspace.subscriptionID(of: member, in: room)),
      "ts": iso8601(membership.joined),
    ]
    if !membership.roles.isEmpty {
      object["roles"] = .array(membership.roles.map(JSON.string))
    }
    return .object(object)
  }

  /// Answers `*.roles`: who holds a role in the room.
  func rolesReply(_ room: ChatRoom) -> RocketChatReply {
    let holders = room.memberships.filter { !$0.roles.isEmpty && !$0.isBanned }
    return .payload([
      "roles": .array(
        holders.map { membership in
          [
            "_id": .string(workspace.subscriptionID(of: membership.user, in: room)),
            "rid": .string(room.id), "u": briefJSON(of: membership.user),
            "roles": .array(membership.roles.map(JSON.string)),
          ]
        })
    ])
  }

  /// Answers `*.counters` for the caller, or for another user to those who may ask.
  ///
  /// - Parameter isAdministrator: Whether the numbers are told to somebody who has not joined.
  func countersReply(
    _ room: ChatRoom, _ user: UserIndex, isAdministrator: Bool
  ) -> RocketChatReply {
    let membership = room.membership(of: user).flatMap { $0.isOpen ? $0 : nil }
    let seen = membership.map { $0.lastSeen ?? $0.joined }
    let unread = seen.map { seen in room.messages.count { $0.sent > seen && $0.author != user } }
    let isTold = membership != nil || isAdministrator
    let latest = room.lastMessage?.sent ?? room.updated
    return .payload([
      "joined": .bool(membership != nil),
      "members": isTold ? .integer(Int64(room.members.count)) : .null,
      "unreads": unread.map { .integer(Int64($0)) } ?? .null,
      "unreadsFrom": seen.map(iso8601) ?? .null,
      "msgs": isTold ? .integer(Int64(room.messageCount)) : .null,
      "latest": isTold ? iso8601(latest) : .null,
      "userMentions": membership.map { .integer(Int64($0.mentions)) } ?? .null,
    ])
  }
}
