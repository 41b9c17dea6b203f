/// The calls that give channels and groups what else they can have.
extension RocketChatRoute {
  static let familyMarkRoutes = [RoomFamily.channels, .groups].flatMap(marks)

  private static func marks(of family: RoomFamily) -> [RocketChatRoute] {
    [
      .post("\(family.prefix).setEncrypted") { platform in
        { call throws(RocketChatRefusal) in try platform.setEncrypted(call, family) }
      },
      .post("\(family.prefix).convertToTeam") { platform in
        { call throws(RocketChatRefusal) in try platform.convertToTeam(call, family) }
      },
    ]
  }
}
