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
  func countersReply(_ room: ChatRoom, _ user: UserIndex) -> RocketChatReply {
    let membership = room.membership(of: user)
    let seen = membership?.lastSeen ?? membership?.joined
    let unread = seen.map { seen in room.messages.count { $0.sent > seen && $0.author != user } }
    var payload: JSONObject = [
      "joined": .bool(membership != nil), "members": .integer(Int64(room.members.count)),
      "unreads": unread.map { .integer(Int64($0)) } ?? .null,
      "unreadsFrom": seen.map(iso8601) ?? .null,
      "msgs": .integer(Int64(room.messageCount)),
    ]
    payload["latest"] = room.lastMessage.map { iso8601($0.sent) } ?? .null
    payload["userMentions"] = .integer(Int64(membership?.mentions ?? 0))
    return .payload(payload)
  }
}
