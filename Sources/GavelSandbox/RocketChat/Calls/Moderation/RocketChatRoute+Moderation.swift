/// The `moderation.*` calls: reading wants one permission, deciding another.
extension RocketChatRoute {
  static let moderationRoutes: [RocketChatRoute] = [
    .get(
      "moderation.reportsByUsers", gate: viewing, query: windowed, RocketChatPlatform.reportsByUsers
    ),
    .get("moderation.userReports", gate: viewing, query: windowed, RocketChatPlatform.userReports),
    .get(
      "moderation.user.reportedMessages", gate: viewing, query: listed(by: "userId"),
      RocketChatPlatform.reportedMessages),
    .get(
      "moderation.user.reportsByUserId", gate: viewing, query: listed(by: "userId"),
      RocketChatPlatform.reportsByUserID),
    .get(
      "moderation.reports", gate: viewing, query: listed(by: "msgId"), RocketChatPlatform.reports),
    .get(
      "moderation.reportInfo", gate: viewing,
      query: .always(.object([.required("reportId", .text(atLeast: 1))])),
      RocketChatPlatform.reportInfo),

    .post(
      "moderation.dismissReports", gate: managing, body: dismissal,
      RocketChatPlatform.dismissReports),
    .post(
      "moderation.dismissUserReports", gate: managing, body: dismissal,
      RocketChatPlatform.dismissUserReports),
    .post(
      "moderation.user.deleteReportedMessages", gate: managing,
      body: .always(
        .object([.required("userId", .text(atLeast: 1)), .optional("reason", .nullable(.text()))])),
      RocketChatPlatform.deleteReportedMessages),
    .post(
      "moderation.reportUser",
      body: .always(
        .object([
          .required("userId", .text(atLeast: 1)), .required("description", .text(atLeast: 1)),
        ])),
      RocketChatPlatform.reportUser),
  ]

  private static let viewing = Gate.all(["view-moderation-console"])
  private static let managing = Gate.all(["manage-moderation-actions"])

  private static let paging: [Schema.Field] = [
    .optional("count", .number), .optional("offset", .number), .optional("sort"),
  ]

  private static let windowed = Demand.always(
    .object(
      [
        .optional("oldest", .dateTime), .optional("latest", .dateTime), .optional("selector"),
      ] + paging))

  private static func listed(by key: String) -> Demand {
    .always(
      .object([.required(key, .text(atLeast: 1)), .optional("selector")] + paging))
  }

  private static let dismissal = Demand.always(
    .object(
      [
        .optional("userId"), .optional("msgId"), .optional("reason", .nullable(.text())),
        .optional("action", .nullable(.text())),
      ], exactlyOneOf: ["msgId", "userId"]))
}
