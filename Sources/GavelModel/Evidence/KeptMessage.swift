/// A message as evidence; without ``text`` only its ids, its time and its digest are left.
public struct KeptMessage: Hashable, Sendable {
  /// Why it was kept.
  public var role: EvidenceRole
  /// The platform's id.
  public var id: MessageID
  /// The room it stood in.
  public var room: RoomID
  /// ``Message/contentDigest``, whatever else was kept.
  public var digest: String
  /// Who wrote it.
  public var author: PersonID?
  /// Their name.
  public var authorName: String?
  /// The platform's word for its type.
  public var type: String?
  /// What it said; `nil` when words were not kept, or erased.
  public var text: String?
  /// When it was sent.
  public var sentAt: Timestamp?
  /// When its author last edited it.
  public var editedAt: Timestamp?
  /// Names or addresses of attached files.
  public var attachments: [String]
  /// The message it answered.
  public var replyTo: MessageID?
  /// The whole message as the platform told it, for a target that was read just before.
  public var raw: RawJSON?

  /// Makes a piece of evidence from its parts.
  public init(
    role: EvidenceRole, id: MessageID, room: RoomID, digest: String, author: PersonID? = nil,
    authorName: String? = nil, type: String? = nil, text: String? = nil,
    sentAt: Timestamp? = nil, editedAt: Timestamp? = nil, attachments: [String] = [],
    replyTo: MessageID? = nil, raw: RawJSON? = nil
  ) {
    self.role = role
    self.id = id
    self.room = room
    self.digest = digest
    self.author = author
    self.authorName = authorName
    self.type = type
    self.text = text
    self.sentAt = sentAt
    self.editedAt = editedAt
    self.attachments = attachments
    self.replyTo = replyTo
    self.raw = raw
  }

  /// Keeps a message as it is.
  public init(_ message: Message, as role: EvidenceRole) {
    self.init(
      role: role, id: message.id, room: message.room, digest: message.contentDigest,
      author: message.author?.id, authorName: message.author?.name ?? message.author?.username,
      type: message.type, text: message.text, sentAt: message.sentAt, editedAt: message.editedAt,
      attachments: message.attachments, replyTo: message.replyTo,
      raw: role == .target ? message.raw : nil)
  }

  /// Keeps a message as a report tells it; `nil` for a report about a person.
  public init?(reported report: Report) {
    guard let message = report.message else { return nil }
    self.init(
      role: .reported, id: message, room: report.room ?? RoomID(""), digest: "",
      author: report.author?.id, authorName: report.author?.name ?? report.author?.username,
      text: report.text ?? "", sentAt: report.sentAt)
    digest = computedDigest ?? ""
  }

  /// What ``digest`` must be; `nil` when the words are not there to tell.
  public var computedDigest: String? {
    guard let text else { return nil }
    return ContentDigest.of(
      [id.rawValue, author?.rawValue ?? "", type ?? "", text] + attachments)
  }

  /// The same without words and names.
  public var withoutContent: KeptMessage {
    KeptMessage(
      role: role, id: id, room: room, digest: digest, author: author, sentAt: sentAt,
      editedAt: editedAt)
  }
}
