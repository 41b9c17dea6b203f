/// The `chat.*` calls, and uploads.
extension RocketChatRoute {
  static let chatRoutes: [RocketChatRoute] = [
    .post(
      "chat.delete",
      body: .typed(
        .object([.required("roomId"), .required("msgId"), .optional("asUser", .flag)])),
      RocketChatPlatform.deleteMessage),
    .post("chat.postMessage", RocketChatPlatform.postMessage),
    .post("chat.sendMessage", RocketChatPlatform.sendMessage)
      .limited(to: Limit(calls: 5, milliseconds: 1000, bypass: "send-many-messages")),
    .post(
      "chat.update",
      body: .typed(
        .object(
          [.required("roomId"), .required("msgId"), .required("text")], isClosed: false)),
      RocketChatPlatform.updateMessage),
    .post("chat.pinMessage", RocketChatPlatform.pinMessage),
    .post("chat.unPinMessage", RocketChatPlatform.unpinMessage),
    .post("chat.starMessage", RocketChatPlatform.starMessage),
    .post("chat.unStarMessage", RocketChatPlatform.unstarMessage),
    .post("chat.react", RocketChatPlatform.react),
    .post("chat.followMessage", RocketChatPlatform.followMessage),
    .post("chat.unfollowMessage", RocketChatPlatform.unfollowMessage),
    .post(
      "chat.reportMessage",
      body: .always(.object([.required("messageId"), .required("description")])),
      RocketChatPlatform.reportMessage),

    .get(
      "chat.getMessage", query: .typed(.object([.required("msgId", .text(atLeast: 1))])),
      RocketChatPlatform.message),
    .get("chat.getDeletedMessages", RocketChatPlatform.deletedMessages),
    .get("chat.syncMessages", RocketChatPlatform.syncMessages),
    .get("chat.search", RocketChatPlatform.searchMessages),
    .get("chat.getThreadsList", RocketChatPlatform.threads),
    .get("chat.getThreadMessages", RocketChatPlatform.threadMessages),
    .get("chat.syncThreadsList", RocketChatPlatform.syncThreads),
    .get("chat.syncThreadMessages", RocketChatPlatform.syncThreadMessages),
    .get("chat.getPinnedMessages", RocketChatPlatform.pinnedMessages),
    .get("chat.getStarredMessages", RocketChatPlatform.starredMessages),
    .get("chat.getMentionedMessages", RocketChatPlatform.mentionedMessages),
    .get("chat.getDiscussions", RocketChatPlatform.discussionMessages),
    .get("chat.getURLPreview", RocketChatPlatform.urlPreview),
    .get("chat.ignoreUser", RocketChatPlatform.ignoreUser),

    .post("rooms.media/:id", RocketChatPlatform.uploadMedia),
    .post("rooms.mediaConfirm/:id/:id", RocketChatPlatform.confirmMedia),
  ]
}
