/// Messages of a room that people set apart, which somebody may miss when all of them go.
public struct RoomStandouts: Hashable, Sendable {
  /// Pinned messages; `nil` where the platform does not tell.
  public var pinnedCount: Int?
  /// Threads, each counted once; `nil` where the platform does not tell.
  public var threadCount: Int?

  /// Makes counts; nothing is known by default.
  public init(pinnedCount: Int? = nil, threadCount: Int? = nil) {
    self.pinnedCount = pinnedCount
    self.threadCount = threadCount
  }
}
