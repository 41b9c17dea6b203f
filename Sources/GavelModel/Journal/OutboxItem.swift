/// One action of a batch as the outbox holds it.
public struct OutboxItem: Hashable, Sendable, Identifiable {
  /// The store's number.
  public var id: ItemID
  /// The batch it belongs to.
  public var batch: BatchID
  /// What was planned.
  public var plan: PlanItem
  /// Where it stands.
  public var status: ActionStatus
  /// Requests that left for it.
  public var attempts: Int
  /// What the server said last.
  public var answer: ServerAnswer
  /// Whether the store knew the target when the batch was confirmed; decides `gone` or `failed`.
  public var wasKnown: Bool
  /// The item of the same batch that must be achieved first; `nil` when nothing is in its way.
  public var requires: ItemID?

  /// Makes an item as the store describes it.
  public init(
    id: ItemID, batch: BatchID, plan: PlanItem, status: ActionStatus, attempts: Int = 0,
    answer: ServerAnswer = ServerAnswer(), wasKnown: Bool = false, requires: ItemID? = nil
  ) {
    self.id = id
    self.batch = batch
    self.plan = plan
    self.status = status
    self.attempts = attempts
    self.answer = answer
    self.wasKnown = wasKnown
    self.requires = requires
  }

  /// What to do to whom.
  public var action: ModerationAction { plan.action }
}

/// Where one item stands between confirmation and outcome.
public enum ActionStatus: Hashable, Sendable {
  /// Waiting: in the hold window, or for a free connection.
  case waiting
  /// Resting until a moment, because the platform asked for it or did not answer.
  case parked(until: Timestamp)
  /// Claimed: its request may have left.
  case inFlight
  /// Ended.
  case settled(Outcome)
}
