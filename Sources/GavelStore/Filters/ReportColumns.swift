import GavelModel

/// Filters over reports: `x` with its room `r`, the author `a` and the reporter `w`.
struct ReportColumns: FilterColumns {
  let list = FilterList.reports
  /// The number of open reports that `reports:` means: those of the group, or about the same thing.
  var count = """
    (SELECT count(*) FROM reports y WHERE y.state = 'open' AND y.author IS x.author
      AND y.message IS x.message AND y.room IS x.room)
    """

  private static let names = ["a.name", "a.username", "w.name", "w.username"]

  func condition(_ term: FilterTerm) -> SQLCondition {
    switch term {
    case .words(let text):
      .has(
        text,
        in: ["x.reason", "x.text", "x.room_name", "r.name", "r.id", "x.message", "a.id", "w.id"]
          + Self.names)
    case .from(let name): .named(name, id: "a.id", names: ["a.name", "a.username"])
    case .room(let name): .named(name, id: "r.id", names: ["x.room_name", "r.name"])
    case .type(let type): SQLCondition("gavel_is(x.origin, ?)", SearchText(type).folded)
    case .id(let id): .any([.id(id, "x.id"), .id(id, "x.message")])
    case .before(let moment): SQLCondition("x.time < ?", moment)
    case .since(let moment): SQLCondition("x.time >= ?", moment)
    case .has(.link): SQLCondition("gavel_links(x.text)")
    case .has(.hidden): SQLCondition("gavel_hides(x.text)")
    case .reports(let comparison, let number): .count(count, comparison, number)
    case .state(let state): .room(state, "r") ?? .person(state, "a") ?? .never
    case .pattern(let pattern): .matches(pattern, in: ["x.text", "x.reason"])
    case .has: .never
    }
  }
}
