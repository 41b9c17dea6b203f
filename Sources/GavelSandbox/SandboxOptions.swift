/// What a sandbox plays, where it listens and how its world begins.
public struct SandboxOptions: Hashable, Sendable {
  /// The platform that is played.
  public enum Dialect: String, Hashable, Sendable, Codable, CaseIterable {
    case imkit
  }

  /// How much the seeded world holds: 12 rooms and 2,000 messages, 200 and 50,000, 10,000 and
  /// 1,000,000.
  public enum Scale: String, Hashable, Sendable, Codable, CaseIterable {
    case small, medium, large
  }

  /// The platform that is played.
  public var dialect: Dialect
  /// The loopback port, 0 for any free one.
  public var port: UInt16
  /// Chooses the world: the same seed makes the same world.
  public var seed: UInt64
  /// The size of the world.
  public var scale: Scale
  /// Whether the platform's documented request limit is enforced (API key, 1,000 a minute).
  public var rateLimited: Bool
  /// A file that gets one line for each request, added to when it exists.
  public var accessLog: String?
  /// Whether new messages keep arriving by themselves, for demonstrations.
  public var liveTraffic: Bool

  /// Describes a sandbox; the defaults are a small quiet one on any free port.
  public init(
    dialect: Dialect = .imkit, port: UInt16 = 0, seed: UInt64 = 1, scale: Scale = .small,
    rateLimited: Bool = false, accessLog: String? = nil, liveTraffic: Bool = false
  ) {
    self.dialect = dialect
    self.port = port
    self.seed = seed
    self.scale = scale
    self.rateLimited = rateLimited
    self.accessLog = accessLog
    self.liveTraffic = liveTraffic
  }
}
