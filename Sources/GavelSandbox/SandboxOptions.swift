/// What a sandbox plays, where it listens and how its world begins.
public struct SandboxOptions: Hashable, Sendable {
  /// The platform that is played.
  public enum Dialect: String, Hashable, Sendable, Codable, CaseIterable {
    case imkit, rocketchat
  }

  /// Which releases of Rocket.Chat are played: 6.2 to 7.x, 8.x, or 9.0.
  public enum Compat: String, Hashable, Sendable, Codable, CaseIterable {
    case p6, p8, p9
  }

  /// How much the seeded world holds: 12 rooms and 2,000 messages, 200 and 50,000, 10,000 and
  /// 1,000,000.
  public enum Scale: String, Hashable, Sendable, Codable, CaseIterable {
    case small, medium, large
  }

  /// The platform that is played.
  public var dialect: Dialect
  /// The behaviour of Rocket.Chat, without meaning for IMKit.
  public var compat: Compat
  /// The loopback port, 0 for any free one.
  public var port: UInt16
  /// Chooses the world: the same seed makes the same world.
  public var seed: UInt64
  /// The size of the world.
  public var scale: Scale
  /// Whether the platform's documented request limit is enforced: with IMKit 1,000 a minute for
  /// the API key, with Rocket.Chat 10 a minute for each endpoint.
  public var rateLimited: Bool
  /// A file that gets one line for each request, added to when it exists.
  public var accessLog: String?
  /// Whether new messages keep arriving by themselves, for demonstrations.
  public var liveTraffic: Bool

  /// Describes a sandbox; the defaults are a small quiet one on any free port.
  public init(
    dialect: Dialect = .imkit, compat: Compat = .p6, port: UInt16 = 0, seed: UInt64 = 1,
    scale: Scale = .small, rateLimited: Bool = false, accessLog: String? = nil,
    liveTraffic: Bool = false
  ) {
    self.dialect = dialect
    self.compat = compat
    self.port = port
    self.seed = seed
    self.scale = scale
    self.rateLimited = rateLimited
    self.accessLog = accessLog
    self.liveTraffic = liveTraffic
  }
}
