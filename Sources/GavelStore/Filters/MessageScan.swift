import GavelModel

/// How much a filter over messages looks at before it goes about it in another way.
struct ScanBudget {
  /// Rows along the list before other sources are asked.
  var rows = 400
  /// Rows of a set that are looked up one by one, in any order, instead of walking the list to
  /// meet them: together they cost what some hundred thousand entries of the list's index do.
  var few = 6_000
}

/// Finds the messages that fit a filter, in the order of a list.
///
/// 1. A scan along the list's own index looks at message by message, between the moments that the
///    filter names. What fits often fills a window within a few rows, and small rooms end.
/// 2. When a budget of rows is used up, what fits is rare. Every condition that knows its rows, from
///    the search index or another, names them as a ``RowSet``; what all of them have in common is
///    left. A few rows are looked up one by one. Otherwise the list's index is walked on, and only
///    rows of the set are looked up: an entry of the index costs a hundredth of what a row does.
///
/// All steps compute the same conditions, so it does not show which one found a message. Where no
/// condition knows its rows, or all of them hold of too many, the scan goes on.
struct MessageScan {
  let database: SQLiteConnection
  let functions: FilterFunctions
  let plan: FilterPlan
  /// The room; `nil` for all of them.
  let room: Int64?
  let isForward: Bool
  let budget: ScanBudget

  /// A message found, with what a list continues from.
  struct Hit {
    var row: Int64
    var id: String
    var sentAt: Int64
  }

  /// A place between rows; `tie` decides among messages of one moment.
  struct Place {
    var sentAt: Int64
    var tie: any SQLBindable
    var isIncluded = false
  }

  /// Where the rows of a pass come from.
  private enum Way {
    /// All of the list, in its order.
    case list
    /// These, which are few.
    case few([Int64])
    /// The list's order, or that of the index of traits; only rows of the functions' set where
    /// there is one.
    case set(traits: MessageTraits?, isBounded: Bool)
  }

  /// Rows between two looks at whether anybody still waits, and at the time.
  private static let lookEvery = 128

  /// Returns up to `count` hits that follow a place.
  func hits(from place: Place, count: Int) throws(StoreError) -> [Hit] {
    let hasSource = plan.conditions.contains { $0.source != nil }
    var reading = Reading(count, rows: hasSource ? budget.rows : .max)
    try read(.list, from: begin(at: place), &reading)
    guard reading.found.count < count, let last = reading.last, !functions.isOver
    else { return reading.found }
    let tie: any SQLBindable = room == nil ? last.row : last.id
    var rest = Reading(count - reading.found.count, rows: .max)
    let way = try way()
    defer { functions.wanted = nil }
    try read(way, from: Place(sentAt: last.sentAt, tie: tie), &rest)
    return reading.found + rest.found
  }

  /// Asks every condition for its rows, and chooses by what they have in common.
  private func way() throws(StoreError) -> Way {
    var wanted: RowSet?
    var traits: MessageTraits?
    for condition in plan.conditions {
      switch condition.source {
      case nil: continue
      case .traits(let named): traits = traits ?? named
      case .rows(let query):
        guard let rows = try RowSet.of(query, in: database) else { continue }
        if wanted == nil { wanted = rows } else { wanted?.formIntersection(rows) }
      }
      if let wanted, wanted.count <= budget.few { return .few(wanted.rows) }
    }
    functions.wanted = wanted
    return .set(traits: traits, isBounded: wanted != nil)
  }

  /// The rows of one pass.
  private struct Reading {
    var found: [Hit] = []
    /// The row at which the budget was used up.
    var last: Hit?
    let count: Int
    var rowsLeft: Int

    init(_ count: Int, rows: Int) {
      self.count = count
      rowsLeft = rows
    }

    /// Takes a row and says whether to go on.
    mutating func take(_ row: SQLRow) -> Bool {
      let hit = Hit(row: row.integer(0), id: row.text(1), sentAt: row.integer(2))
      if row.bool(3) { found.append(hit) }
      rowsLeft -= 1
      if rowsLeft <= 0 { last = hit }
      return rowsLeft > 0 && found.count < count
    }
  }

  /// Moves a place to where the first moment lies that the filter leaves.
  private func begin(at place: Place) -> Place {
    if isForward, plan.first > place.sentAt { return Place(sentAt: plan.first, tie: before) }
    if !isForward, plan.end <= place.sentAt { return Place(sentAt: plan.end, tie: before) }
    return place
  }

  /// What comes before every message of a moment.
  private var before: any SQLBindable { room == nil ? Int64.min : "" }

  private func read(
    _ way: Way, from place: Place, _ reading: inout Reading
  ) throws(StoreError) {
    let query = try query(way, from: place)
    var looked = 0
    do throws(StoreError) {
      try database.each(query.sql, query.values) { row throws(StoreError) in
        looked += 1
        if looked % Self.lookEvery == 0 { functions.look() }
        functions.reach = row.integer(2)
        return reading.take(row) && !functions.isOver
      }
    } catch {
      // Nobody waits any more, which ends a walk between two rows as well.
      guard error.isInterruption, functions.isOver else { throw error }
    }
  }

  private func query(_ way: Way, from place: Place) throws(StoreError) -> SQLCondition {
    let column = plan.column
    let (direction, beyond) = isForward ? ("ASC", ">") : ("DESC", "<")
    let key = room == nil ? "m.row" : "m.id"
    var query = SQLCondition("SELECT m.row, m.id, m.sent_at, \(column.sql) FROM ")
    query.values = column.values
    switch way {
    case .list: query.sql += "messages m WHERE "
    case .few(let rows):
      query.sql += "(SELECT value AS row FROM json_each(?)) c "
      query.sql += "CROSS JOIN messages m ON m.row = c.row WHERE "
      query.values.append("[\(rows.map(String.init).joined(separator: ","))]")
    case .set(nil, let isBounded):
      query.sql += "messages m WHERE " + (isBounded ? "gavel_wanted(m.row) AND " : "")
    case .set(let traits?, let isBounded):
      let index = room == nil ? "messages_by_trait_moment" : "messages_by_trait"
      query.sql += "messages m INDEXED BY \(index)"
      query.sql += " WHERE m.\(MessageTraits.indexed) AND m.flags & ? <> 0 AND "
      query.values.append(traits.rawValue)
      if isBounded { query.sql += "gavel_wanted(m.row) AND " }
    }
    if let room {
      query.sql += "m.room = ? AND "
      query.values.append(room)
    }
    query.sql += "(m.sent_at, \(key)) \(beyond)\(place.isIncluded ? "=" : "") (?, ?)"
    query.values += [place.sentAt, place.tie]
    query.sql += isForward ? " AND m.sent_at < ?" : " AND m.sent_at >= ?"
    query.values.append(isForward ? plan.end : plan.first)
    query.sql += " ORDER BY m.sent_at \(direction), \(key) \(direction)"
    return query
  }
}

extension StoreError {
  /// Whether a statement was stopped by us (sqlite.org/rescode.html, SQLITE_INTERRUPT).
  fileprivate var isInterruption: Bool {
    if case .failed(9, _) = self { true } else { false }
  }
}
