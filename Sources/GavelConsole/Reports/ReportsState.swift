import GavelModel

/// The list of groups, the case at its cursor, and what was decided here.
struct ReportsState: Sendable, Equatable {
  var list = ListState<ReportGroup>()
  var grouping = ReportGrouping.message
  var sort = ReportSort.oldest
  /// The case on screen.
  var shown: ShownCase?
  /// The group whose case was asked for last.
  var wanted: ReportGroupID?
  /// A case that came while a dialog was open and waits until it closes.
  var deferred: ReportCase?
  /// What the cursor rests on while the case still shows another group.
  var restingOn: ReportGroupID?
  /// Whether something changed while the view was not shown.
  var isOutdated = false
  var count: ReportCount?
  /// When the view was last left; reports that came later are new.
  var lookedAt: Timestamp
  var shift: ShiftSummary?
  /// What the groups that were read are called, and which of their endings were told.
  var closed = ClosedGroups()
  /// The groups that a batch confirmed here decides, those that it closes besides included.
  private(set) var decided: [BatchID: [ReportGroupID]] = [:]
  /// The latest batch of each of these groups, so that a row finds its own at once.
  private(set) var batches: [ReportGroupID: BatchID] = [:]

  init(lookedAt: Timestamp) { self.lookedAt = lookedAt }

  var listName: ListName { .reports(grouping, sort) }

  /// Remembers what a batch decides.
  mutating func note(_ groups: [ReportGroupID], decidedBy batch: BatchID) {
    decided[batch] = groups
    for group in groups { batches[group] = batch }
  }

  /// Forgets what a batch was to decide, and returns it.
  @discardableResult
  mutating func forget(_ batch: BatchID) -> [ReportGroupID] {
    let groups = decided.removeValue(forKey: batch) ?? []
    for group in groups where batches[group] == batch { batches[group] = nil }
    return groups
  }

  /// The case of the group at the cursor, as far as it is there.
  var cursorCase: ReportCase? {
    shown.flatMap { $0.file.group == list.cursor ? $0.file : nil }
  }
}

/// A case on screen.
struct ShownCase: Sendable, Equatable {
  var file: ReportCase
  /// When it came up.
  var since: Timestamp
  /// First row of the conversation on screen; `nil` while it lies around the reported message.
  var conversationTop: Int?
  /// First row of the panel on screen.
  var top = 0
  /// Whether a decision of this account was seen on its way, by whatever program it was confirmed.
  var isOurs = false

  init(_ file: ReportCase, since: Timestamp) {
    self.file = file
    self.since = since
  }
}

extension ReportCase {
  /// Whether the last of its reports was closed from here; `nil` where nobody knows.
  var wasClosedByUs: Bool? { ending.map { $0 == .closed } }

  /// The reported message that the conversation is shown for.
  var focus: MessageID? {
    let reported = Set(reports.compactMap(\.message))
    return conversation.last { reported.contains($0.id) }?.id
  }
}
