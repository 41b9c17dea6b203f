/// Open reports that are decided together.
public struct ReportGroup: Hashable, Sendable, Identifiable {
  /// What holds the reports together.
  public var id: ReportGroupID
  /// Who wrote the messages, or is reported; `nil` for a room's group with several authors.
  public var author: Person?
  /// The one reported message, in groups by message.
  public var message: MessageID?
  /// The room of the newest reported message.
  public var room: RoomID?
  /// Its name.
  public var roomName: String?
  /// What the newest reported message said; `nil` for reports about a person.
  public var text: String?
  /// When that message was sent.
  public var sentAt: Timestamp?
  /// Open reports in the group.
  public var reportCount: Int
  /// Different messages that are reported in it.
  public var messageCount: Int
  /// Different people who reported.
  public var reporterCount: Int
  /// The reporters' words, most frequent first, up to three.
  public var reasons: [String]
  /// When the first of its open reports was made.
  public var oldest: Timestamp
  /// When the last of its open reports was made.
  public var newest: Timestamp
  /// Whether all of its reports are about a person and not about messages.
  public var isAboutPerson: Bool
  /// The order of the list it stands in.
  public var order: ReportSort
  /// The decision that is on its way for this group; `nil` when none is.
  public var pending: PendingDecision?

  /// A decision that was confirmed and has not ended.
  public struct PendingDecision: Hashable, Sendable {
    /// What was decided.
    public var kind: DecisionKind
    /// The batch that carries it out.
    public var batch: BatchID
    /// Until when it can be taken back; `nil` once released.
    public var heldUntil: Timestamp?

    /// Makes a pending decision.
    public init(kind: DecisionKind, batch: BatchID, heldUntil: Timestamp?) {
      self.kind = kind
      self.batch = batch
      self.heldUntil = heldUntil
    }
  }

  /// Makes a group as the store describes it.
  public init(
    id: ReportGroupID, author: Person? = nil, message: MessageID? = nil, room: RoomID? = nil,
    roomName: String? = nil, text: String? = nil, sentAt: Timestamp? = nil, reportCount: Int,
    messageCount: Int, reporterCount: Int, reasons: [String] = [], oldest: Timestamp,
    newest: Timestamp, isAboutPerson: Bool = false, order: ReportSort = .oldest,
    pending: PendingDecision? = nil
  ) {
    self.id = id
    self.author = author
    self.message = message
    self.room = room
    self.roomName = roomName
    self.text = text
    self.sentAt = sentAt
    self.reportCount = reportCount
    self.messageCount = messageCount
    self.reporterCount = reporterCount
    self.reasons = reasons
    self.oldest = oldest
    self.newest = newest
    self.isAboutPerson = isAboutPerson
    self.order = order
    self.pending = pending
  }
}

/// Groups are listed in the order that was asked for.
extension ReportGroup: ListRow {
  /// By age, by the latest report or by the number of reports, then by id.
  public var listKey: ListKey {
    switch order {
    case .oldest: ListKey(rank: oldest.milliseconds, id: id.rawValue)
    case .newest: ListKey(rank: -newest.milliseconds, id: id.rawValue)
    case .count: ListKey(rank: Int64(-reportCount), id: id.rawValue)
    }
  }
}
