/// Rocket.Chat from memory: its routes, its rules and its words over one workspace.
final class RocketChatPlatform: Platform {
  private(set) var workspace: Workspace
  var settings: WorkspaceSettings
  var permissions = PermissionTable()
  var limiter = RouteLimiter()
  /// Where new tokens come from.
  var secrets: SplitMix64
  /// When each user lately gave a wrong password.
  var failedLogins: [UserIndex: [Int64]] = [:]
  /// When each token lately brought a second factor.
  var secondFactors: [String: Int64] = [:]
  /// Files that wait for their message.
  var uploads: [String: JSON] = [:]
  let clock: WorldClock
  let compat: SandboxOptions.Compat
  private var seed: WorkspaceSeed
  private let options: SandboxOptions
  private var traffic: WorkspaceTraffic?

  /// Prepares the workspace of `options`.
  ///
  /// - Parameter base: When the seeded history ends, in milliseconds since 1970.
  init(options: SandboxOptions, clock: WorldClock, base: Int64) {
    self.options = options
    self.clock = clock
    compat = options.compat
    seed = WorkspaceSeed(
      seed: options.seed, scale: options.scale, base: base, tokenSeed: options.seed)
    let seeded = WorkspaceSeeder.workspace(of: seed, clock: clock)
    workspace = seeded.workspace
    settings = WorkspaceSettings(isRateLimited: options.rateLimited)
    secrets = SplitMix64(seed: options.seed ^ 0x5EC2)
    if options.liveTraffic {
      traffic = WorkspaceTraffic(seed: seed.seed, now: SystemClock.monotonicMilliseconds())
    }
    file(seeded.reports)
  }

  func tooManyRequests(retryAfterSeconds: Int) -> Response {
    var response = RocketChatRefusal.tooManyRequests(seconds: retryAfterSeconds).response(compat)
    let reset = clock.milliseconds + Int64(retryAfterSeconds) * 1000
    response.fields = [
      RequestHead.Field(
        name: "X-RateLimit-Limit",
        value: String(settings[number: "API_Enable_Rate_Limiter_Limit_Calls_Default"])),
      RequestHead.Field(name: "X-RateLimit-Remaining", value: "0"),
      RequestHead.Field(name: "X-RateLimit-Reset", value: String(reset)),
    ]
    return response
  }

  func failure(status: Int) -> Response {
    Response(status: status, ["success": false, "error": .string(Response.reason(status))])
  }

  func change(settings changes: JSONObject) throws(ControlRefusal) -> JSON {
    var changed = settings
    for field in changes.fields { try changed.set(field.key, to: field.value) }
    settings = changed
    return settings.json
  }

  func change(permissions changes: JSONObject) throws(ControlRefusal) -> JSON {
    var changed = permissions
    for field in changes.fields {
      guard let roles = field.value.texts else {
        throw .wrongValue(field: field.key, wanted: "an array of role ids")
      }
      try changed.set(field.key, to: roles)
    }
    permissions = changed
    return permissions.json
  }

  func reset(seed newSeed: UInt64?, scale: SandboxOptions.Scale?) -> JSON {
    seed.seed = newSeed ?? seed.seed
    seed.scale = scale ?? seed.scale
    let seeded = WorkspaceSeeder.workspace(of: seed, clock: clock)
    workspace = seeded.workspace
    file(seeded.reports)
    settings = WorkspaceSettings(isRateLimited: options.rateLimited)
    permissions = PermissionTable()
    limiter = RouteLimiter()
    failedLogins = [:]
    secondFactors = [:]
    uploads = [:]
    return ["seed": .integer(Int64(clamping: seed.seed)), "scale": .string(seed.scale.rawValue)]
  }

  var nextEventMilliseconds: Int64? {
    traffic.map { max(0, $0.due - SystemClock.monotonicMilliseconds()) }
  }

  func passTime() {
    guard var traffic else { return }
    traffic.happen(on: self, now: SystemClock.monotonicMilliseconds())
    self.traffic = traffic
  }
}
