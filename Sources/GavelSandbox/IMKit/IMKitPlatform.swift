/// IMKit from memory: its routes, its rules and its words over one world.
final class IMKitPlatform: Platform {
  private(set) var world: World
  var credentials: Credentials
  var settings = IMKitSettings()
  let clock: WorldClock
  private var seed: WorldSeed
  private let options: SandboxOptions
  private var limiter = RequestLimiter()
  private var traffic: LiveTraffic?

  /// Prepares the world of `options`.
  ///
  /// - Parameter base: When the seeded history ends, in milliseconds since 1970.
  init(options: SandboxOptions, clock: WorldClock, base: Int64) {
    self.options = options
    self.clock = clock
    seed = WorldSeed(seed: options.seed, scale: options.scale, base: base)
    world = WorldSeeder.world(of: seed, clock: clock)
    credentials = Self.credentials(options, base: base)
    traffic = options.liveTraffic ? LiveTraffic(seed: seed.seed) : nil
  }

  /// The keys depend on the options alone, so that they are known before the world is built and
  /// stay good after a reset to another seed.
  static func credentials(_ options: SandboxOptions, base: Int64) -> Credentials {
    var credentials = Credentials(seed: options.seed)
    for persona in WorldSeed.Persona.allCases {
      _ = credentials.issue(to: persona.id, now: base)
    }
    return credentials
  }

  func answer(_ request: Request) -> Response {
    do throws(IMKitRefusal) {
      return try Route.answer(request, from: self).response
    } catch {
      return error.response
    }
  }

  /// Counts a call with the API key, 1,000 a minute when the limit is on (docs.imkit.io, API key).
  func admit(_ caller: IMKitCaller) -> Response? {
    guard options.rateLimited, caller.isPlatform else { return nil }
    return limiter.admit(now: clock.milliseconds)
      .map { tooManyRequests(retryAfterSeconds: $0) }
  }

  func tooManyRequests(retryAfterSeconds: Int) -> Response {
    Response(
      status: 429,
      [
        "RC": 429, "error": "RATE_LIMIT_EXCEEDED",
        "message": "Too many requests, please try again later",
        "retryAfter": .integer(Int64(retryAfterSeconds)),
      ])
  }

  func failure(status: Int) -> Response {
    Response(
      status: status, ["RC": .integer(Int64(status)), "RM": .string(Response.reason(status))])
  }

  func change(settings changes: JSONObject) throws(ControlRefusal) -> JSON {
    var changed = settings
    for field in changes.fields { try changed.set(field.key, to: field.value) }
    settings = changed
    return settings.json
  }

  func change(permissions: JSONObject) throws(ControlRefusal) -> JSON {
    throw .notOnThisPlatform(call: "permissions")
  }

  func reset(seed newSeed: UInt64?, scale: SandboxOptions.Scale?) -> JSON {
    seed.seed = newSeed ?? seed.seed
    seed.scale = scale ?? seed.scale
    world = WorldSeeder.world(of: seed, clock: clock)
    credentials = Self.credentials(options, base: seed.base)
    settings = IMKitSettings()
    limiter = RequestLimiter()
    return ["seed": .integer(Int64(clamping: seed.seed)), "scale": .string(seed.scale.rawValue)]
  }

  var nextEventMilliseconds: Int64? {
    traffic.map { max(0, $0.due - SystemClock.monotonicMilliseconds()) }
  }

  func passTime() {
    traffic?.happen(in: world, now: SystemClock.monotonicMilliseconds())
  }
}

/// The documented limit of the API key: 1,000 requests in a minute.
struct RequestLimiter {
  private var windowStart: Int64 = .min
  private var count = 0

  /// Counts a request; returns the seconds to wait when it is one too many.
  mutating func admit(now: Int64) -> Int? {
    if windowStart == .min || now >= windowStart + 60_000 {
      windowStart = now
      count = 0
    }
    count += 1
    return count <= 1000 ? nil : max(1, Int((windowStart + 60_000 - now + 999) / 1000))
  }
}
