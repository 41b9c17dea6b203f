/// The word before a colon in a filter.
public enum FilterField: String, Hashable, Sendable, CaseIterable {
  /// Who wrote, reported or did it.
  case from
  /// In which room.
  case room = "in"
  /// The platform's own word for the kind.
  case type
  /// The id.
  case id
  /// Earlier than a moment.
  case before
  /// At a moment or later.
  case after
  /// How long ago.
  case age
  /// What is attached or hidden.
  case has
  /// How many open reports.
  case reports
  /// In which state.
  case state = "is"
  /// A regular expression.
  case pattern = "re"

  /// The field as it is typed.
  public var spelling: String { rawValue + ":" }
}

/// What makes sense in which list; the parser, the completion and the documentation go by it.
extension FilterList {
  /// Fields that mean something here, in the order they are offered.
  public var fields: [FilterField] {
    switch self {
    case .rooms: [.type, .id, .before, .after, .age, .has, .reports, .state, .pattern]
    case .members: [.type, .id, .has, .reports, .state, .pattern]
    case .messages:
      [.from, .type, .id, .before, .after, .age, .has, .reports, .state, .pattern]
    case .search, .reports: FilterField.allCases
    case .audit: [.from, .room, .type, .id, .before, .after, .age, .pattern]
    }
  }

  /// What `has:` can ask for here.
  public var features: [FilterFeature] {
    switch self {
    case .rooms, .members: [.report, .hidden]
    case .messages, .search: FilterFeature.allCases
    case .reports: [.link, .hidden]
    case .audit: []
    }
  }

  /// What `is:` can ask for here.
  public var states: [FilterState] {
    switch self {
    case .rooms: [.direct, .group, .frozen, .archived]
    case .members: [.bot, .deactivated]
    case .messages: [.system, .edited, .bot, .deactivated]
    case .search: FilterState.allCases
    case .reports: [.direct, .group, .frozen, .archived, .bot, .deactivated]
    case .audit: []
    }
  }
}
