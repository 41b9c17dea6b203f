/// The calls for rooms of every type.
extension RocketChatRoute {
  private static let newer: [SandboxOptions.Compat] = [.p8, .p9]

  static let roomRoutes: [RocketChatRoute] = [
    .get("rooms.adminRooms", RocketChatPlatform.adminRooms),
    .get("rooms.adminRooms.getRoom", RocketChatPlatform.adminRoom),
    .get("rooms.info", RocketChatPlatform.roomInfo),
    .get("rooms.get", RocketChatPlatform.ownRooms),
    .get("rooms.getDiscussions", RocketChatPlatform.roomDiscussions),
    .get("rooms.isMember", RocketChatPlatform.roomIsMember),
    .get("rooms.nameExists", RocketChatPlatform.nameExists),
    .get("rooms.membersOrderedByRole", modes: newer, RocketChatPlatform.membersByRole),
    .get("rooms.roles", modes: newer, RocketChatPlatform.roomRoles),
    .get("rooms.bannedUsers", modes: newer, RocketChatPlatform.bannedUsers),
    .post(
      "rooms.delete", body: .typed(.object([.required("roomId")])),
      RocketChatPlatform.deleteRoom),
    .post("rooms.cleanHistory", body: .always(pruning), RocketChatPlatform.cleanHistory),
    .post("rooms.leave", RocketChatPlatform.leaveRoom),
    .post(
      "rooms.hide", body: .always(.object([.required("roomId")])), modes: newer,
      RocketChatPlatform.hideRoom),
    .post("rooms.muteUser", RocketChatPlatform.muteUser),
    .post("rooms.unmuteUser", RocketChatPlatform.unmuteUser),
    .post("rooms.banUser", modes: newer, RocketChatPlatform.banUser),
    .post("rooms.unbanUser", modes: newer, RocketChatPlatform.unbanUser),
    .post("rooms.createDiscussion", RocketChatPlatform.createDiscussion),
  ]

  private static let pruning = Schema.object([
    .required("roomId"), .required("latest"), .required("oldest"),
    .optional("inclusive", .flag), .optional("excludePinned", .flag),
    .optional("filesOnly", .flag), .optional("users", .list(.text())),
    .optional("limit", .number), .optional("ignoreDiscussion", .flag),
    .optional("ignoreThreads", .flag),
  ])
}
