import GavelModel

/// An entry of the audit trail, written in each of its forms.
enum AuditText {
  /// The cells of a table's row.
  static func cells(_ record: AuditRecord) -> [String] {
    let facts = Facts(record)
    return [
      String(record.number), record.time.iso8601, record.actor.rawValue, record.event.kind.name,
      facts.room.rawValue, facts.target, Notices.word(facts.outcome), facts.answer.short,
      facts.isErased ? Notices.erasedWords : facts.reason,
    ]
  }

  /// The members of the contract, and what else is known.
  static func json(_ record: AuditRecord) -> JSONValue {
    let facts = Facts(record)
    return [
      "number": .integer(record.number), "time": JSONValue(record.time),
      "actor": JSONValue(record.actor), "batch": facts.batch.map { .integer($0.rawValue) } ?? .null,
      "kind": .string(record.event.kind.name), "room": JSONValue(facts.room),
      "target": .string(facts.target), "reason": .string(facts.reason),
      "outcome": .string(facts.outcome.rawValue), "status": JSONValue(facts.answer.status),
      "code": JSONValue(facts.answer.code), "message": JSONValue(facts.answer.message),
      "options": json(facts.options), "person": JSONValue(facts.person),
      "erased": .boolean(facts.isErased), "evidence": .boolean(record.hadEvidence),
      "counts": facts.erasure.map(json) ?? .null, "digest": .string(record.digest),
    ]
  }

  /// One JSON object and the end of its line.
  static func line(_ record: AuditRecord) -> String { json(record).text + "\n" }

  private static func json(_ options: ActionOptions) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append(JSONValue.Member(key: key, value: value)) }
    }
    add("systemMessage", options.announced.map { .boolean($0) })
    add("subject", options.subject.map { .string($0) })
    add("username", options.username.map { .string($0) })
    add("scope", options.scope.map(json))
    return .object(members)
  }

  private static func json(_ scope: ClearScope) -> JSONValue {
    [
      "after": JSONValue(scope.after), "before": JSONValue(scope.before),
      "authors": .array(scope.authors.map { .string($0) }),
      "keepPinned": .boolean(scope.keepsPinned), "keepThreads": .boolean(scope.keepsThreads),
      "keepDiscussions": .boolean(scope.keepsDiscussions),
    ]
  }

  private static func json(_ erasure: Erasure) -> JSONValue {
    [
      "entries": JSONValue(erasure.entries), "pieces": JSONValue(erasure.pieces),
      "items": JSONValue(erasure.items), "reports": JSONValue(erasure.reports),
      "openItems": JSONValue(erasure.openItems),
    ]
  }

  /// The names of ``csv(_:_:)``'s fields.
  static let csvHead = CSVText().line([
    "number", "time", "actor", "batch", "kind", "room", "target", "options", "reason", "outcome",
    "status", "code", "message", "erased", "digest",
  ])

  /// A record of comma-separated values, cells guarded against formulas.
  static func csv(_ record: AuditRecord, _ form: CSVText = CSVText()) -> String {
    let facts = Facts(record)
    return form.line([
      String(record.number), record.time.iso8601, record.actor.rawValue,
      facts.batch.map { String($0.rawValue) } ?? "", record.event.kind.name, facts.room.rawValue,
      facts.target, facts.options == .none ? "" : json(facts.options).text, facts.reason,
      facts.outcome.rawValue, facts.answer.status.map(String.init) ?? "", facts.answer.code ?? "",
      facts.answer.message ?? "", facts.isErased ? "yes" : "", record.digest,
    ])
  }
}

extension AuditText {
  /// What both events of the trail have in common.
  private struct Facts {
    var batch: BatchID?
    var room = RoomID("")
    var target: String
    var options = ActionOptions.none
    var reason = ""
    var outcome = Outcome.done
    var answer = ServerAnswer()
    var person: PersonID?
    var isErased = false
    var erasure: Erasure?

    init(_ record: AuditRecord) {
      switch record.event {
      case .erasure(let erasure):
        batch = erasure.batch
        room = erasure.room ?? room
        target = erasure.subject
        self.erasure = erasure
      case .action(let entry):
        batch = entry.batch
        room = entry.action.room
        target = entry.action.target
        options = entry.action.options
        reason = entry.reason
        outcome = entry.outcome
        answer = entry.answer
        person = entry.facts.person
        isErased = entry.isErased
      }
    }
  }
}
