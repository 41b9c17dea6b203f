import GavelModel

/// One action with what the plan knows that decides how it is asked for.
public struct ActionOrder: Hashable, Sendable {
  /// What to do.
  public var action: ModerationAction
  /// What the plan knew about the target.
  public var facts: TargetFacts
  /// Why, for platforms that keep a reason.
  public var reason: String
  /// The account that acts.
  public var account: PersonID?

  /// Makes an order.
  public init(
    action: ModerationAction, facts: TargetFacts = TargetFacts(), reason: String = "",
    account: PersonID? = nil
  ) {
    self.action = action
    self.facts = facts
    self.reason = reason
    self.account = account
  }

  /// The room's kind, where the plan knew it.
  public var roomKind: RoomKind? { facts.roomKind.map { RoomKind(name: $0) } }
}
