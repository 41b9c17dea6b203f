/// The calls that give channels and groups what else they can have.
extension RocketChatRoute {
  static let familyMarkRoutes: [RocketChatRoute] =
    [
      .post("channels.setJoinCode", RocketChatPlatform.setJoinCode),
      .post("channels.setDefault", RocketChatPlatform.setDefault),
      .get("channels.getAllUserMentionsByChannel", RocketChatPlatform.channelMentions),
      .post("rooms.favorite", RocketChatPlatform.setFavorite),
    ] + [RoomFamily.channels, .groups].flatMap(marks)

  private static func marks(of family: RoomFamily) -> [RocketChatRoute] {
    [
      .post("\(family.prefix).setCustomFields") { platform in
        { call throws(RocketChatRefusal) in try platform.setCustomFields(call, family) }
      },
      .post("\(family.prefix).setEncrypted") { platform in
        { call throws(RocketChatRefusal) in try platform.setEncrypted(call, family) }
      },
      .post("\(family.prefix).convertToTeam") { platform in
        { call throws(RocketChatRefusal) in try platform.convertToTeam(call, family) }
      },
    ]
  }
}
