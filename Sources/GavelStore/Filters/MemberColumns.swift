import GavelModel

/// Filters over the members of a room: `m` with the person `p`.
struct MemberColumns: FilterColumns {
  let list = FilterList.members

  func condition(_ term: FilterTerm) -> SQLCondition {
    switch term {
    case .words(let text): .has(text, in: ["p.name", "p.username", "p.id"])
    case .id(let id): .id(id, "p.id")
    case .type(let role):
      Role.allCases.first { $0.rawValue == role.lowercased() }
        .map { SQLCondition("m.rank = ?", $0.rank) } ?? .never
    case .has(.report): SQLCondition("\(reports) > 0")
    case .has(.hidden): SQLCondition("(gavel_hides(p.name) OR gavel_hides(p.username))")
    case .reports(let comparison, let number): .count(reports, comparison, number)
    case .state(let state): .person(state, "p") ?? .never
    case .pattern(let pattern): .matches(pattern, in: ["p.name", "p.username", "p.id"])
    case .from, .room, .before, .since, .has: .never
    }
  }

  private var reports: String {
    "(SELECT count(*) FROM reports x WHERE x.author = p.row AND x.state = 'open')"
  }
}
