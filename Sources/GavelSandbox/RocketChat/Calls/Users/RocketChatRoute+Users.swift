/// The `users.*` calls.
extension RocketChatRoute {
  static let userRoutes: [RocketChatRoute] = readingUsers + changingUsers + accessTokens

  private static let readingUsers: [RocketChatRoute] = [
    .get("users.info", RocketChatPlatform.userInfo),
    .get("users.list", RocketChatPlatform.listUsers),
    .get(
      "users.listByStatus",
      query: .always(
        .object(
          [
            .optional("status", .choice(["active", "deactivated"])),
            .optional("hasLoggedIn", .flag), .optional("roles", .list(.text())),
          ], isClosed: false)),
      RocketChatPlatform.listUsersByStatus),
    .get("users.getPresence", RocketChatPlatform.presence),
    .get("users.getPreferences", RocketChatPlatform.preferences),
  ]

  private static let changingUsers: [RocketChatRoute] = [
    .post(
      "users.create",
      body: .always(
        .object(
          [
            .required("email"), .required("name"), .required("password"), .required("username"),
          ], isClosed: false)),
      RocketChatPlatform.createUser),
    .post(
      "users.register", gate: .anonymous,
      body: .always(
        .object(
          [.required("username", .text(atLeast: 3)), .required("email"), .required("pass")],
          isClosed: false)),
      RocketChatPlatform.registerUser),
    .post(
      "users.setActiveStatus",
      body: .always(
        .object([
          .required("userId"), .required("activeStatus", .flag),
          .optional("confirmRelinquish", .flag),
        ])),
      RocketChatPlatform.setActiveStatus),
    .post(
      "users.deactivateIdle",
      body: .always(.object([.required("daysIdle", .number), .optional("role")])),
      RocketChatPlatform.deactivateIdle),
    .post("users.delete", RocketChatPlatform.deleteUser),
    .post("users.logout", RocketChatPlatform.logoutUser),
    .post(
      "users.update",
      body: .always(
        .object(
          [.required("userId"), .required("data", .object([], isClosed: false))],
          isClosed: false)),
      RocketChatPlatform.updateUser
    ).withSecondFactor(),
    .post("users.setStatus", RocketChatPlatform.setStatus),
    .post("users.setPreferences", RocketChatPlatform.setPreferences),
    .post("users.createToken", RocketChatPlatform.createToken).withSecondFactor(),
  ]

  private static let accessTokens: [RocketChatRoute] = [
    .get("users.getPersonalAccessTokens", RocketChatPlatform.listAccessTokens).withSecondFactor(),
    .post("users.generatePersonalAccessToken", RocketChatPlatform.createAccessToken)
      .withSecondFactor(),
    .post("users.regeneratePersonalAccessToken", RocketChatPlatform.renewAccessToken)
      .withSecondFactor(),
    .post("users.removePersonalAccessToken", RocketChatPlatform.removeAccessToken)
      .withSecondFactor(),
  ]
}
