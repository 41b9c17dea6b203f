/// Every call the sandbox plays.
extension RocketChatRoute {
  static let table: [RocketChatRoute] =
    sessionRoutes + roomRoutes + directRoutes + channelRoutes + groupRoutes + peopleRoutes

  /// What is said, what is reported, and who is there.
  private static let peopleRoutes: [RocketChatRoute] =
    chatRoutes + moderationRoutes + userRoutes + teamRoutes + roleRoutes
    + familyMarkRoutes

  private static let rows = Dictionary(grouping: table, by: \.name)

  /// Returns the row of a request, `nil` when this mode has no such call.
  static func row(
    method: String, segments: [String], compat: SandboxOptions.Compat
  ) -> RocketChatRoute? {
    guard segments.first == "api" else { return nil }
    var name = segments.dropFirst().joined(separator: "/")
    if name != "info" {
      guard 3...5 ~= segments.count, segments[1] == "v1" else { return nil }
      name = segments[2] + String(repeating: "/:id", count: segments.count - 3)
      if name.hasPrefix("dm.") { name = "im." + name.dropFirst(3) }
    }
    let verb = method == "HEAD" ? "GET" : method
    return rows[name]?.first { $0.method == verb && $0.modes.contains(compat) }
  }
}
