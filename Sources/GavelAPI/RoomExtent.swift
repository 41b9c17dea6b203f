import GavelModel

/// What goes with a room.
public struct RoomExtent: Hashable, Sendable {
  /// Discussions that hang under it, as far as the platform names them.
  public var discussions: [NamedTarget]
  /// How many there are; more than are named when the platform counts others beside them.
  public var discussionCount: Int
  /// Whether it is the main room of a team.
  public var isTeamMain: Bool
  /// Whether somebody is called by the room's id, so that the platform would take it for theirs.
  public var isShadowed: Bool

  /// Makes an extent; a room alone by default.
  public init(
    discussions: [NamedTarget] = [], discussionCount: Int? = nil, isTeamMain: Bool = false,
    isShadowed: Bool = false
  ) {
    self.discussions = discussions
    self.discussionCount = max(discussions.count, discussionCount ?? 0)
    self.isTeamMain = isTeamMain
    self.isShadowed = isShadowed
  }
}
