import GavelModel

/// The set of calls that serves a kind of room.
enum RocketChatFamily: String, Sendable {
  case channels, groups
  case direct = "im"

  /// By the platform's letter for the type; livechat and calls are read as channels are.
  init?(type: String?) {
    switch type {
    case "c", "l", "v": self = .channels
    case "p": self = .groups
    case "d": self = .direct
    default: return nil
    }
  }

  /// By the kind as the model keeps it; `nil` where it says nothing.
  init?(kind: RoomKind?) {
    switch kind {
    case .direct: self = .direct
    case .group: self = .groups
    case .other(let name):
      switch name {
      case RocketChatKind.channel, RocketChatKind.discussion, RocketChatKind.team,
        RocketChatKind.livechat:
        self = .channels
      case RocketChatKind.privateDiscussion, RocketChatKind.privateTeam: self = .groups
      default: return nil
      }
    case nil: return nil
    }
  }
}

/// The platform's kinds of room beside groups and direct conversations, as the model names them.
enum RocketChatKind {
  static let channel = "channel"
  static let discussion = "discussion"
  static let privateDiscussion = "private-discussion"
  static let team = "team"
  static let privateTeam = "private-team"
  static let livechat = "livechat"

  /// The kind that a room's record tells.
  static func of(_ record: JSONValue) -> RoomKind {
    let type = record["t"]?.asText
    let isPrivate = type == "p"
    switch type {
    case "d": return .direct
    case "l", "v": return .other(livechat)
    default:
      if record["prid"]?.asIdentifier != nil {
        return .other(isPrivate ? privateDiscussion : discussion)
      }
      if record["teamMain"]?.asFlag == true { return .other(isPrivate ? privateTeam : team) }
      return isPrivate ? .group : .other(channel)
    }
  }

  /// Whether a room of this kind is the main room of a team.
  static func isTeamMain(_ kind: RoomKind?) -> Bool {
    kind == .other(team) || kind == .other(privateTeam)
  }
}
