/// Signing in and out, and what one may learn about the server.
extension RocketChatRoute {
  static let sessionRoutes: [RocketChatRoute] = [
    .get("info", gate: .anonymous, RocketChatPlatform.info),
    .get("me", RocketChatPlatform.me),
    .post("login", gate: .anonymous, RocketChatPlatform.login),
    .post("logout", RocketChatPlatform.logout),
    .get("logout", modes: [.p6], RocketChatPlatform.logout),
  ]
}
