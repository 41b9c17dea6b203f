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
  /// Place in the plan (from 0) of an earlier item without whose success this one is not attempted.
  public var after: Int?

  /// Makes an item.
  public init(
    action: ModerationAction, digest: String = "", seal: RoomSeal? = nil,
    facts: TargetFacts = TargetFacts(), after: Int? = nil
  ) {
    self.action = action
    self.digest = digest
    self.seal = seal
    self.facts = facts
    self.after = after
  }

  /// Whether it only closes the reports of what another item deals with.
  public var isFollower: Bool { after != nil && action.kind == .dismissReports }

  /// Digest over everything in the item.
  var sealDigest: String {
    let sealFields = seal.map {
      [String($0.messageCount), $0.newest?.rawValue ?? "", $0.newestUpdate?.iso8601 ?? ""]
    }
    return ContentDigest.of(
      [
        action.kind.rawValue, action.room.rawValue, action.target,
        action.isAnnounced ? "announced" : "", digest,
      ] + (sealFields ?? []) + facts.fields + laterFields)
  }

  /// Named, so that what is absent cannot be taken for something else.
  private var laterFields: [String] {
    let options = action.options
    var fields = options.scope.map { ["scope"] + $0.fields } ?? []
    if let subject = options.subject { fields += ["subject", subject] }
    if let username = options.username { fields += ["username", username] }
    if let after { fields += ["after", String(after)] }
    return fields
  }
}

/// The item form of a plan file: `{"kind","room","target","digest"}` and optional further keys.
extension PlanItem: Codable {
  private enum Key: String, CodingKey {
    case kind, room, target, digest, systemMessage, scope, subject, username, seal, facts, after
  }

  /// Reads one item of a plan file.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    action = ModerationAction(
      kind: try values.decode(ActionKind.self, forKey: .kind),
      room: try values.decode(RoomID.self, forKey: .room),
      target: try values.decode(String.self, forKey: .target),
      options: ActionOptions(
        announced: try values.decodeIfPresent(Bool.self, forKey: .systemMessage),
        scope: try values.decodeIfPresent(ClearScope.self, forKey: .scope),
        subject: try values.decodeIfPresent(String.self, forKey: .subject),
        username: try values.decodeIfPresent(String.self, forKey: .username)))
    after = try values.decodeIfPresent(Int.self, forKey: .after)
    digest = try values.decode(String.self, forKey: .digest)
    seal = try values.decodeIfPresent(RoomSeal.self, forKey: .seal)
    facts = try values.decodeIfPresent(TargetFacts.self, forKey: .facts) ?? TargetFacts()
  }

  /// Writes one item of a plan file.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(action.kind, forKey: .kind)
    try values.encode(action.room, forKey: .room)
    try values.encode(action.target, forKey: .target)
    try values.encode(digest, forKey: .digest)
    let options = action.options
    try values.encodeIfPresent(options.announced, forKey: .systemMessage)
    try values.encodeIfPresent(options.scope, forKey: .scope)
    try values.encodeIfPresent(options.subject, forKey: .subject)
    try values.encodeIfPresent(options.username, forKey: .username)
    try values.encodeIfPresent(after, forKey: .after)
    try values.encodeIfPresent(seal, forKey: .seal)
    if facts != TargetFacts() { try values.encode(facts, forKey: .facts) }
  }
}
