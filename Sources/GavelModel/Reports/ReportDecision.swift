/// What a support agent decided about reports.
public enum DecisionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing is wrong: the reports are closed.
  case dismiss
  /// The reported messages go.
  case deleteMessage = "delete-message"
  /// All reported messages of the author go.
  case deleteReported = "delete-reported"
  /// The author leaves the room.
  case removeMember = "remove-member"
  /// The author's account is closed.
  case deactivate
}

/// One decision about a group of reports, for the record of a shift.
public struct ReportDecision: Hashable, Sendable, Codable {
  /// The group that was decided.
  public var group: ReportGroupID
  /// What was decided.
  public var kind: DecisionKind
  /// Why, in the agent's words.
  public var reason: String
  /// The reports that were open in the group.
  public var reports: [ReportID]
  /// When the group came up on screen.
  public var shownAt: Timestamp
  /// When it was confirmed.
  public var decidedAt: Timestamp

  /// Makes a decision.
  public init(
    group: ReportGroupID, kind: DecisionKind, reason: String, reports: [ReportID],
    shownAt: Timestamp, decidedAt: Timestamp
  ) {
    self.group = group
    self.kind = kind
    self.reason = reason
    self.reports = reports
    self.shownAt = shownAt
    self.decidedAt = decidedAt
  }
}

/// What came of the decisions of a stretch of time; those that were taken back do not count.
public struct ShiftSummary: Hashable, Sendable {
  /// The decisions that closed reports, oldest first, each with those reports; a report that was
  /// decided twice stands with the decision that closed it.
  public var decisions: [ReportDecision]
  /// Decisions that have closed nothing yet and still may: held, on their way or interrupted.
  public var unfinishedCount: Int
  /// Decisions that ended and closed nothing: refused, failed, set aside, or too late.
  public var fruitlessCount: Int
  /// Reports that are still open.
  public var stillOpen: Int

  /// Makes a summary.
  public init(
    decisions: [ReportDecision], unfinishedCount: Int = 0, fruitlessCount: Int = 0,
    stillOpen: Int
  ) {
    self.decisions = decisions
    self.unfinishedCount = unfinishedCount
    self.fruitlessCount = fruitlessCount
    self.stillOpen = stillOpen
  }

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { decisions.isEmpty && unfinishedCount + fruitlessCount == 0 }

  /// How many groups were decided in which way.
  public var counts: [DecisionKind: Int] {
    Dictionary(decisions.map { ($0.kind, 1) }, uniquingKeysWith: +)
  }

  /// How many reports were handled.
  public var reportCount: Int { decisions.reduce(0) { $0 + $1.reports.count } }

  /// Mean time from showing a group to its decision; `nil` without decisions.
  public var meanTime: Duration? {
    guard !decisions.isEmpty else { return nil }
    let total = decisions.reduce(Duration.zero) { $0 + ($1.decidedAt - $1.shownAt) }
    return total / decisions.count
  }

  /// Mean time for one report; `nil` where none was handled.
  public var meanTimePerReport: Duration? {
    guard reportCount > 0 else { return nil }
    return meanTime.map { $0 * decisions.count / reportCount }
  }
}
