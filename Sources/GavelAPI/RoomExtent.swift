/// What goes with a room.
public struct RoomExtent: Hashable, Sendable {
  /// Discussions that hang under it.
  public var discussionCount: Int
  /// Whether it is the main room of a team.
  public var isTeamMain: Bool

  /// Makes an extent; a room alone by default.
  public init(discussionCount: Int = 0, isTeamMain: Bool = false) {
    self.discussionCount = discussionCount
    self.isTeamMain = isTeamMain
  }
}
