/// Counts calls for each route and method in windows of a fixed length (contract, section 2.5).
///
/// The platform counts for each address too; to a sandbox everybody comes from one.
struct RouteLimiter {
  private struct Window {
    var start: Int64
    var count = 0
  }

  /// What a call is told about its limit.
  struct Verdict {
    let limit: Int
    let remaining: Int
    /// When the window ends, in milliseconds since 1970.
    let reset: Int64
    let isAdmitted: Bool
  }

  private var windows: [String: Window] = [:]

  mutating func count(
    _ route: String, calls: Int, milliseconds: Int64, now: Int64
  ) -> Verdict {
    var window = windows[route] ?? Window(start: now)
    if now >= window.start + milliseconds || now < window.start { window = Window(start: now) }
    window.count += 1
    windows[route] = window
    return Verdict(
      limit: calls, remaining: max(0, calls - window.count),
      reset: window.start + milliseconds, isAdmitted: window.count <= calls)
  }
}

extension RocketChatPlatform {
  /// Counts a call and adds the header fields that tell how many are left.
  func admit(
    _ route: RocketChatRoute, _ user: UserIndex?, _ fields: inout [RequestHead.Field]
  ) throws(RocketChatRefusal) {
    guard settings[flag: "API_Enable_Rate_Limiter"] else { return }
    if let user {
      if has(user, "api-bypass-rate-limit") { return }
      if let limit = route.limit, has(user, limit.bypass) { return }
    }
    let now = clock.milliseconds
    let verdict = limiter.count(
      "\(route.method) \(route.name)",
      calls: route.limit?.calls
        ?? settings[number: "API_Enable_Rate_Limiter_Limit_Calls_Default"],
      milliseconds: route.limit?.milliseconds
        ?? Int64(settings[number: "API_Enable_Rate_Limiter_Limit_Time_Default"]),
      now: now)
    fields += [
      RequestHead.Field(name: "X-RateLimit-Limit", value: String(verdict.limit)),
      RequestHead.Field(name: "X-RateLimit-Remaining", value: String(verdict.remaining)),
      RequestHead.Field(name: "X-RateLimit-Reset", value: String(verdict.reset)),
    ]
    guard verdict.isAdmitted else {
      throw .tooManyRequests(seconds: max(1, Int((verdict.reset - now + 999) / 1000)))
    }
  }
}
