import GavelModel

/// A condition with the values of its parameters; true or false for every row, never NULL.
struct SQLCondition: Sendable {
  var sql: String
  var values: [any SQLBindable]

  init(_ sql: String, _ values: any SQLBindable...) {
    self.sql = sql
    self.values = values
  }

  private init(sql: String, values: [any SQLBindable]) {
    self.sql = sql
    self.values = values
  }

  /// What no row fits.
  static let never = SQLCondition("0")

  static func any(_ options: [SQLCondition]) -> SQLCondition { joined(options, " OR ", "0") }

  static func all(_ parts: [SQLCondition]) -> SQLCondition { joined(parts, " AND ", "1") }

  static prefix func ! (condition: SQLCondition) -> SQLCondition {
    SQLCondition(sql: "NOT \(condition.sql)", values: condition.values)
  }

  /// This condition for a row of another table, which must be there.
  func exists(in source: String) -> SQLCondition {
    SQLCondition(sql: "EXISTS (SELECT 1 FROM \(source) AND \(sql))", values: values)
  }

  private static func joined(
    _ conditions: [SQLCondition], _ separator: String, _ none: String
  ) -> SQLCondition {
    guard !conditions.isEmpty else { return SQLCondition(none) }
    return SQLCondition(
      sql: "(\(conditions.map(\.sql).joined(separator: separator)))",
      values: conditions.flatMap(\.values))
  }
}

/// The columns of a list, by which each term of a filter becomes a condition.
protocol FilterColumns {
  /// The list whose filters it understands.
  var list: FilterList { get }
  func condition(_ term: FilterTerm) -> SQLCondition
}

extension FilterExpression {
  /// The condition that rows of a list must fit.
  func condition(_ columns: some FilterColumns) -> SQLCondition {
    switch self {
    case .term(let term): columns.condition(term)
    case .not(let inner): !inner.condition(columns)
    case .all(let parts): .all(parts.map { $0.condition(columns) })
    case .any(let options): .any(options.map { $0.condition(columns) })
    }
  }
}

extension Filter {
  /// The condition that rows of a list must fit; everything for an empty filter.
  func condition(_ columns: some FilterColumns) -> SQLCondition {
    precondition(list == columns.list, "a filter of \(list) was given to \(columns.list)")
    return expression?.condition(columns) ?? SQLCondition("1")
  }
}

/// What the terms of several lists have in common.
extension SQLCondition {
  /// One of the columns contains a word or phrase.
  static func has(_ text: String, in columns: [String]) -> SQLCondition {
    let folded = SearchText(text).folded
    return .any(columns.map { SQLCondition("gavel_has(\($0), ?)", folded) })
  }

  /// One of the name columns, or the id, is or contains a name.
  static func named(_ name: FilterName, id: String, names: [String]) -> SQLCondition {
    guard name.isWhole else { return has(name.text, in: names + [id]) }
    let folded = SearchText(name.text).folded
    return .any(
      [SQLCondition("ifnull(\(id) = ?, 0)", name.text)]
        + names.map { SQLCondition("gavel_is(\($0), ?)", folded) })
  }

  /// A column begins with an id, or is it.
  static func id(_ name: FilterName, _ column: String) -> SQLCondition {
    name.isWhole
      ? SQLCondition("ifnull(\(column) = ?, 0)", name.text)
      : SQLCondition(
        "ifnull(\(column) >= ? AND \(column) < ?, 0)", name.text, name.text + "\u{10ffff}")
  }

  /// One of the columns has a text that a pattern matches.
  static func matches(_ pattern: FilterPattern, in columns: [String]) -> SQLCondition {
    .any(
      columns.map {
        SQLCondition("gavel_matches(\($0), ?, ?)", pattern.source, pattern.ignoresCase)
      })
  }

  /// A number compares as asked.
  static func count(
    _ expression: String, _ comparison: FilterComparison, _ number: Int
  ) -> SQLCondition {
    SQLCondition("\(expression) \(comparison.rawValue) ?", number)
  }

  /// A room is of a kind or in a state; `nil` for what is asked of people and messages.
  static func room(_ state: FilterState, _ room: String) -> SQLCondition? {
    switch state {
    case .direct: SQLCondition("ifnull(\(room).kind = 'direct', 0)")
    case .group: SQLCondition("ifnull(\(room).kind <> 'direct', 0)")
    case .frozen, .archived: SQLCondition("ifnull(\(room).status = 'frozen', 0)")
    case .system, .edited, .bot, .deactivated: nil
    }
  }

  /// A person is of a kind; `nil` for what is asked of rooms and messages.
  static func person(_ state: FilterState, _ person: String) -> SQLCondition? {
    switch state {
    case .bot: SQLCondition("ifnull(\(person).is_bot = 1, 0)")
    case .deactivated: SQLCondition("ifnull(\(person).is_deactivated = 1, 0)")
    case .direct, .group, .frozen, .archived, .system, .edited: nil
    }
  }
}
