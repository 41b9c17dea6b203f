import GavelModel

extension PlanFile {
  /// Returns the plan as a file: one item a line, so that two plans can be compared.
  static func text(of plan: ActionPlan) -> String {
    var text = ""
    for (key, value) in head(plan) { text += ",\"\(key)\":\(value.text)" }
    let items = plan.items.map { json($0).text }.joined(separator: ",\n")
    return "{\(text.dropFirst()),\"items\":[\n\(items)\n],\"digest\":\"\(plan.digest)\"}\n"
  }

  /// Returns the plan as one document.
  static func json(of plan: ActionPlan) -> JSONValue {
    let members =
      head(plan) + [
        ("items", .array(plan.items.map(json))), ("digest", .string(plan.digest)),
      ]
    return .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }

  /// What stands before the items.
  static func head(_ plan: ActionPlan) -> [(String, JSONValue)] {
    [
      ("format", JSONValue(plan.format)), ("server", .string(plan.server)),
      ("account", JSONValue(plan.account)), ("created", JSONValue(plan.created)),
      ("reason", .string(plan.reason)),
    ]
  }

  /// Returns one item as it is written.
  static func json(_ item: PlanItem) -> JSONValue {
    object([
      ("kind", .string(item.action.kind.rawValue)), ("room", JSONValue(item.action.room)),
      ("target", .string(item.action.target)), ("digest", .string(item.digest)),
      ("systemMessage", item.action.isAnnounced ? true : .null),
      ("scope", item.action.options.scope.map(json) ?? .null),
      ("subject", JSONValue(item.action.options.subject)),
      ("username", JSONValue(item.action.options.username)),
      ("seal", item.seal.map(json) ?? .null),
      ("facts", item.facts == TargetFacts() ? .null : json(item.facts)),
      ("after", JSONValue(item.after)),
    ])
  }

  /// A scope is read back whole, so all of it but the two times is written whatever its value.
  private static func json(_ scope: ClearScope) -> JSONValue {
    object([
      ("after", JSONValue(scope.after)), ("before", JSONValue(scope.before)),
      ("authors", .array(scope.authors.map { .string($0) })),
      ("keepsPinned", .boolean(scope.keepsPinned)), ("keepsThreads", .boolean(scope.keepsThreads)),
      ("keepsDiscussions", .boolean(scope.keepsDiscussions)),
    ])
  }

  private static func json(_ seal: RoomSeal) -> JSONValue {
    object([
      ("messageCount", JSONValue(seal.messageCount)), ("newest", JSONValue(seal.newest)),
      ("newestUpdate", JSONValue(seal.newestUpdate)),
    ])
  }

  private static func json(_ facts: TargetFacts) -> JSONValue {
    object(
      [
        ("roomName", JSONValue(facts.roomName)), ("person", JSONValue(facts.person)),
        ("personName", JSONValue(facts.personName)),
        ("personUsername", JSONValue(facts.personUsername)),
        ("role", JSONValue(facts.role?.rawValue)), ("sentAt", JSONValue(facts.sentAt)),
        ("preview", JSONValue(facts.preview)), ("isOwn", json(facts.isOwn)),
        ("isPinned", json(facts.isPinned)), ("roomKind", JSONValue(facts.roomKind)),
      ] + company(facts))
  }

  /// What goes with the target, and what nobody could find out.
  private static func company(_ facts: TargetFacts) -> [(String, JSONValue)] {
    [
      ("isUnreadable", json(facts.isUnreadable)),
      ("isGone", json(facts.isGone)),
      ("isDoubtful", json(facts.isDoubtful)),
      ("discussionCount", JSONValue(facts.discussionCount)),
      ("pinnedCount", JSONValue(facts.pinnedCount)),
      ("threadCount", JSONValue(facts.threadCount)),
      ("replyCount", JSONValue(facts.replyCount)),
      ("reportedCount", JSONValue(facts.reportedCount)),
      ("closedReportCount", JSONValue(facts.closedReportCount)),
      ("isTeamMain", json(facts.isTeamMain)), ("isShadowed", json(facts.isShadowed)),
      ("isLastOwner", json(facts.isLastOwner)),
      ("ownedRooms", facts.ownedRooms.map { .array($0.map { .string($0) }) } ?? .null),
      ("follows", JSONValue(facts.follows?.rawValue)),
      ("participants", facts.participants.map { .array($0.map { JSONValue($0) }) } ?? .null),
      (
        "participantNames",
        facts.participantNames.map { .array($0.map { .string($0) }) } ?? .null
      ),
      ("companions", json(facts.companions)), ("authors", json(facts.authors)),
      ("reportedRooms", json(facts.reportedRooms)),
      ("reportedMessages", facts.reportedMessages.map { .array($0.map(json)) } ?? .null),
    ]
  }

  private static func json(_ targets: [NamedTarget]?) -> JSONValue {
    targets.map { .array($0.map(json)) } ?? .null
  }

  private static func json(_ message: SealedMessage) -> JSONValue {
    object([("id", JSONValue(message.id)), ("digest", .string(message.digest))])
  }

  private static func json(_ target: NamedTarget) -> JSONValue {
    object([
      ("id", .string(target.id)), ("names", .array(target.names.map { .string($0) })),
    ])
  }

  private static func json(_ flag: Bool?) -> JSONValue { flag.map { .boolean($0) } ?? .null }

  /// An object without the members that are null: a plan says what is known.
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(
      members.filter { $0.1 != .null }.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }
}
