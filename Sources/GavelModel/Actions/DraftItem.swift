/// One action that was asked for, before the platform has been read and the plan sealed.
public struct DraftItem: Hashable, Sendable {
  /// What to do to whom.
  public var action: ModerationAction
  /// Place in the draft (from 0) of an earlier item that must be achieved first.
  public var after: Int?
  /// What the asker was shown of the target and the platform does not tell again, such as a
  /// report's copy of a message.
  public var shown: TargetFacts

  /// Makes an item that waits for no other, unless one is named.
  public init(
    _ action: ModerationAction, after: Int? = nil, shown: TargetFacts = TargetFacts()
  ) {
    self.action = action
    self.after = after
    self.shown = shown
  }
}
