import GavelModel

/// A stretch of a room's history: `lower` < time ≤ `upper`.
public struct WalkStretch: Hashable, Sendable {
  /// The time of the last message reached; `nil` when that was the beginning.
  public var lower: Timestamp?
  /// The newest time of the stretch.
  public var upper: Timestamp
  /// By which time the history is ordered.
  public var order: HistoryOrder

  /// Makes a stretch.
  public init(lower: Timestamp?, upper: Timestamp, order: HistoryOrder) {
    self.lower = lower
    self.upper = upper
    self.order = order
  }
}

/// The next page of a walk through a room's history, and what it proves.
public struct WalkStep: Hashable, Sendable {
  /// The walk that asked for the page.
  public var walk: WalkID
  /// The page.
  public var page: MessagePage
  /// Where known messages are gone when the walk has not met them; `nil` where it has gaps.
  public var covered: WalkStretch?
  /// When the walk was begun: an answer asked for later may bring a message back.
  public var begunAt: Timestamp

  /// Makes a step.
  public init(walk: WalkID, page: MessagePage, covered: WalkStretch?, begunAt: Timestamp) {
    self.walk = walk
    self.page = page
    self.covered = covered
    self.begunAt = begunAt
  }
}

/// What a walk has come to after a step.
public struct WalkVerdict: Hashable, Sendable {
  /// How far the history is known.
  public var state: RoomSyncState
  /// Whether the walk ends here.
  public var isOver: Bool

  /// Makes a verdict.
  public init(state: RoomSyncState, isOver: Bool) {
    self.state = state
    self.isOver = isOver
  }
}

/// What a step of a walk changed.
public struct WalkNews: Hashable, Sendable {
  /// How many known messages were gone.
  public var removed: Int
  /// How many live messages the room has now.
  public var messageCount: Int
  /// Whether the walk has ended.
  public var isOver: Bool
}
