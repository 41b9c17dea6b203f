import GavelModel

/// What a platform said about a change that it made.
public struct Receipt: Hashable, Sendable {
  /// The server's words and number.
  public var answer: ServerAnswer
  /// How many things the platform says were changed; 0 when there was nothing left to change, `nil`
  /// when it did not count.
  public var affected: Int?
  /// Who is in the room afterwards, where the answer named them.
  public var membersAfter: [PersonID]?
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a receipt.
  public init(
    answer: ServerAnswer, affected: Int? = nil, membersAfter: [PersonID]? = nil,
    requestedAt: Timestamp
  ) {
    self.answer = answer
    self.affected = affected
    self.membersAfter = membersAfter
    self.requestedAt = requestedAt
  }
}
