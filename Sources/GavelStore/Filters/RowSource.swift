import GavelModel

/// Where the messages can be found that a condition may hold of, without looking at the others.
enum RowSource {
  /// A query for their row numbers; some of them may not fit after all.
  case rows(SQLCondition)
  /// The index of those with one of these traits, which is in the order of the lists.
  case traits(MessageTraits)

  /// The row numbers as a query, of one room or of all.
  fileprivate func query(room: Int64?) -> SQLCondition {
    switch self {
    case .rows(let query): query
    case .traits(let traits):
      .messages(
        SQLCondition("\(MessageTraits.indexed) AND flags & ? <> 0", traits.rawValue), room: room)
    }
  }
}

extension FilterExpression {
  /// Returns where to look for messages that may fit; `nil` when every message may.
  func source(room: Int64?) -> RowSource? {
    switch self {
    case .term(let term): return term.source(room: room)
    case .not: return nil
    case .all(let parts): return parts.lazy.compactMap { $0.source(room: room) }.first
    case .any(let options):
      let sources = options.compactMap { $0.source(room: room) }
      guard sources.count == options.count else { return nil }
      let traits = sources.compactMap { if case .traits(let traits) = $0 { traits } else { nil } }
      if traits.count == sources.count { return .traits(traits.reduce([]) { $0.union($1) }) }
      return .rows(.union(sources.map { $0.query(room: room) }))
    }
  }
}

extension FilterTerm {
  fileprivate func source(room: Int64?) -> RowSource? {
    switch self {
    case .words(let text): return Self.words(text, room)
    case .from(let name): return Self.author(name, room).map(RowSource.rows)
    case .room(let name): return Self.room(name).map(RowSource.rows)
    case .id(let name):
      return .rows(
        .messages(
          SQLCondition("id >= ? AND id < ?", name.text, name.text + "\u{10ffff}"), room: room))
    case .type(let type): return type.lowercased() == "text" ? nil : .traits(.special)
    case .has(.report): return .rows(Self.reported)
    case .has(let feature): return feature.traits.map(RowSource.traits)
    case .reports(let comparison, let number):
      return comparison.excludesNone(number) ? .rows(Self.reported) : nil
    case .state(.bot): return .rows(Self.people("is_bot = 1", room))
    case .state(.deactivated): return .rows(Self.people("is_deactivated = 1", room))
    case .state(let state): return state.traits.map(RowSource.traits)
    case .pattern(let pattern):
      guard let query = pattern.literal.flatMap({ SearchText($0).indexQuery }) else { return nil }
      return .rows(.textSearch(query))
    case .before, .since: return nil
    }
  }

  private static func words(_ text: String, _ room: Int64?) -> RowSource? {
    guard let query = SearchText(text).indexQuery else { return nil }
    let id = SQLCondition("id >= ? AND id < ?", text, text + "\u{10ffff}")
    let name = FilterName(text)
    var parts: [SQLCondition] = [
      .textSearch(query), .messages(.author(name, query), room: room), .messages(id, room: room),
    ]
    if room == nil { parts.append(.messages(.room(name, query), room: nil)) }
    return .rows(.union(parts))
  }

  private static func author(_ name: FilterName, _ room: Int64?) -> SQLCondition? {
    SearchText(name.text).indexQuery.map { .messages(.author(name, $0), room: room) }
  }

  private static func room(_ name: FilterName) -> SQLCondition? {
    SearchText(name.text).indexQuery.map { .messages(.room(name, $0), room: nil) }
  }

  private static func people(_ condition: String, _ room: Int64?) -> SQLCondition {
    .messages(
      SQLCondition("author IN (SELECT row FROM people WHERE \(condition))"), room: room)
  }

  private static let reported = SQLCondition(
    """
    SELECT DISTINCT y.row FROM reports x CROSS JOIN messages y ON y.id = x.message AND y.room = x.room
    WHERE x.state = 'open'
    """)
}

extension FilterComparison {
  /// Whether nothing without a report compares like this.
  fileprivate func excludesNone(_ number: Int) -> Bool {
    switch self {
    case .atLeast, .equal: number > 0
    case .more: true
    case .atMost, .less: false
    }
  }
}

extension SQLCondition {
  /// The messages that the search index names.
  static func textSearch(_ query: String) -> SQLCondition {
    SQLCondition("SELECT rowid AS row FROM message_search WHERE message_search MATCH ?", query)
  }

  /// By the people who have the name: the index names those who may, and they are few.
  fileprivate static func author(_ name: FilterName, _ query: String) -> SQLCondition {
    MessageColumns.person(name).rows(of: "people p", in: "people_search", query, as: "author")
  }

  fileprivate static func room(_ name: FilterName, _ query: String) -> SQLCondition {
    MessageColumns.room(name).rows(of: "rooms r", in: "room_search", query, as: "room")
  }

  private func rows(
    of table: String, in index: String, _ query: String, as column: String
  ) -> SQLCondition {
    let row = "\(table.suffix(1)).row"
    var found = SQLCondition(
      """
      \(column) IN (SELECT \(row) FROM \(index) CROSS JOIN \(table) ON \(row) = \(index).rowid
        WHERE \(index) MATCH ? AND \(sql))
      """, query)
    found.values += values
    return found
  }

  /// A query for the rows of messages, of one room or of all.
  fileprivate static func messages(_ condition: SQLCondition, room: Int64?) -> SQLCondition {
    var query = SQLCondition("SELECT row FROM messages WHERE \(condition.sql)")
    query.values = condition.values
    if let room {
      query.sql += " AND room = ?"
      query.values.append(room)
    }
    return query
  }

  /// All of them together, in which a row may come more than once.
  fileprivate static func union(_ queries: [SQLCondition]) -> SQLCondition {
    var whole = SQLCondition(queries.map(\.sql).joined(separator: " UNION ALL "))
    whole.values = queries.flatMap(\.values)
    return whole
  }
}
