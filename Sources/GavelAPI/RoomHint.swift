import GavelModel

/// What is known of a room before its messages are asked for, so that a platform need not be asked
/// for it again.
public struct RoomHint: Hashable, Sendable {
  /// Its kind; `nil` for unknown.
  public var kind: RoomKind?
  /// Whether a call has just shown that the room is there.
  public var isSeen = false
  /// Whether the account is one of its people; `nil` for unknown.
  public var takesPart: Bool?
  /// Whether the account may read what is written in it; `nil` for unknown.
  public var mayRead: Bool?

  /// Makes a hint.
  public init(kind: RoomKind? = nil) { self.kind = kind }
}

extension PlatformClient {
  /// Returns what a room's record says, to be used at once.
  public nonisolated func hint(_ detail: RoomDetail) -> RoomHint {
    var hint = RoomHint(kind: detail.room.kind)
    hint.isSeen = true
    hint.mayRead = detail.room.mayRead
    // Only direct conversations name all of their people together with themselves.
    if detail.room.kind == .direct, let account = connection.userID {
      hint.takesPart = detail.members.map { $0.contains { $0.id == account } }
    }
    return hint
  }
}
