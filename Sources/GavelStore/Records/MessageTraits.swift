import GavelModel

/// What is true of a message by itself, kept in one number so that one index finds all of it.
struct MessageTraits: OptionSet, Hashable, Sendable {
  var rawValue: Int64

  static let pinned = MessageTraits(rawValue: 1)
  static let veiled = MessageTraits(rawValue: 1 << 1)
  static let hiddenText = MessageTraits(rawValue: 1 << 2)
  static let link = MessageTraits(rawValue: 1 << 3)
  static let file = MessageTraits(rawValue: 1 << 4)
  static let thread = MessageTraits(rawValue: 1 << 5)
  static let discussion = MessageTraits(rawValue: 1 << 6)
  static let edited = MessageTraits(rawValue: 1 << 7)
  static let system = MessageTraits(rawValue: 1 << 8)
  /// Of a type that is not plain text.
  static let special = MessageTraits(rawValue: 1 << 9)

  /// What makes a message part of the index: one of the traits that filters ask for.
  static let indexed = "flags >= 4"

  /// Finds what is true of a message.
  init(_ message: Message) {
    self = []
    if message.isPinned { insert(.pinned) }
    if message.isHidden { insert(.veiled) }
    if message.hidesCharacters { insert(.hiddenText) }
    if message.hasLink { insert(.link) }
    if !message.attachments.isEmpty { insert(.file) }
    if message.replyCount > 0 { insert(.thread) }
    if message.discussion != nil { insert(.discussion) }
    if message.editedAt != nil { insert(.edited) }
    if message.isSystem { insert(.system) }
    if message.type != "text" { insert(.special) }
  }

  init(rawValue: Int64) { self.rawValue = rawValue }
}
