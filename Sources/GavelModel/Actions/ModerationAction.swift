/// What the platform must do to one target: the unit that is planned, sent and settled.
public enum ModerationAction: Hashable, Sendable {
  /// Deletes one message for everybody.
  case deleteMessage(MessageID, room: RoomID)
  /// Deletes the messages of a room that are in `scope`; the room and its members stay.
  case clearRoom(RoomID, scope: ClearScope = .everything)
  /// Deletes a room with all its messages.
  case deleteRoom(RoomID)
  /// Deletes a direct conversation with all its messages.
  ///
  /// With a `username` the platform is told the name instead of the id, which addresses the
  /// account's own conversation with that user; the id is then what the account's list called it,
  /// empty when the list had none.
  case deleteDirect(RoomID, username: String? = nil)
  /// Removes one member; `announced` asks the platform for a system message.
  case removeMember(PersonID, room: RoomID, announced: Bool)
  /// Takes the signed-in account out of a room; `announced` asks for a system message.
  case leaveRoom(RoomID, announced: Bool)
  /// Keeps a member from writing in a room.
  case muteMember(PersonID, room: RoomID)
  /// Lets a muted member write again.
  case unmuteMember(PersonID, room: RoomID)
  /// Closes an account until it is reactivated.
  case deactivateUser(PersonID)
  /// Opens a deactivated account again.
  case reactivateUser(PersonID)
  /// Closes reports without acting on what they are about.
  case dismissReports(ReportSubject)
  /// Deletes every reported message of an author and closes the reports.
  case deleteReported(PersonID)
}

extension ModerationAction {
  /// The action's kind without its target.
  public var kind: ActionKind {
    switch self {
    case .deleteMessage: .deleteMessage
    case .clearRoom: .clearRoom
    case .deleteRoom: .deleteRoom
    case .deleteDirect: .deleteDirect
    case .removeMember: .removeMember
    case .leaveRoom: .leaveRoom
    case .muteMember: .muteMember
    case .unmuteMember: .unmuteMember
    case .deactivateUser: .deactivateUser
    case .reactivateUser: .reactivateUser
    case .dismissReports: .dismissReports
    case .deleteReported: .deleteReported
    }
  }

  /// The room it happens in; the empty id where it concerns the whole workspace.
  public var room: RoomID {
    switch self {
    case .deleteMessage(_, let room), .removeMember(_, let room, _), .clearRoom(let room, _),
      .deleteRoom(let room), .deleteDirect(let room, _), .leaveRoom(let room, _),
      .muteMember(_, let room), .unmuteMember(_, let room):
      room
    case .dismissReports(let subject): subject.room
    case .deactivateUser, .reactivateUser, .deleteReported: RoomID("")
    }
  }

  /// The id acted on, as text: a message's, a person's, a report's, or the room's own.
  public var target: String {
    switch self {
    case .deleteMessage(let message, _): message.rawValue
    case .removeMember(let person, _, _), .muteMember(let person, _),
      .unmuteMember(let person, _), .deactivateUser(let person), .reactivateUser(let person),
      .deleteReported(let person):
      person.rawValue
    case .deleteDirect(let room, let username): username ?? room.rawValue
    case .dismissReports(let subject): subject.target
    case .clearRoom, .deleteRoom, .leaveRoom: room.rawValue
    }
  }

  /// The action that takes this one back on the platform; `nil` where nothing does.
  public var reversal: ModerationAction? {
    switch self {
    case .muteMember(let person, let room): .unmuteMember(person, room: room)
    case .unmuteMember(let person, let room): .muteMember(person, room: room)
    case .deactivateUser(let person): .reactivateUser(person)
    case .reactivateUser(let person): .deactivateUser(person)
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .dismissReports, .deleteReported:
      nil
    }
  }

  /// Whether the platform is asked for a system message.
  public var isAnnounced: Bool { options.announced == true }

  /// Whether something is kept before it leaves: it takes content away, or acts on a person.
  public var leavesEvidence: Bool {
    switch self {
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .muteMember,
      .deactivateUser, .dismissReports, .deleteReported:
      true
    case .leaveRoom, .unmuteMember, .reactivateUser: false
    }
  }

  /// Whether it happens in one room, and not in the workspace as a whole.
  public var isInRoom: Bool { !room.rawValue.isEmpty }
}
