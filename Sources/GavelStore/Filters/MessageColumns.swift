import GavelModel

/// Filters over messages `m`, of one room or of all.
struct MessageColumns: FilterColumns {
  let list: FilterList

  func condition(_ term: FilterTerm) -> SQLCondition {
    switch term {
    case .words(let text): words(text)
    case .from(let name): author(Self.person(name))
    case .room(let name): room(Self.room(name))
    case .type(let type): SQLCondition("gavel_is(m.type, ?)", SearchText(type).folded)
    case .id(let id): .id(id, "m.id")
    case .before(let moment): SQLCondition("m.sent_at < ?", moment)
    case .since(let moment): SQLCondition("m.sent_at >= ?", moment)
    case .has(.report): SQLCondition("\(Self.reports) > 0")
    case .has(let feature): feature.traits.map(Self.traits) ?? .never
    case .reports(let comparison, let number): .count(Self.reports, comparison, number)
    case .state(let state):
      state.traits.map(Self.traits) ?? SQLCondition.person(state, "p").map(author)
        ?? SQLCondition.room(state, "r").map(room) ?? .never
    case .pattern(let pattern): .matches(pattern, in: ["m.text"])
    }
  }

  /// In the text, in names of author and room, and at the beginning of the message's id.
  private func words(_ text: String) -> SQLCondition {
    var options: [SQLCondition] = [
      .has(text, in: ["m.text"]), .id(FilterName(text), "m.id"),
      author(Self.person(FilterName(text))),
    ]
    if list == .search { options.append(room(Self.room(FilterName(text)))) }
    return .any(options)
  }

  /// A person `p` has this name, or a part of it.
  static func person(_ name: FilterName) -> SQLCondition {
    .named(name, id: "p.id", names: ["p.name", "p.username"])
  }

  /// A room `r` has this name, or a part of it.
  static func room(_ name: FilterName) -> SQLCondition {
    .named(name, id: "r.id", names: ["r.name"])
  }

  private func author(_ condition: SQLCondition) -> SQLCondition {
    condition.exists(in: "people p WHERE p.row = m.author")
  }

  private func room(_ condition: SQLCondition) -> SQLCondition {
    condition.exists(in: "rooms r WHERE r.row = m.room")
  }

  static func traits(_ traits: MessageTraits) -> SQLCondition {
    SQLCondition("(m.flags & ? <> 0)", traits.rawValue)
  }

  private static let reports = """
    (SELECT count(*) FROM reports x
      WHERE x.message = m.id AND x.room = m.room AND x.state = 'open')
    """
}

extension FilterFeature {
  /// What is kept with each message about it; `nil` where other tables tell.
  var traits: MessageTraits? {
    switch self {
    case .link: .link
    case .file: .file
    case .hidden: .hiddenText
    case .thread: .thread
    case .discussion: .discussion
    case .report: nil
    }
  }
}

extension FilterState {
  /// What is kept with each message about it; `nil` where other tables tell.
  var traits: MessageTraits? {
    switch self {
    case .system: .system
    case .edited: .edited
    case .direct, .group, .frozen, .archived, .bot, .deactivated: nil
    }
  }
}
