import GavelModel

extension PlanFile {
  /// Returns the plan as a file: one item a line, so that two plans can be compared.
  static func text(_ plan: ActionPlan) -> String {
    let head: [(String, JSONValue)] = [
      ("format", .integer(Int64(plan.format))), ("server", .string(plan.server)),
      ("account", .string(plan.account.rawValue)), ("created", .string(plan.created.iso8601)),
      ("reason", .string(plan.reason)),
    ]
    let lines = head.map { "\(JSONValue.string($0.0).text):\($0.1.text)" }
    let items = plan.items.map { "  " + item($0).text }
    return "{" + lines.joined(separator: ",\n") + ",\n\"items\":[\n"
      + items.joined(separator: ",\n") + "\n],\n\"digest\":\(JSONValue.string(plan.digest).text)}\n"
  }

  private static func item(_ item: PlanItem) -> JSONValue {
    var members = [
      JSONValue.Member(key: "kind", value: .string(item.action.kind.rawValue)),
      JSONValue.Member(key: "room", value: .string(item.action.room.rawValue)),
      JSONValue.Member(key: "target", value: .string(item.action.target)),
      JSONValue.Member(key: "digest", value: .string(item.digest)),
    ]
    if item.action.isAnnounced {
      members.append(JSONValue.Member(key: "systemMessage", value: true))
    }
    if let seal = item.seal { members.append(JSONValue.Member(key: "seal", value: json(seal))) }
    if item.facts != TargetFacts() {
      members.append(JSONValue.Member(key: "facts", value: json(item.facts)))
    }
    return .object(members)
  }

  private static func json(_ seal: RoomSeal) -> JSONValue {
    object([
      ("messageCount", .integer(Int64(seal.messageCount))), ("newest", JSONValue(seal.newest)),
      ("newestUpdate", JSONValue(seal.newestUpdate)),
    ])
  }

  private static func json(_ facts: TargetFacts) -> JSONValue {
    object([
      ("roomName", JSONValue(facts.roomName)), ("person", JSONValue(facts.person)),
      ("personName", JSONValue(facts.personName)), ("role", JSONValue(facts.role?.rawValue)),
      ("sentAt", JSONValue(facts.sentAt)), ("preview", JSONValue(facts.preview)),
      ("isOwn", facts.isOwn.map { .boolean($0) } ?? nil),
      ("isPinned", facts.isPinned.map { .boolean($0) } ?? nil),
    ])
  }

  /// An object without the members that are null: a plan says what is known.
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(
      members.filter { $0.1 != .null }.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }
}
