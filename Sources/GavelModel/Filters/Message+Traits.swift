/// What a filter asks of a message beside its words.
extension Message {
  /// Whether the platform itself wrote it: somebody joined, was removed, was given a role.
  ///
  /// By the type's name in the contracts of both platforms; types are an open set, and a name that
  /// stands in neither is taken for somebody's own.
  public var isSystem: Bool {
    Self.systemTypes.contains(type) || Self.systemBeginnings.contains { type.hasPrefix($0) }
  }

  /// Whether its text names the address of a page.
  public var hasLink: Bool { Self.hasLink(text) }

  /// Whether its text or a file's name has characters that show nothing or command the terminal.
  public var hidesCharacters: Bool {
    HiddenText.isIn(text) || attachments.contains(where: HiddenText.isIn)
  }

  /// Whether a text names the address of a page, with its scheme or as `www.` does.
  public static func hasLink(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= 4 else { return false }
      for place in 0..<bytes.count - 2 where bytes[place] == 0x3A || bytes[place] | 0x20 == 0x77 {
        let isScheme = bytes[place] == 0x3A && bytes[place + 1] == 0x2F && bytes[place + 2] == 0x2F
        if isScheme && place > 0 { return true }
        if bytes[place] != 0x3A, place + 3 < bytes.count, bytes[place + 3] == 0x2E,
          bytes[place + 1] | 0x20 == 0x77, bytes[place + 2] | 0x20 == 0x77
        {
          return true
        }
      }
      return false
    }
  }

  private static let systemTypes: Set<String> = [
    // IMKit
    "joinRoom", "leaveRoom", "addMember", "addMembers", "deleteMember", "deleteMembers",
    "cancelInvitations", "assignAdmin", "announcement", "recall", "waitingCall", "missingCall",
    "endCall",
    // Rocket.Chat
    "uj", "ul", "au", "ru", "ut", "ujt", "ult", "rm", "r", "wm", "user-muted", "user-unmuted",
    "mute_unmute", "message_pinned", "message_pinned_e2e", "discussion-created", "new-owner",
    "owner-removed", "new-moderator", "moderator-removed", "new-leader", "leader-removed",
    "added-user-to-team", "removed-user-from-team", "user-added-room-to-team",
    "user-removed-room-from-team", "user-deleted-room-from-team", "user-converted-to-team",
    "user-converted-to-channel", "videoconf", "command", "otr-ack",
  ]
  private static let systemBeginnings = [
    "room-", "room_", "subscription-role-", "voip-call-", "livechat-",
  ]
}
