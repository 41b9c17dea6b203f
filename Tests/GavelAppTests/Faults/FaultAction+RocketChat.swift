import GavelModel
import GavelStore

extension FaultAction {
  /// Every action that Rocket.Chat has.
  static let rocketchat: [FaultAction] = messagesAndRooms + people + reports

  private static let messagesAndRooms: [FaultAction] = [
    FaultAction(
      name: "delete-message", column: "message", role: "admin", path: "/api/v1/chat.delete"
    ) { ground in
      try await newestMessage(in: try ground.room("market"), ground)
    },
    FaultAction(
      name: "clear-room", column: "clear", role: "admin", path: "/api/v1/rooms.cleanHistory"
    ) { ground in
      let room = try ground.room("market").id
      return whole(.clearRoom(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(
      name: "clear-room (scope)", column: "scope", role: "admin",
      path: "/api/v1/rooms.cleanHistory"
    ) { ground in
      let room = try ground.room("market").id
      let scope = ClearScope(authors: ["spam9"], keepsPinned: true)
      return whole(.clearRoom(RoomID(room), scope: scope), room: room, me: ground.me)
    },
    FaultAction(
      name: "delete-room", column: "room", role: "admin", path: "/api/v1/rooms.delete"
    ) { ground in
      let room = try ground.room("market").id
      return whole(.deleteRoom(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(name: "delete-dm", column: "alone", role: "admin", path: "/api/v1/im.delete") {
      ground in
      let pair = [try ground.person("alice").rawValue, try ground.person("bob").rawValue]
      guard let room = ground.world.direct(pair)?.id else { throw Ground.Missing() }
      return whole(.deleteDirect(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(
      name: "delete-dm (username)", column: "alone", role: "owner", path: "/api/v1/im.delete"
    ) { ground in
      let pair = [ground.me.rawValue, try ground.person("ulli").rawValue]
      guard let room = ground.world.direct(pair)?.id else { throw Ground.Missing() }
      return whole(.deleteDirect(RoomID(room), username: "ulli"), room: room, me: ground.me)
    },
    FaultAction(name: "leave-room", column: "alone", role: "user", path: "/api/v1/rooms.leave") {
      ground in
      let room = try ground.room("lobby").id
      return whole(
        .leaveRoom(RoomID(room), announced: false), room: room, me: ground.me)
    },
  ]

  private static let people: [FaultAction] = [
    FaultAction(
      name: "remove-member", column: "alone", role: "admin", path: "/api/v1/channels.kick"
    ) { ground in
      removal([try ground.person("spam9")], from: try ground.room("market").id)
    },
    FaultAction(
      name: "remove-member (several)", column: "several", role: "admin",
      path: "/api/v1/channels.kick"
    ) { ground in
      removal(
        [try ground.person("spam9"), try ground.person("li.ming")],
        from: try ground.room("market").id)
    },
    FaultAction(
      name: "mute-member", column: "again", role: "admin", path: "/api/v1/rooms.muteUser"
    ) { ground in
      try mute(true, ground)
    },
    FaultAction(
      name: "unmute-member", column: "again", role: "admin", path: "/api/v1/rooms.unmuteUser",
      setup: { ground in
        let body = #"{"roomId":"\#(try ground.room("market").id)","username":"spam9"}"#
        return ("rooms.muteUser", body)
      }
    ) { ground in
      try mute(false, ground)
    },
    FaultAction(
      name: "deactivate-user", column: "again", role: "admin",
      path: "/api/v1/users.setActiveStatus"
    ) { ground in
      try activate(false, "spam9", ground)
    },
    FaultAction(
      name: "reactivate-user", column: "again", role: "admin",
      path: "/api/v1/users.setActiveStatus"
    ) { ground in
      try activate(true, "gone.gil", ground)
    },
  ]

  private static let reports: [FaultAction] = [
    FaultAction(
      name: "dismiss-reports", column: "dismiss", role: "admin",
      path: "/api/v1/moderation.dismissReports"
    ) { ground in
      let author = try ground.person("mallory")
      return reported(.dismissReports(.author(author)), author)
    },
    FaultAction(
      name: "delete-reported", column: "alone", role: "admin",
      path: "/api/v1/moderation.user.deleteReportedMessages"
    ) { ground in
      let author = try ground.person("mallory")
      return reported(.deleteReported(author), author)
    },
  ]

  private static func mute(_ isMuted: Bool, _ ground: Ground) throws -> Aim {
    let room = try ground.room("market").id
    let person = try ground.person("spam9")
    var aim = Aim(
      actions: [
        isMuted
          ? .muteMember(person, room: RoomID(room)) : .unmuteMember(person, room: RoomID(room))
      ],
      room: room,
      isAchieved: { _, after in
        [(after.room(room)?.muted ?? []).contains("spam9") == isMuted]
      })
    // The store was synced before the scene muted anybody.
    guard isMuted else { return aim }
    aim.stands = { reader in
      let member = try await reader.member(person, in: RoomID(room))
      return [member?.isMuted != true]
    }
    return aim
  }

  private static func activate(
    _ isActive: Bool, _ name: String, _ ground: Ground
  ) throws -> Aim {
    let person = try ground.person(name)
    return Aim(
      actions: [isActive ? .reactivateUser(person) : .deactivateUser(person)], room: "",
      person: person.rawValue,
      isAchieved: { _, after in [after.user(name)?.active == isActive] })
  }

  private static func reported(_ action: ModerationAction, _ author: PersonID) -> Aim {
    Aim(
      actions: [action], person: author.rawValue,
      isAchieved: { _, after in [after.openReports(of: author.rawValue) == 0] })
  }
}
