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
  /// How many of its items only close the reports of what the items before them deal with.
  public var closingCount: Int
  /// How many of its items found reports that somebody else had closed.
  public var closedElsewhereCount: Int

  /// Makes a batch as the store describes it.
  public init(
    id: BatchID, created: Timestamp, reason: String, state: BatchState, heldUntil: Timestamp?,
    first: ModerationAction, roomName: String?, counts: BatchCounts, isElsewhere: Bool = false,
    closingCount: Int = 0, closedElsewhereCount: Int = 0
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
    self.closingCount = closingCount
    self.closedElsewhereCount = closedElsewhereCount
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
