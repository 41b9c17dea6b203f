import GavelModel

/// A sealed plan, the question it asks, and what was typed in answer.
struct ConfirmDialog: Sendable, Equatable {
  private(set) var plan: ActionPlan
  private(set) var summary: PlanSummary
  private(set) var question: Question
  /// What is decided about reports; empty for everything else.
  let decisions: [ReportDecision]
  /// What was meant as well and is not part of the plan.
  let leftOut: LeftOut
  /// Reasons that a digit gives; none where nothing is decided about reports.
  let reasons: [String]
  /// Whether a reason is asked for before the answer is typed.
  var isChoosingReason = false
  var answer = TextField()
  /// The reason while it is edited.
  var reasonField: TextField?
  /// Whether the last answer was wrong.
  var isWrong = false
  /// Index of the first item on screen.
  var top = 0

  init(plan: ActionPlan, draft: ActionDraft, question: Question, reasons: [String] = []) {
    self.plan = plan
    self.question = question
    decisions = draft.decisions
    leftOut = draft.leftOut
    self.reasons = draft.decisions.isEmpty ? [] : reasons
    summary = PlanSummary(plan, hidden: draft.hiddenTargets)
    if case .type = question { isChoosingReason = !self.reasons.isEmpty }
  }

  var context: KeyContext {
    if reasonField != nil { return .reason }
    if isChoosingReason { return .reasonChoice }
    switch question {
    case .key: return reasons.isEmpty ? .confirm : .decide
    case .type: return .typedConfirm
    }
  }

  /// Seals the plan again with another reason; its items stay as they were shown.
  mutating func setReason(_ reason: String) {
    plan = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: reason,
      items: plan.items)
  }
}

extension ConfirmDialog {
  /// The dialog as it may be drawn; its own plan is the one that is confirmed.
  func disguised(by disguise: Disguise) -> ConfirmDialog {
    var shown = self
    shown.plan.items = plan.items.map { disguise.item($0) }
    shown.plan.account = disguise.id(plan.account)
    shown.summary = PlanSummary(shown.plan, hidden: [])
    shown.summary.hiddenCount = summary.hiddenCount
    if disguise.options.usesAliases, case .type(var expected) = question,
      expected.what == .directName, let last = expected.accepted.last
    {
      // The room's short id is as right an answer as its members' names.
      expected.accepted = [last]
      shown.question = .type(expected)
    }
    return shown
  }
}
