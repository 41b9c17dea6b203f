/// The recipe of a workspace: which seed, how large, and when it ends.
struct WorkspaceSeed: Hashable, Sendable {
  var seed: UInt64
  var scale: SandboxOptions.Scale
  /// Milliseconds since 1970; everything seeded happened before.
  var base: Int64
  /// Makes the personas' tokens, which stay good when the workspace starts anew from another seed.
  var tokenSeed: UInt64

  /// A small world has the known rooms and no others.
  var roomCount: Int {
    switch scale {
    case .small: 12
    case .medium: 200
    case .large: 10_000
    }
  }

  var messageCount: Int {
    switch scale {
    case .small: 2000
    case .medium: 50_000
    case .large: 1_000_000
    }
  }

  var generalMessageCount: Int {
    switch scale {
    case .small: 640
    case .medium: 6000
    case .large: 40_000
    }
  }

  var crowdCount: Int {
    switch scale {
    case .small: 60
    case .medium: 400
    case .large: 5000
    }
  }
}
