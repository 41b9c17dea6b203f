/// Which messages of a room a clearing takes; a platform may know only ``everything``.
public struct ClearScope: Hashable, Sendable, Codable {
  /// Only messages sent after this moment.
  public var after: Timestamp?
  /// Only messages sent before this moment.
  public var before: Timestamp?
  /// Only messages of these authors, by username; of everybody when empty.
  public var authors: [String]
  /// Whether pinned messages stay.
  public var keepsPinned: Bool
  /// Whether threads stay, with the messages that began them.
  public var keepsThreads: Bool
  /// Whether messages that anchor a discussion stay, and with them the discussions.
  public var keepsDiscussions: Bool

  /// Makes a scope; everything by default.
  public init(
    after: Timestamp? = nil, before: Timestamp? = nil, authors: [String] = [],
    keepsPinned: Bool = false, keepsThreads: Bool = false, keepsDiscussions: Bool = false
  ) {
    self.after = after
    self.before = before
    self.authors = authors
    self.keepsPinned = keepsPinned
    self.keepsThreads = keepsThreads
    self.keepsDiscussions = keepsDiscussions
  }

  /// Every message.
  public static let everything = ClearScope()

  /// Whether it is narrowed by neither time nor author.
  public var takesEverybodys: Bool { after == nil && before == nil && authors.isEmpty }

  /// Whether a clearing of this scope takes the message, as far as the message tells.
  public func mayTake(_ message: Message) -> Bool {
    if let after, message.sentAt <= after { return false }
    if let before, message.sentAt >= before { return false }
    if !authors.isEmpty, let name = message.author?.username, !authors.contains(name) {
      return false
    }
    return !(keepsPinned && message.isPinned) && !(keepsThreads && message.replyCount > 0)
      && !(keepsDiscussions && message.discussion != nil)
  }

  /// What a plan's digest covers.
  var fields: [String] {
    [
      after?.iso8601 ?? "", before?.iso8601 ?? "", keepsPinned ? "pinned" : "",
      keepsThreads ? "threads" : "", keepsDiscussions ? "discussions" : "",
    ] + authors
  }
}
