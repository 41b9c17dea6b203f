import GavelModel

/// What the account may probably do; advice only, the server has the last word.
public struct AccountRights: Hashable, Sendable {
  /// Actions that the account may do wherever it is, by the room's kind; `nil` for actions outside
  /// of rooms and for kinds that are not listed.
  public var everywhere: Set<RightfulAction>
  /// Actions that a role in a room adds there.
  public var byRole: [Role: Set<RightfulAction>]
  /// Actions for which the account must be able to read the room, whatever its rights.
  public var fromInside: Set<RightfulAction>

  /// An action on a kind of room.
  public struct RightfulAction: Hashable, Sendable {
    /// The action.
    public var kind: ActionKind
    /// The room's kind by name; `nil` for every kind.
    public var room: String?

    /// Makes a pair.
    public init(_ kind: ActionKind, in room: String? = nil) {
      self.kind = kind
      self.room = room
    }
  }

  /// Makes rights.
  public init(
    everywhere: Set<RightfulAction>, byRole: [Role: Set<RightfulAction>] = [:],
    fromInside: Set<RightfulAction> = []
  ) {
    self.everywhere = everywhere
    self.byRole = byRole
    self.fromInside = fromInside
  }

  /// Whether the account may probably do this in a room of this kind, where it has this role.
  ///
  /// - Parameter isInside: Whether the account can read what is written in the room.
  public func allow(
    _ kind: ActionKind, in room: RoomKind?, as role: Role?, isInside: Bool = true
  ) -> Bool {
    let wanted: Set<RightfulAction> = [.init(kind), .init(kind, in: room?.name)]
    guard isInside || fromInside.isDisjoint(with: wanted) else { return false }
    return !everywhere.isDisjoint(with: wanted)
      || role.map { !(byRole[$0] ?? []).isDisjoint(with: wanted) } ?? false
  }
}
