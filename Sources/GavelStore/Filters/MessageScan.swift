import GavelModel

/// Finds the messages that fit a filter, in the order of a list.
///
/// 1. A scan along the list's own index looks at message by message, between the moments that the
///    filter names. What fits often fills a window within a few rows, and small rooms end.
/// 2. When a budget of rows is used up, what fits is rare: the condition met least so far says where
///    its rows are, and only those beyond the last row scanned are looked at.
///
/// Both steps compute the same conditions, so it does not show which one found a message. Where no
/// condition knows its rows, the scan goes on.
struct MessageScan {
  let database: SQLiteConnection
  let functions: FilterFunctions
  let plan: FilterPlan
  /// The room; `nil` for all of them.
  let room: Int64?
  let isForward: Bool
  /// Rows to look at before another source is asked.
  let budget: Int

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

  /// Rows between two looks at whether anybody still waits for the answer.
  private static let lookEvery = 1024

  /// Returns up to `count` hits that follow a place.
  func hits(from place: Place, count: Int) throws(StoreError) -> [Hit] {
    let hasSource = plan.conditions.contains { $0.source != nil }
    var reading = Reading(plan.conditions.count, count, rows: hasSource ? budget : .max)
    try read(nil, from: begin(at: place), &reading)
    guard reading.found.count < count, let last = reading.last, !functions.isExhausted,
      let source = plan.rarest(reading.frequencies)
    else { return reading.found }
    var rest = Reading(plan.conditions.count, count - reading.found.count, rows: .max)
    let tie: any SQLBindable = room == nil ? last.row : last.id
    try read(source, from: Place(sentAt: last.sentAt, tie: tie), &rest)
    return reading.found + rest.found
  }

  /// The rows of one pass, and how often each condition was met.
  private struct Reading {
    var found: [Hit] = []
    var frequencies: [Int]
    /// The row at which the budget was used up.
    var last: Hit?
    let count: Int
    var rowsLeft: Int

    init(_ conditions: Int, _ count: Int, rows: Int) {
      frequencies = Array(repeating: 0, count: conditions)
      self.count = count
      rowsLeft = rows
    }

    /// Takes a row and says whether to go on.
    mutating func take(_ row: SQLRow) -> Bool {
      let hit = Hit(row: row.integer(0), id: row.text(1), sentAt: row.integer(2))
      var fits = true
      for place in frequencies.indices {
        if row.bool(Int32(place + 3)) { frequencies[place] += 1 } else { fits = false }
      }
      if fits { found.append(hit) }
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
    _ source: RowSource?, from place: Place, _ reading: inout Reading
  ) throws(StoreError) {
    let query = query(source, from: place)
    var looked = 0
    try database.each(query.sql, query.values) { row throws(StoreError) in
      looked += 1
      if looked % Self.lookEvery == 0, Task.isCancelled { functions.stop() }
      return reading.take(row) && !functions.isExhausted
    }
  }

  private func query(_ source: RowSource?, from place: Place) -> SQLCondition {
    let columns = plan.columns
    let (direction, beyond) = isForward ? ("ASC", ">") : ("DESC", "<")
    let key = room == nil ? "m.row" : "m.id"
    var query = SQLCondition("SELECT m.row, m.id, m.sent_at\(columns.sql) FROM ")
    query.values = columns.values
    var isTraited = false
    switch source {
    case nil: query.sql += "messages m"
    case .rows(let rows):
      query.sql += "(\(rows.sql)) c CROSS JOIN messages m ON m.row = c.row"
      query.values += rows.values
    case .traits(let traits):
      let index = room == nil ? "messages_by_trait_moment" : "messages_by_trait"
      query.sql += "messages m INDEXED BY \(index)"
      query.sql += " WHERE m.\(MessageTraits.indexed) AND m.flags & ? <> 0"
      query.values.append(traits.rawValue)
      isTraited = true
    }
    query.sql += isTraited ? " AND " : " WHERE "
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
