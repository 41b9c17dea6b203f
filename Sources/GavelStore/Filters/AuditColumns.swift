import GavelModel

/// Filters over the audit trail: an entry `a` and its words `w`, where those are left.
struct AuditColumns: FilterColumns {
  let list = FilterList.audit

  private static let roomName = fact("roomName")
  private static let personName = fact("personName")
  private static let preview = fact("preview")

  func condition(_ term: FilterTerm) -> SQLCondition {
    switch term {
    case .words(let text):
      .has(
        text,
        in: [
          "a.kind", "a.actor", "a.room", "a.target", "a.person", "a.outcome", "a.code", "w.reason",
          "w.message", Self.roomName, Self.personName, Self.preview,
        ])
    case .from(let name): .named(name, id: "a.actor", names: [])
    case .room(let name): .named(name, id: "a.room", names: [Self.roomName])
    case .type(let kind): SQLCondition("gavel_is(a.kind, ?)", SearchText(kind).folded)
    case .id(let id): .any([.id(id, "a.target"), .id(id, "a.person")])
    case .before(let moment): SQLCondition("a.time < ?", moment)
    case .since(let moment): SQLCondition("a.time >= ?", moment)
    case .pattern(let pattern):
      .matches(pattern, in: ["w.reason", "w.message", Self.personName, Self.preview])
    case .has, .reports, .state: .never
    }
  }

  /// A fact of the entry; NULL where its words were erased, or were changed by hand.
  private static func fact(_ name: String) -> String {
    "CASE WHEN json_valid(w.facts) THEN json_extract(w.facts, '$.\(name)') END"
  }
}
