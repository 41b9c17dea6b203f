/// Somebody's complaint about a message or a person, from the platform or from a ticket system.
public struct Report: Hashable, Sendable, Identifiable {
  /// The platform's id, or the ticket system's with its own prefix.
  public var id: ReportID
  /// Where it came from.
  public var origin: ReportOrigin
  /// The room of the reported message; `nil` for a report about a person.
  public var room: RoomID?
  /// The room's name when the report was made.
  public var roomName: String?
  /// The reported message; `nil` for a report about a person.
  public var message: MessageID?
  /// Who wrote the message, or the reported person.
  public var author: Person?
  /// Who complained.
  public var reporter: Person?
  /// Why, in the reporter's words.
  public var reason: String
  /// What the message said when it was reported.
  public var text: String?
  /// When the message was sent.
  public var sentAt: Timestamp?
  /// When it was reported.
  public var time: Timestamp
  /// Whether somebody has dealt with it.
  public var state: ReportState
  /// Who closed it, with what remark, where the platform told it.
  public var closing: ReportClosing?

  /// Makes a report; what may be unknown has a neutral default.
  public init(
    id: ReportID, origin: ReportOrigin = .platform, room: RoomID? = nil, roomName: String? = nil,
    message: MessageID? = nil, author: Person? = nil, reporter: Person? = nil, reason: String,
    text: String? = nil, sentAt: Timestamp? = nil, time: Timestamp, state: ReportState = .open,
    closing: ReportClosing? = nil
  ) {
    self.id = id
    self.origin = origin
    self.room = room
    self.roomName = roomName
    self.message = message
    self.author = author
    self.reporter = reporter
    self.reason = reason
    self.text = text
    self.sentAt = sentAt
    self.time = time
    self.state = state
    self.closing = closing
  }

  /// What closing this report alone names.
  public var subject: ReportSubject {
    if origin == .imported { return .imported(id) }
    if let message { return .message(message, room: room ?? RoomID("")) }
    return .person(author?.id ?? PersonID(""))
  }
}

/// Where a report came from.
public enum ReportOrigin: String, Hashable, Sendable, Codable, CaseIterable {
  /// The platform's own moderation queue.
  case platform
  /// A file from a ticket system; only the local store knows it.
  case imported
}

/// Whether a report still waits for somebody.
public enum ReportState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nobody has dealt with it.
  case open
  /// We dealt with it.
  case closed
  /// Somebody else closed it.
  case closedElsewhere = "closed-elsewhere"
}

/// How a report was closed, as the platform tells it.
public struct ReportClosing: Hashable, Sendable, Codable {
  /// Who closed it.
  public var moderator: PersonID?
  /// When.
  public var time: Timestamp?
  /// The remark that was left.
  public var reason: String?
  /// What was done, in the closer's words.
  public var action: String?

  /// Makes a closing; nothing is known by default.
  public init(
    moderator: PersonID? = nil, time: Timestamp? = nil, reason: String? = nil,
    action: String? = nil
  ) {
    self.moderator = moderator
    self.time = time
    self.reason = reason
    self.action = action
  }
}

/// What a dismissal closes.
public enum ReportSubject: Hashable, Sendable {
  /// All reports of one message.
  case message(MessageID, room: RoomID)
  /// All reports of an author's messages.
  case author(PersonID)
  /// All reports about a person as such.
  case person(PersonID)
  /// One report of a ticket system, closed in the local store alone.
  case imported(ReportID)

  /// The case's name, as plans and the store keep it.
  public var name: String {
    switch self {
    case .message: "message"
    case .author: "author"
    case .person: "person"
    case .imported: "imported"
    }
  }

  /// The id that is named, as text.
  public var target: String {
    switch self {
    case .message(let message, _): message.rawValue
    case .author(let person), .person(let person): person.rawValue
    case .imported(let report): report.rawValue
    }
  }

  /// The room of the reported message; empty for the others.
  public var room: RoomID {
    switch self {
    case .message(_, let room): room
    case .author, .person, .imported: RoomID("")
    }
  }

  /// Puts a subject together from its stored parts; a message where the name is unknown.
  public init(name: String, target: String, room: RoomID) {
    switch name {
    case "author": self = .author(PersonID(target))
    case "person": self = .person(PersonID(target))
    case "imported": self = .imported(ReportID(target))
    default: self = .message(MessageID(target), room: room)
    }
  }
}
