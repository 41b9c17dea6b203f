import GavelModel

/// A sealed plan, the question it asks, and what was typed in answer.
struct ConfirmDialog: Sendable, Equatable {
  private(set) var plan: ActionPlan
  let summary: PlanSummary
  let question: Question
  var answer = TextField()
  /// The reason while it is edited.
  var reasonField: TextField?
  /// Whether the last answer was wrong.
  var isWrong = false
  /// Index of the first item on screen.
  var top = 0

  init(plan: ActionPlan, draft: ActionDraft, question: Question) {
    self.plan = plan
    self.question = question
    summary = PlanSummary(plan, hidden: draft.hiddenTargets)
  }

  var context: KeyContext {
    if reasonField != nil { return .reason }
    switch question {
    case .key: return .confirm
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
