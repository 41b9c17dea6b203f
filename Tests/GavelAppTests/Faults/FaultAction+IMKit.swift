import GavelModel

extension FaultAction {
  /// Every action that IMKit has.
  static let imkit: [FaultAction] = [
    FaultAction(
      name: "delete-message", column: "message", role: "owner", method: "DELETE",
      path: "/rooms/*/messages/*"
    ) { ground in
      try await newestMessage(in: try ground.room("general-tw"), ground)
    },
    FaultAction(
      name: "clear-room", column: "clear", role: "owner", method: "DELETE",
      path: "/rooms/*/messages/_all"
    ) { ground in
      let room = try ground.room("客服 台北").id
      return whole(.clearRoom(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(
      name: "delete-room", column: "room", role: "owner", method: "DELETE", path: "/rooms/*"
    ) { ground in
      let room = try ground.room("客服 台北").id
      return whole(.deleteRoom(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(
      name: "delete-dm", column: "room", role: "owner", method: "DELETE", path: "/rooms/*"
    ) { ground in
      let direct = ground.world.rooms.first {
        $0.type == "direct" && $0.owner == ground.me.rawValue
      }
      guard let room = direct?.id else { throw Ground.Missing() }
      return whole(.deleteDirect(RoomID(room)), room: room, me: ground.me)
    },
    FaultAction(
      name: "remove-member", column: "member", role: "owner", path: "/rooms/*/delete/members"
    ) { ground in
      removal([try ground.person("spam9")], from: try ground.room("general-tw").id)
    },
    FaultAction(
      name: "remove-member (several)", column: "several", role: "owner",
      path: "/rooms/*/delete/members"
    ) { ground in
      removal(
        [try ground.person("spam9"), try ground.person("spam-bot")],
        from: try ground.room("general-tw").id)
    },
    FaultAction(
      name: "leave-room", column: "leave", role: "member", path: "/rooms/*/delete/members"
    ) { ground in
      let room = try ground.room("general-tw").id
      return whole(
        .leaveRoom(RoomID(room), announced: false), room: room, me: ground.me)
    },
  ]
}
