/// The item form of a plan file: `{"kind","room","target","digest"}` and optional further keys.
extension PlanItem: Codable {
  private enum Key: String, CodingKey {
    case kind, room, target, digest, systemMessage, seal, facts
  }

  /// Reads one item of a plan file.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    action = ModerationAction(
      kind: try values.decode(ActionKind.self, forKey: .kind),
      room: try values.decode(RoomID.self, forKey: .room),
      target: try values.decode(String.self, forKey: .target),
      announced: try values.decodeIfPresent(Bool.self, forKey: .systemMessage) ?? false)
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
    if action.isAnnounced { try values.encode(true, forKey: .systemMessage) }
    try values.encodeIfPresent(seal, forKey: .seal)
    if facts != TargetFacts() { try values.encode(facts, forKey: .facts) }
  }
}
