/// What a moderator is shown about a target, and what the audit trail keeps.
public struct TargetFacts: Hashable, Sendable, Codable {
  /// Name of the room.
  public var roomName: String?
  /// Author of the message, or the member to remove.
  public var person: PersonID?
  /// Their display name.
  public var personName: String?
  /// The name by which the platform addresses them, where that is not the id.
  public var personUsername: String?
  /// Their role in the room, when it is more than member.
  public var role: Role?
  /// When the message was sent.
  public var sentAt: Timestamp?
  /// The first characters of the message, exactly.
  public var preview: String?
  /// Whether the target belongs to the account that acts.
  public var isOwn: Bool?
  /// Whether the message is pinned.
  public var isPinned: Bool?
  /// The room's kind, as ``RoomKind/name`` spells it.
  public var roomKind: String?
  /// Whether this account cannot read the target, so that nobody saw what goes.
  public var isUnreadable: Bool?
  /// Whether the platform was asked for the target and does not have it any more.
  public var isGone: Bool?
  /// Whether the account probably lacks the right; the server has the last word.
  public var isDoubtful: Bool?
  /// Discussions that go with the target: those under a room, or the one that a message anchors.
  public var discussionCount: Int?
  /// Pinned messages that go with the room.
  public var pinnedCount: Int?
  /// Threads that go with the room.
  public var threadCount: Int?
  /// Answers in the thread that the message began.
  public var replyCount: Int?
  /// How many reported messages go with it.
  public var reportedCount: Int?
  /// How many open reports the act closes by itself, as far as the platform counts them.
  public var closedReportCount: Int?
  /// Whether the room is the main room of a team, which goes with it.
  public var isTeamMain: Bool?
  /// Whether the direct conversation's id is also somebody's username, so that the platform would
  /// take it for another conversation and it is left alone.
  public var isShadowed: Bool?
  /// Whether the person is the last owner of the room.
  public var isLastOwner: Bool?
  /// Which rooms those are for an account as a whole, as far as the store knows: their names.
  public var ownedRooms: [String]?
  /// The participants of a direct conversation, by id, as they were sealed.
  public var participants: [PersonID]?
  /// What ``participants`` are called, in the same order; the id of who has no name.
  public var participantNames: [String]?
  /// The discussions that go with the target, by name; ``discussionCount`` tells how many there are.
  public var companions: [NamedTarget]?
  /// Who wrote what goes with a room or a discussion; read only where authors are protected.
  public var authors: [NamedTarget]?
  /// The rooms in which an author's reported messages stand; `nil` where nobody could tell.
  public var reportedRooms: [NamedTarget]?
  /// The author's reported messages that go together.
  public var reportedMessages: [SealedMessage]?
  /// What is done before in the same plan, so that this is closed for it and not as unfounded.
  public var follows: ActionKind?

  /// Makes facts; nothing is known by default.
  public init(
    roomName: String? = nil, person: PersonID? = nil, personName: String? = nil,
    role: Role? = nil, sentAt: Timestamp? = nil, preview: String? = nil, isOwn: Bool? = nil,
    isPinned: Bool? = nil, roomKind: String? = nil
  ) {
    self.roomName = roomName
    self.person = person
    self.personName = personName
    self.role = role
    self.sentAt = sentAt
    self.preview = preview
    self.isOwn = isOwn
    self.isPinned = isPinned
    self.roomKind = roomKind
  }

  /// The same without names and words; ids, roles and marks stay.
  public var withoutContent: TargetFacts {
    var kept = self
    kept.roomName = nil
    kept.personName = nil
    kept.personUsername = nil
    kept.preview = nil
    kept.participantNames = nil
    kept.companions = companions?.map { NamedTarget($0.id) }
    kept.authors = authors?.map { NamedTarget($0.id) }
    kept.reportedRooms = reportedRooms?.map { NamedTarget($0.id) }
    kept.ownedRooms = nil
    return kept
  }

  /// Fills in what nobody else told with what was shown.
  public mutating func complete(with shown: TargetFacts) {
    roomName = roomName ?? shown.roomName
    person = person ?? shown.person
    personName = personName ?? shown.personName
    personUsername = personUsername ?? shown.personUsername
    sentAt = sentAt ?? shown.sentAt
    preview = preview ?? shown.preview
  }

  /// What a plan's digest covers.
  var fields: [String] { steadyFields + namedFields }

  /// Facts that were not always there carry their name, and nothing where they are absent.
  private var namedFields: [String] {
    let named: [(String, String?)] = [
      ("roomKind", roomKind), ("unreadable", isUnreadable == true ? "yes" : nil),
      ("gone", isGone == true ? "yes" : nil),
      ("doubtful", isDoubtful == true ? "yes" : nil),
      ("discussions", discussionCount.map(String.init)),
      ("pinned", pinnedCount.map(String.init)), ("threads", threadCount.map(String.init)),
      ("replies", replyCount.map(String.init)), ("reported", reportedCount.map(String.init)),
      ("closedReports", closedReportCount.map(String.init)),
      ("teamMain", isTeamMain == true ? "yes" : nil),
      ("shadowed", isShadowed == true ? "yes" : nil),
      ("lastOwner", isLastOwner == true ? "yes" : nil), ("follows", follows?.rawValue),
      ("username", personUsername),
    ]
    let present = named.flatMap { name, value in value.map { [name, $0] } ?? [] }
    return present + (participants.map { ["participants"] + $0.map(\.rawValue) } ?? [])
      + (participantNames.map { ["participantNames"] + $0 } ?? [])
      + (ownedRooms.map { ["ownedRooms"] + $0 } ?? [])
      + Self.fields("companions", companions) + Self.fields("authors", authors)
      + Self.fields("reportedRooms", reportedRooms)
      + (reportedMessages.map {
        ["reportedMessages", String($0.count)] + $0.flatMap(\.fields)
      } ?? [])
  }

  private static func fields(_ name: String, _ targets: [NamedTarget]?) -> [String] {
    targets.map { [name, String($0.count)] + $0.flatMap(\.fields) } ?? []
  }

  private var steadyFields: [String] {
    [
      roomName ?? "", person?.rawValue ?? "", personName ?? "", role?.rawValue ?? "",
      sentAt?.iso8601 ?? "", preview ?? "", isOwn == true ? "own" : "",
      isPinned == true ? "pinned" : "",
    ]
  }
}
