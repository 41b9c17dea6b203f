/// The calls for direct rooms; `dm.` is another spelling of all of them.
extension RocketChatRoute {
  private static let room = Schema.Field.required("roomId")

  /// Exactly one of `roomId` and `username`, with what a list takes besides.
  private static func roomOrUser(_ others: [String] = []) -> Schema {
    let fields = others.map { Schema.Field.optional($0, .anything) }
    return .oneOf([
      .object([room] + fields), .object([.required("username")] + fields),
    ])
  }

  private static let listFields = [
    "offset", "count", "sort", "query", "fields", "status", "filter",
  ]
  private static let historyFields = [
    "latest", "oldest", "inclusive", "unreads", "showThreadMessages",
  ]

  static let directRoutes: [RocketChatRoute] = [
    .post("im.delete", body: .always(roomOrUser()), RocketChatPlatform.deleteDirect),
    .post("im.create", body: .always(creation), RocketChatPlatform.createDirect),
    .post("im.close", body: .typed(.object([room])), RocketChatPlatform.closeDirect),
    .post("im.open", body: .typed(.object([room])), RocketChatPlatform.openDirect),
    .post("im.setTopic", RocketChatPlatform.setDirectTopic),
    .post(
      "im.leave", body: .always(.object([room])), modes: [.p8, .p9],
      RocketChatPlatform.leaveDirect),
    .post(
      "im.blockUser", body: .always(.object([room, .optional("block", .flag)])),
      modes: [.p8, .p9], RocketChatPlatform.blockDirect),
    .get("im.list", RocketChatPlatform.listDirect),
    .get("im.list.everyone", RocketChatPlatform.listAllDirect),
    .get("im.members", query: .always(roomOrUser(listFields)), RocketChatPlatform.directMembers),
    .get(
      "im.messages",
      query: .always(roomOrUser(listFields + ["mentionIds", "starredIds", "pinned"])),
      RocketChatPlatform.directMessages),
    .get("im.files", query: .always(roomOrUser(listFields)), RocketChatPlatform.directFiles),
    .get(
      "im.history",
      query: .always(
        .object(
          [room] + (listFields + historyFields).map { .optional($0, .anything) })),
      RocketChatPlatform.directHistory),
    .get("im.counters", RocketChatPlatform.directCounters),
    .get("im.messages.others", modes: [.p6], RocketChatPlatform.directMessagesOfOthers),
    .get(
      "im.messages.others", gate: .all(["view-room-administration"]),
      query: .always(.object([room], isClosed: false)), modes: [.p8, .p9],
      RocketChatPlatform.directMessagesOfOthers),
  ]

  private static let creation = Schema.oneOf([
    .object([.required("usernames"), .optional("excludeSelf", .flag)]),
    .object([.required("username"), .optional("excludeSelf", .flag)]),
  ])
}
