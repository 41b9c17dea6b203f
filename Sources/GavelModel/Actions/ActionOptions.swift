/// What an action's kind, room and target leave open; nothing for most.
public struct ActionOptions: Hashable, Sendable, Codable {
  /// Whether a system message is asked for.
  public var announced: Bool?
  /// What a clearing covers, when that is not everything.
  public var scope: ClearScope?
  /// What a dismissal is about: the name of a ``ReportSubject`` case.
  public var subject: String?
  /// The name by which a direct conversation is addressed.
  public var username: String?

  /// Makes options; none by default.
  public init(
    announced: Bool? = nil, scope: ClearScope? = nil, subject: String? = nil,
    username: String? = nil
  ) {
    self.announced = announced
    self.scope = scope
    self.subject = subject
    self.username = username
  }

  /// No options.
  public static let none = ActionOptions()
}

extension ModerationAction {
  /// What kind, room and target leave open.
  public var options: ActionOptions {
    switch self {
    case .removeMember(_, _, let announced), .leaveRoom(_, let announced):
      ActionOptions(announced: announced ? true : nil)
    case .clearRoom(_, let scope): ActionOptions(scope: scope == .everything ? nil : scope)
    case .deleteDirect(_, let username): ActionOptions(username: username)
    case .dismissReports(let subject): ActionOptions(subject: subject.name)
    case .deleteMessage, .deleteRoom, .muteMember, .unmuteMember, .deactivateUser,
      .reactivateUser, .deleteReported:
      .none
    }
  }

  /// The action without what changes nothing about its effect: how it is announced, by which of its
  /// names a conversation is addressed, and in which order a clearing lists its authors.
  public var deed: ModerationAction {
    switch self {
    case .removeMember(let person, let room, _):
      return .removeMember(person, room: room, announced: false)
    case .leaveRoom(let room, _): return .leaveRoom(room, announced: false)
    case .deleteDirect(let room, _) where isInRoom: return .deleteDirect(room)
    case .clearRoom(let room, var scope):
      scope.authors = Set(scope.authors).sorted()
      return .clearRoom(room, scope: scope)
    case .deleteMessage, .deleteRoom, .deleteDirect, .muteMember, .unmuteMember, .deactivateUser,
      .reactivateUser, .dismissReports, .deleteReported:
      return self
    }
  }

  /// Puts an action together from its stored parts.
  public init(
    kind: ActionKind, room: RoomID, target: String, options: ActionOptions = .none
  ) {
    let announced = options.announced ?? false
    let person = PersonID(target)
    switch kind {
    case .deleteMessage: self = .deleteMessage(MessageID(target), room: room)
    case .clearRoom: self = .clearRoom(room, scope: options.scope ?? .everything)
    case .deleteRoom: self = .deleteRoom(room)
    case .deleteDirect: self = .deleteDirect(room, username: options.username)
    case .removeMember: self = .removeMember(person, room: room, announced: announced)
    case .leaveRoom: self = .leaveRoom(room, announced: announced)
    case .muteMember: self = .muteMember(person, room: room)
    case .unmuteMember: self = .unmuteMember(person, room: room)
    case .deactivateUser: self = .deactivateUser(person)
    case .reactivateUser: self = .reactivateUser(person)
    case .dismissReports:
      self = .dismissReports(
        ReportSubject(name: options.subject ?? "", target: target, room: room))
    case .deleteReported: self = .deleteReported(person)
    }
  }
}
