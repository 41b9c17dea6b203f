import GavelModel

/// How a filter over messages is carried out: what bounds the list, and what each row must fit.
struct FilterPlan {
  /// Everything that must hold of a row, and where the rows come from of which it holds.
  struct Condition {
    var condition: SQLCondition
    var source: RowSource?
    /// Whether it holds texts against a pattern, which is done last.
    var isCostly: Bool
  }

  /// The first moment, in milliseconds, that rows may have.
  private(set) var first: Int64 = .min
  /// The moment that rows must be earlier than.
  private(set) var end: Int64 = .max
  /// The conditions, costly ones last.
  private(set) var conditions: [Condition] = []

  /// Takes a filter over the messages of one room, or of all.
  init(_ filter: Filter, room: Int64?) {
    let columns = MessageColumns(list: room == nil ? .search : .messages)
    precondition(
      filter.list == columns.list, "a filter of \(filter.list) was given to \(columns.list)")
    for part in filter.expression?.conjuncts ?? [] {
      switch part {
      case .term(.before(let moment)): end = min(end, moment.milliseconds)
      case .term(.since(let moment)): first = max(first, moment.milliseconds)
      case .term, .not, .all, .any:
        conditions.append(
          Condition(
            condition: part.condition(columns), source: part.source(room: room),
            isCostly: part.hasPattern))
      }
    }
    conditions = conditions.filter { !$0.isCostly } + conditions.filter(\.isCostly)
  }

  /// All conditions as one; a costly one is computed only where every other holds.
  ///
  /// `CASE` makes SQLite stop at the first part that decides; as a bare value it computes them all.
  var column: SQLCondition {
    let whole = SQLCondition.all(conditions.map(\.condition))
    var column = SQLCondition("CASE WHEN \(whole.sql) THEN 1 ELSE 0 END")
    column.values = whole.values
    return column
  }
}

extension FilterExpression {
  /// What must all hold.
  var conjuncts: [FilterExpression] {
    switch self {
    case .all(let parts): parts.flatMap(\.conjuncts)
    case .term, .not, .any: [self]
    }
  }

  /// Whether a regular expression is part of it.
  var hasPattern: Bool {
    switch self {
    case .term(.pattern): true
    case .term: false
    case .not(let inner): inner.hasPattern
    case .all(let parts), .any(let parts): parts.contains(where: \.hasPattern)
    }
  }
}
