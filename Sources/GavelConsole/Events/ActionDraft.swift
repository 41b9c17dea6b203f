import GavelModel

/// What the moderator asked for, before the platform has been read and a plan sealed.
public struct ActionDraft: Hashable, Sendable {
  /// The actions, each target once, in list order.
  public var actions: [ModerationAction]
  /// Why, in the moderator's words; may be empty.
  public var reason: String
  /// Tells this draft from every other, so that a late plan is recognised.
  public var number: Int
  /// Ids of marked rows that a filter hid when the draft was made.
  var hiddenTargets: Set<String> = []
}
