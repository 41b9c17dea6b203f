/// A message in a room, as the platform last described it.
public struct Message: Hashable, Sendable, Identifiable {
  /// The platform's id.
  public var id: MessageID
  /// The room it stands in.
  public var room: RoomID
  /// Who wrote it; `nil` when the platform names nobody.
  public var author: Person?
  /// The platform's own word for the type (`text`, `image`, `recall`, …): an open set.
  public var type: String
  /// What it says, exactly; empty where the platform sent no text.
  public var text: String
  /// When it was sent; the order in which people read.
  public var sentAt: Timestamp
  /// When the platform last touched it; the order in which history pages come.
  public var updatedAt: Timestamp
  /// When its author last edited it.
  public var editedAt: Timestamp?
  /// Whether it is pinned in its room.
  public var isPinned: Bool
  /// Whether a moderator hid it.
  public var isHidden: Bool
  /// Names or addresses of attached files, in order.
  public var attachments: [String]
  /// The message this one answers.
  public var replyTo: MessageID?
  /// How many answers hang in the thread it began.
  public var replyCount: Int
  /// The discussion it anchors, which a platform may delete with it.
  public var discussion: RoomID?
  /// Number of open reports about it.
  public var reportCount: Int
  /// What had no field above; the whole message where it was read as evidence.
  public var raw: RawJSON?

  /// Makes a message; what a text message usually lacks has a neutral default.
  public init(
    id: MessageID, room: RoomID, author: Person?, type: String = "text", text: String,
    sentAt: Timestamp, updatedAt: Timestamp? = nil, editedAt: Timestamp? = nil,
    isPinned: Bool = false, isHidden: Bool = false, attachments: [String] = [],
    replyTo: MessageID? = nil, replyCount: Int = 0, discussion: RoomID? = nil,
    reportCount: Int = 0, raw: RawJSON? = nil
  ) {
    self.id = id
    self.room = room
    self.author = author
    self.type = type
    self.text = text
    self.sentAt = sentAt
    self.updatedAt = updatedAt ?? sentAt
    self.editedAt = editedAt
    self.isPinned = isPinned
    self.isHidden = isHidden
    self.attachments = attachments
    self.replyTo = replyTo
    self.replyCount = replyCount
    self.discussion = discussion
    self.reportCount = reportCount
    self.raw = raw
  }

  /// A digest of what a reader sees: author, type, text and attachments.
  ///
  /// Reactions, pins and read marks leave it unchanged; an edit changes it. It seals the message in
  /// a plan, so that an item whose content changed since is set aside.
  public var contentDigest: String {
    ContentDigest.of([id.rawValue, author?.id.rawValue ?? "", type, text] + attachments)
  }
}
