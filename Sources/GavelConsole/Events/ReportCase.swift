import GavelModel

/// What is known about one group of reports, read together so that a decision can be made on it.
public struct ReportCase: Hashable, Sendable {
  /// The group it was read for.
  public var group: ReportGroupID
  /// The group's open reports, oldest first; none when somebody else has closed them.
  public var reports: [Report]
  /// The conversation around the newest reported message, oldest first, that message included.
  public var conversation: [Message]
  /// The author's other open reports, newest first.
  public var otherReports: [Report]
  /// What the author wrote lately, newest first.
  public var recentMessages: [Message]
  /// What was done about the author before, newest first.
  public var pastActions: [AuditEntry]
  /// Near-identical messages elsewhere, newest first.
  public var similarMessages: [Message]
  /// How the latest of its reports was closed, when none is open; `nil` where nobody knows.
  public var ending: ReportState?
  /// The rooms that any of these messages stands in, as far as the store knows them.
  public var rooms: [Room]

  /// Makes a case; only what was found needs to be named.
  public init(
    group: ReportGroupID, reports: [Report], conversation: [Message] = [],
    otherReports: [Report] = [], recentMessages: [Message] = [], pastActions: [AuditEntry] = [],
    similarMessages: [Message] = [], rooms: [Room] = [], ending: ReportState? = nil
  ) {
    self.group = group
    self.reports = reports
    self.conversation = conversation
    self.otherReports = otherReports
    self.recentMessages = recentMessages
    self.pastActions = pastActions
    self.similarMessages = similarMessages
    self.rooms = rooms
    self.ending = ending
  }

  /// The report that the case is told around: the newest about a message, else the newest.
  public var leading: Report? { reports.last { $0.message != nil } ?? reports.last }
}

/// How many reports wait, for the badge in the header.
public struct ReportCount: Hashable, Sendable {
  /// Open reports.
  public var open: Int
  /// Open reports that the store first saw after ``since``.
  public var new: Int
  /// The moment that was asked about.
  public var since: Timestamp

  /// Makes a count.
  public init(open: Int, new: Int, since: Timestamp) {
    self.open = open
    self.new = new
    self.since = since
  }
}
