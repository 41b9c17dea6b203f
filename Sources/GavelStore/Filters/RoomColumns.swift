import GavelModel

/// Filters over rooms: `r` with its counters `t`.
struct RoomColumns: FilterColumns {
  let list = FilterList.rooms

  func condition(_ term: FilterTerm) -> SQLCondition {
    switch term {
    case .words(let text):
      .any([.has(text, in: ["r.id", "r.name"]), peers(SearchText(text).folded)])
    case .id(let id): .id(id, "r.id")
    case .type(let type): SQLCondition("gavel_is(r.kind, ?)", SearchText(type).folded)
    // The rank of a room is the negative of its latest activity.
    case .before(let moment): SQLCondition("r.rank > ?", -moment.milliseconds)
    case .since(let moment): SQLCondition("r.rank <= ?", -moment.milliseconds)
    case .has(.report): SQLCondition("t.open_reports > 0")
    case .has(.hidden): SQLCondition("gavel_hides(r.name)")
    case .reports(let comparison, let number): .count("t.open_reports", comparison, number)
    case .state(let state): .room(state, "r") ?? .never
    case .pattern(let pattern): .matches(pattern, in: ["r.name", "r.id"])
    case .from, .room, .has: .never
    }
  }

  /// Of a direct conversation without a name, the people in it count as its name.
  private func peers(_ folded: String) -> SQLCondition {
    SQLCondition("gavel_has(label, ?)", folded).exists(
      in: """
        (SELECT coalesce(nullif(p.name, ''), nullif(p.username, ''), p.id) AS label
          FROM members m JOIN people p ON p.row = m.person
          WHERE m.room = r.row AND r.kind = 'direct' AND ifnull(r.name, '') = ''
            AND m.id <> ifnull((SELECT account FROM identity), '')
          ORDER BY m.rank, m.sort_name, m.id LIMIT 4) WHERE 1
        """)
  }
}
