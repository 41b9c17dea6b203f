/// What a moderator is shown about a target, and what the audit trail keeps.
public struct TargetFacts: Hashable, Sendable, Codable {
  /// Name of the room.
  public var roomName: String?
  /// Author of the message, or the member to remove.
  public var person: PersonID?
  /// Their display name.
  public var personName: String?
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

  /// Makes facts; nothing is known by default.
  public init(
    roomName: String? = nil, person: PersonID? = nil, personName: String? = nil,
    role: Role? = nil, sentAt: Timestamp? = nil, preview: String? = nil, isOwn: Bool? = nil,
    isPinned: Bool? = nil
  ) {
    self.roomName = roomName
    self.person = person
    self.personName = personName
    self.role = role
    self.sentAt = sentAt
    self.preview = preview
    self.isOwn = isOwn
    self.isPinned = isPinned
  }

  var fields: [String] {
    [
      roomName ?? "", person?.rawValue ?? "", personName ?? "", role?.rawValue ?? "",
      sentAt?.iso8601 ?? "", preview ?? "", isOwn == true ? "own" : "",
      isPinned == true ? "pinned" : "",
    ]
  }
}
