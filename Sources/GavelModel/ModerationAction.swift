/// What the platform must do to one target: the unit that is planned, sent and settled.
public enum ModerationAction: Hashable, Sendable {
  /// Deletes one message for everybody.
  case deleteMessage(MessageID, room: RoomID)
  /// Deletes every message of a room; the room and its members stay.
  case clearRoom(RoomID)
  /// Deletes a room with all its messages.
  case deleteRoom(RoomID)
  /// Deletes a direct conversation with all its messages.
  case deleteDirect(RoomID)
  /// Removes one member; `announced` asks the platform for a system message.
  case removeMember(PersonID, room: RoomID, announced: Bool)
  /// Takes the signed-in account out of a room; `announced` asks for a system message.
  case leaveRoom(RoomID, announced: Bool)

  /// The action's kind without its target.
  public var kind: ActionKind {
    switch self {
    case .deleteMessage: .deleteMessage
    case .clearRoom: .clearRoom
    case .deleteRoom: .deleteRoom
    case .deleteDirect: .deleteDirect
    case .removeMember: .removeMember
    case .leaveRoom: .leaveRoom
    }
  }

  /// The room it happens in.
  public var room: RoomID {
    switch self {
    case .deleteMessage(_, let room), .removeMember(_, let room, _): room
    case .clearRoom(let room), .deleteRoom(let room), .deleteDirect(let room): room
    case .leaveRoom(let room, _): room
    }
  }

  /// The id acted on, as text: a message's, a member's, or the room's own.
  public var target: String {
    switch self {
    case .deleteMessage(let message, _): message.rawValue
    case .removeMember(let person, _, _): person.rawValue
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom: room.rawValue
    }
  }

  /// Whether the platform is asked for a system message.
  public var isAnnounced: Bool {
    switch self {
    case .removeMember(_, _, let announced), .leaveRoom(_, let announced): announced
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect: false
    }
  }

  /// Puts an action together from its stored parts.
  public init(kind: ActionKind, room: RoomID, target: String, announced: Bool = false) {
    switch kind {
    case .deleteMessage: self = .deleteMessage(MessageID(target), room: room)
    case .clearRoom: self = .clearRoom(room)
    case .deleteRoom: self = .deleteRoom(room)
    case .deleteDirect: self = .deleteDirect(room)
    case .removeMember: self = .removeMember(PersonID(target), room: room, announced: announced)
    case .leaveRoom: self = .leaveRoom(room, announced: announced)
    }
  }
}

/// The kinds of action, spelled as on the command line, in plan files and in the store.
public enum ActionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// ``ModerationAction/deleteMessage(_:room:)``.
  case deleteMessage = "delete-message"
  /// ``ModerationAction/clearRoom(_:)``.
  case clearRoom = "clear-room"
  /// ``ModerationAction/deleteRoom(_:)``.
  case deleteRoom = "delete-room"
  /// ``ModerationAction/deleteDirect(_:)``.
  case deleteDirect = "delete-dm"
  /// ``ModerationAction/removeMember(_:room:announced:)``.
  case removeMember = "remove-member"
  /// ``ModerationAction/leaveRoom(_:announced:)``.
  case leaveRoom = "leave-room"

  /// Whether the action takes the room as a whole, so that nothing else in it may run beside it.
  public var coversWholeRoom: Bool {
    switch self {
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom: true
    case .deleteMessage, .removeMember: false
    }
  }
}
