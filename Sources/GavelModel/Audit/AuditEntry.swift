/// How one action ended, as the append-only audit trail tells it.
public struct AuditEntry: Hashable, Sendable, Identifiable {
  /// Counts up from 1 without gaps.
  public var number: Int64
  /// When it was recorded.
  public var time: Timestamp
  /// The account that acted.
  public var actor: PersonID
  /// The batch it belongs to.
  public var batch: BatchID
  /// What was done.
  public var action: ModerationAction
  /// Why.
  public var reason: String
  /// How it ended.
  public var outcome: Outcome
  /// What the server said.
  public var answer: ServerAnswer
  /// What was known about the target.
  public var facts: TargetFacts
  /// Whether reason, facts and the server's words were erased on a person's request.
  public var isErased: Bool
  /// The number.
  public var id: Int64 { number }

  /// Makes an entry as the store describes it.
  public init(
    number: Int64, time: Timestamp, actor: PersonID, batch: BatchID, action: ModerationAction,
    reason: String, outcome: Outcome, answer: ServerAnswer, facts: TargetFacts,
    isErased: Bool = false
  ) {
    self.number = number
    self.time = time
    self.actor = actor
    self.batch = batch
    self.action = action
    self.reason = reason
    self.outcome = outcome
    self.answer = answer
    self.facts = facts
    self.isErased = isErased
  }
}
