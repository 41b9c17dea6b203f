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
