/// Plain words for messages that a platform writes itself.
enum MessageWords {
  /// Returns what a message of a type tells: `left` for `ul`; a type of its own stays as it is.
  static func what(_ type: String) -> String { words[type] ?? type }

  /// Whether the text of such a message is the username of somebody.
  static func namesPerson(_ type: String) -> Bool { naming.contains(type) }

  private static let naming: Set = [
    "uj", "ul", "ut", "au", "ru", "ujt", "ult", "added-user-to-team", "removed-user-from-team",
    "user-muted", "user-unmuted", "subscription-role-added", "subscription-role-removed",
  ]

  /// The system messages of Rocket.Chat, whose names are codes or tell more than a row can hold.
  private static let words = [
    "uj": "joined", "ul": "left", "ut": "joined", "au": "added", "ru": "removed",
    "ujt": "joined the team", "ult": "left the team", "added-user-to-team": "added to the team",
    "removed-user-from-team": "removed from the team", "r": "renamed", "wm": "welcome",
    "rm": "deleted", "user-muted": "muted", "user-unmuted": "unmuted",
    "subscription-role-added": "role given", "subscription-role-removed": "role taken",
    "room-archived": "archived", "room-unarchived": "unarchived",
    "room_changed_topic": "topic", "room_changed_announcement": "announcement",
    "room_changed_description": "description", "room_changed_privacy": "privacy",
    "room_changed_avatar": "avatar", "message_pinned": "pinned",
    "discussion-created": "discussion",
  ]
}
