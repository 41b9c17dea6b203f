/// The recipe of a world: which seed, how large, and when it ends.
struct WorldSeed: Hashable, Sendable {
  /// The people one can be, with their part in the room that all but the last share.
  enum Persona: String, CaseIterable {
    case owner, manager, member, outsider

    var id: String {
      switch self {
      case .owner: "ana"
      case .manager: "mei"
      case .member: "tomas"
      case .outsider: "noor"
      }
    }

    var nickname: String {
      switch self {
      case .owner: "Ana"
      case .manager: "Mei 美"
      case .member: "Tomás"
      case .outsider: "Noor"
      }
    }
  }

  /// The room that all personas but the outsider share.
  static let sharedRoom = "general-tw"

  var seed: UInt64
  var scale: SandboxOptions.Scale
  /// Milliseconds since 1970; everything seeded happened before.
  var base: Int64

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

  var crowdCount: Int {
    switch scale {
    case .small: 60
    case .medium: 400
    case .large: 5000
    }
  }

  var sharedMemberCount: Int {
    switch scale {
    case .small: 48
    case .medium: 128
    case .large: 400
    }
  }

  var sharedMessageCount: Int {
    switch scale {
    case .small: 640
    case .medium: 6000
    case .large: 40_000
    }
  }
}
