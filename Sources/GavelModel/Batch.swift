/// A confirmed plan on its way: what the queue shows.
public struct Batch: Hashable, Sendable, Identifiable {
  /// The store's number.
  public var id: BatchID
  /// When it was confirmed.
  public var created: Timestamp
  /// Why, in the moderator's words.
  public var reason: String
  /// Where it stands.
  public var state: BatchState
  /// Until when it can be taken back; `nil` once released.
  public var heldUntil: Timestamp?
  /// The first item's action, which names the batch on screen.
  public var first: ModerationAction
  /// Name of the first item's room.
  public var roomName: String?
  /// How many items stand where.
  public var counts: BatchCounts
  /// Whether another living process sends it, so that this one can neither undo nor hurry it.
  public var isElsewhere: Bool

  /// Makes a batch as the store describes it.
  public init(
    id: BatchID, created: Timestamp, reason: String, state: BatchState, heldUntil: Timestamp?,
    first: ModerationAction, roomName: String?, counts: BatchCounts, isElsewhere: Bool = false
  ) {
    self.id = id
    self.created = created
    self.reason = reason
    self.state = state
    self.heldUntil = heldUntil
    self.first = first
    self.roomName = roomName
    self.counts = counts
    self.isElsewhere = isElsewhere
  }
}

/// Where a batch stands as a whole.
public enum BatchState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Waiting in its hold window.
  case held
  /// Released and being sent by the process that owns it.
  case running
  /// Unfinished, and no living process owns it; offered for resuming, never sent by itself.
  case interrupted
  /// Every item is settled.
  case finished
}

/// How many items of a batch stand where.
public struct BatchCounts: Hashable, Sendable, Codable {
  /// Items waiting to be claimed.
  public var waiting: Int
  /// Items claimed whose answer has not been recorded.
  public var inFlight: Int
  /// Settled items by outcome.
  public var settled: [Outcome: Int]

  /// Makes counts; nothing by default.
  public init(waiting: Int = 0, inFlight: Int = 0, settled: [Outcome: Int] = [:]) {
    self.waiting = waiting
    self.inFlight = inFlight
    self.settled = settled
  }

  /// Number of items with this outcome.
  public subscript(outcome: Outcome) -> Int { settled[outcome] ?? 0 }

  /// Number of settled items.
  public var settledTotal: Int { settled.values.reduce(0, +) }

  /// Number of all items.
  public var total: Int { waiting + inFlight + settledTotal }
}

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

  /// Makes an item as the store describes it.
  public init(
    id: ItemID, batch: BatchID, plan: PlanItem, status: ActionStatus, attempts: Int = 0,
    answer: ServerAnswer = ServerAnswer(), wasKnown: Bool = false
  ) {
    self.id = id
    self.batch = batch
    self.plan = plan
    self.status = status
    self.attempts = attempts
    self.answer = answer
    self.wasKnown = wasKnown
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

/// How an item ended, with the facts; written in one transaction with its audit entry.
public struct Settlement: Hashable, Sendable {
  /// The item.
  public var item: ItemID
  /// How it ended.
  public var outcome: Outcome
  /// What the server said.
  public var answer: ServerAnswer
  /// Requests that left for it.
  public var attempts: Int
  /// When the last request that led here was begun; later reads may overrule the local effect.
  public var requestedAt: Timestamp

  /// Makes a settlement.
  public init(
    item: ItemID, outcome: Outcome, answer: ServerAnswer = ServerAnswer(), attempts: Int,
    requestedAt: Timestamp
  ) {
    self.item = item
    self.outcome = outcome
    self.answer = answer
    self.attempts = attempts
    self.requestedAt = requestedAt
  }
}

/// One line of the append-only audit trail.
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
  /// The number.
  public var id: Int64 { number }

  /// Makes an entry as the store describes it.
  public init(
    number: Int64, time: Timestamp, actor: PersonID, batch: BatchID, action: ModerationAction,
    reason: String, outcome: Outcome, answer: ServerAnswer, facts: TargetFacts
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
  }
}
