/// The calls for public channels and for private groups.
extension RocketChatRoute {
  static let channelRoutes: [RocketChatRoute] =
    shared(by: .channels) + [
      .get("channels.list", RocketChatPlatform.listChannels),
      .get(.channels, "list.joined", RocketChatPlatform.listJoined),
      .post("channels.join", RocketChatPlatform.join),
    ]

  static let groupRoutes: [RocketChatRoute] =
    shared(by: .groups) + [
      .get(.groups, "list", RocketChatPlatform.listJoined),
      .get("groups.listAll", RocketChatPlatform.listAllGroups),
    ]

  private typealias FamilyHandler =
    @Sendable (RocketChatPlatform) -> (RocketChatCall, RoomFamily) throws(RocketChatRefusal) ->
    RocketChatReply

  private static func shared(by family: RoomFamily) -> [RocketChatRoute] {
    [
      .get(family, "info", RocketChatPlatform.info),
      .get(family, "members", RocketChatPlatform.members),
      .get(family, "messages", RocketChatPlatform.messages),
      .get(family, "history", RocketChatPlatform.history),
      .get(family, "files", RocketChatPlatform.files),
      .get(family, "roles", RocketChatPlatform.roles),
      .get(family, "moderators", RocketChatPlatform.moderators),
      .get(family, "counters", RocketChatPlatform.counters),
      .get(family, "online", RocketChatPlatform.online),
      .get(family, "getIntegrations", RocketChatPlatform.integrations),
      .post(family, "create", RocketChatPlatform.create),
      .post(family, "delete", RocketChatPlatform.delete),
      .post(family, "open", RocketChatPlatform.open),
      .post(family, "close", RocketChatPlatform.close),
      .post(family, "archive", RocketChatPlatform.archive),
      .post(family, "unarchive", RocketChatPlatform.unarchive),
      .post(family, "invite", RocketChatPlatform.invite),
      .post(family, "addAll", RocketChatPlatform.addAll),
      .post(family, "kick", RocketChatPlatform.kick),
      .post(family, "leave", RocketChatPlatform.leave),
      .post(family, "rename", RocketChatPlatform.rename),
      .post(family, "setTopic", RocketChatPlatform.setTopic),
      .post(family, "setDescription", RocketChatPlatform.setDescription),
      .post(family, "setPurpose", RocketChatPlatform.setPurpose),
      .post(family, "setAnnouncement", RocketChatPlatform.setAnnouncement),
      .post(family, "setReadOnly", RocketChatPlatform.setReadOnly),
      .post(family, "setType", RocketChatPlatform.setType),
    ]
      + RoleName.ofRooms.flatMap {
        [role($0, isGiven: true, family), role($0, isGiven: false, family)]
      }
  }

  /// `addOwner`, `removeModerator` and so on.
  private static func role(
    _ role: String, isGiven: Bool, _ family: RoomFamily
  ) -> RocketChatRoute {
    let word = role.prefix(1).uppercased() + role.dropFirst()
    return .post("\(family.prefix).\(isGiven ? "add" : "remove")\(word)") { platform in
      { call throws(RocketChatRefusal) in
        try platform.changeRole(role, isGiven: isGiven, call, family)
      }
    }
  }

  private static func get(
    _ family: RoomFamily, _ name: String, _ handler: @escaping FamilyHandler
  ) -> RocketChatRoute {
    .get("\(family.prefix).\(name)") { platform in
      { call throws(RocketChatRefusal) in try handler(platform)(call, family) }
    }
  }

  private static func post(
    _ family: RoomFamily, _ name: String, _ handler: @escaping FamilyHandler
  ) -> RocketChatRoute {
    .post("\(family.prefix).\(name)") { platform in
      { call throws(RocketChatRefusal) in try handler(platform)(call, family) }
    }
  }
}
