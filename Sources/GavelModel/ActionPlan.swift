/// A frozen list of what will be done, to whom, why, by whom and on which server.
///
/// Only what a plan names is ever sent. Its file form is the contract of DESIGN section 6; the
/// digest covers every other field, so a damaged or edited file is recognised.
public struct ActionPlan: Hashable, Sendable, Codable {
  /// The file format this program writes.
  public static let currentFormat = 1

  /// Version of the file format.
  public var format: Int
  /// Origin of the platform: scheme, host and port.
  public var server: String
  /// The account that will act.
  public var account: PersonID
  /// When the plan was sealed.
  public var created: Timestamp
  /// Why, in the moderator's words; may be empty.
  public var reason: String
  /// What to do, in order.
  public var items: [PlanItem]
  /// Digest of all of the above.
  public var digest: String

  /// Seals a plan: freezes the items and computes the digest.
  public init(
    server: String, account: PersonID, created: Timestamp, reason: String, items: [PlanItem]
  ) {
    format = Self.currentFormat
    self.server = server
    self.account = account
    self.created = created
    self.reason = reason
    self.items = items
    digest = ""
    digest = computedDigest
  }

  /// The digest that the other fields ask for; differs from ``digest`` after an edit.
  public var computedDigest: String {
    let head = [String(format), server, account.rawValue, created.iso8601, reason]
    return ContentDigest.of(head + items.map(\.sealDigest))
  }

  /// Whether the plan is as it was sealed.
  public var isIntact: Bool { digest == computedDigest }
}

/// One action in a plan, with what the moderator saw when confirming it.
public struct PlanItem: Hashable, Sendable {
  /// What to do to whom.
  public var action: ModerationAction
  /// Digest of the target's content when the plan was made; empty when it could not be read.
  public var digest: String
  /// For actions on a whole room, what it held when the plan was made.
  public var seal: RoomSeal?
  /// What the dialog and the audit trail say about the target.
  public var facts: TargetFacts

  /// Makes an item.
  public init(
    action: ModerationAction, digest: String = "", seal: RoomSeal? = nil,
    facts: TargetFacts = TargetFacts()
  ) {
    self.action = action
    self.digest = digest
    self.seal = seal
    self.facts = facts
  }

  /// Digest over everything in the item.
  var sealDigest: String {
    let sealFields = seal.map {
      [String($0.messageCount), $0.newest?.rawValue ?? "", $0.newestUpdate?.iso8601 ?? ""]
    }
    return ContentDigest.of(
      [
        action.kind.rawValue, action.room.rawValue, action.target,
        action.isAnnounced ? "announced" : "", digest,
      ] + (sealFields ?? []) + facts.fields)
  }
}

/// What a room held when a plan to clear or delete it was sealed.
///
/// Such a plan cannot name every message, so it names the count and the newest; anything newer at
/// sending time sets the item aside.
public struct RoomSeal: Hashable, Sendable, Codable {
  /// Messages in the room, as the platform counted them.
  public var messageCount: Int
  /// The message the platform touched last.
  public var newest: MessageID?
  /// When it was touched.
  public var newestUpdate: Timestamp?

  /// Makes a seal from what was read.
  public init(messageCount: Int, newest: MessageID?, newestUpdate: Timestamp?) {
    self.messageCount = messageCount
    self.newest = newest
    self.newestUpdate = newestUpdate
  }

  /// Whether `later` holds anything this seal has not seen.
  public func isOutdated(by later: RoomSeal) -> Bool {
    if later.messageCount > messageCount { return true }
    guard let update = later.newestUpdate else { return false }
    guard let known = newestUpdate else { return true }
    return update > known || (update == known && later.newest != newest)
  }
}

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
