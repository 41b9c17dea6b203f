import GavelModel

/// Finds the messages that have every word of a search, in the order of a list.
///
/// 1. A scan along the list's own index compares message by message. Common words fill a window
///    within a few rows, and small rooms end.
/// 2. When a budget of rows is used up, the words are rare: the search index names the candidates
///    beyond the last row scanned, few enough to be sorted and compared.
///
/// Both steps end in the same comparison, so it does not show which one found a message. A word is
/// found in the text, in the author's name, username or id, at the beginning of the message's id, and, in a
/// search over all rooms, in the room's name or id.
struct MessageFilter {
  let database: SQLiteConnection
  let words: SearchWords
  let coversRooms: Bool
  /// Rows to compare before the index is asked.
  let budget: Int

  private var names: [Int64: [[UInt8]]] = [:]
  private var roomNames: [Int64: [[UInt8]]] = [:]
  private var folded: [UInt8] = []
  /// How many scanned rows had each word: the rarest one is asked of the index.
  private var frequencies: [Int]

  /// A statement with its values; both steps select ``columns`` in the list's order.
  struct Query {
    var sql: String
    var values: [any SQLBindable]
  }

  /// A message found, with what a list continues from.
  struct Hit {
    var row: Int64
    var id: String
    var sentAt: Int64
  }

  /// What a query must select from a message `m`.
  static let columns = "m.row, m.room, m.id, m.author, m.text, m.sent_at"

  /// Names kept at most; a filter over more people looks some up again.
  private static let memory = 20_000

  init(database: SQLiteConnection, words: SearchWords, coversRooms: Bool, budget: Int) {
    self.database = database
    self.words = words
    self.coversRooms = coversRooms
    self.budget = budget
    frequencies = words.words.map { _ in 0 }
  }

  /// Returns up to `count` hits; `indexed` makes the second step's query from the candidates'
  /// query and the last row scanned.
  mutating func hits(
    count: Int, scan: Query, indexed: (Query, Hit) -> Query
  ) throws(StoreError) -> [Hit] {
    var found: [Hit] = []
    var last: Hit?
    let isIndexed = words.words.contains { $0.indexQuery != nil }
    var left = isIndexed ? budget : .max
    try collect(scan, into: &found, count: count) { hit in
      left -= 1
      if left <= 0 { last = hit }
      return left > 0
    }
    guard found.count < count, let last, let candidates = candidates() else { return found }
    try collect(indexed(candidates, last), into: &found, count: count) { _ in true }
    return found
  }

  /// The rows the index names for the word met least so far, as a subquery and its values.
  private func candidates() -> Query? {
    let askable = words.words.indices.filter { words.words[$0].indexQuery != nil }
    let rarest = askable.min { left, right in
      let (a, b) = (frequencies[left], frequencies[right])
      if a != b { return a < b }
      return words.words[left].folded.count > words.words[right].folded.count
    }
    guard let rarest, let query = words.words[rarest].indexQuery else { return nil }
    let driver = words.words[rarest]
    var sql = """
      SELECT rowid AS row FROM message_search WHERE message_search MATCH ?
      UNION SELECT row FROM messages WHERE author IN (
        SELECT rowid FROM people_search WHERE people_search MATCH ?)
      UNION SELECT row FROM messages WHERE id >= ? AND id < ?
      """
    var values: [any SQLBindable] = [
      query, query, driver.spelling, driver.spelling + "\u{10ffff}",
    ]
    if coversRooms {
      sql += """

        UNION SELECT row FROM messages WHERE room IN (
          SELECT rowid FROM room_search WHERE room_search MATCH ?)
        """
      values.append(query)
    }
    return Query(sql: sql, values: values)
  }

  private mutating func collect(
    _ query: Query, into found: inout [Hit], count: Int, goOn: (Hit) -> Bool
  ) throws(StoreError) {
    try database.each(query.sql, query.values) { row throws(StoreError) in
      let hit = Hit(row: row.integer(0), id: row.text(2), sentAt: row.integer(5))
      if try matches(row) { found.append(hit) }
      return goOn(hit) && found.count < count
    }
  }

  private mutating func matches(_ row: SQLRow) throws(StoreError) -> Bool {
    row.withBytes(4) { TextFold.fold($0, into: &folded) }
    var hasAll = true
    for (index, word) in words.words.enumerated() {
      if try has(word, row) { frequencies[index] += 1 } else { hasAll = false }
    }
    return hasAll
  }

  private mutating func has(_ word: SearchWord, _ row: SQLRow) throws(StoreError) -> Bool {
    if word.isPart(of: folded) { return true }
    if row.withBytes(2, { $0.starts(with: word.spelling.utf8) }) { return true }
    if let author = row.integerIfAny(3), try isNamed(word, author: author) { return true }
    return coversRooms ? try isNamed(word, room: row.integer(1)) : false
  }

  private mutating func isNamed(_ word: SearchWord, author: Int64) throws(StoreError) -> Bool {
    if let known = names[author] { return known.contains { word.isPart(of: $0) } }
    if names.count > Self.memory { names.removeAll() }
    names[author] = try folded("SELECT name, id, username FROM people WHERE row = ?", author)
    return try isNamed(word, author: author)
  }

  private mutating func isNamed(_ word: SearchWord, room: Int64) throws(StoreError) -> Bool {
    if let known = roomNames[room] { return known.contains { word.isPart(of: $0) } }
    if roomNames.count > Self.memory { roomNames.removeAll() }
    roomNames[room] = try folded("SELECT name, id, NULL FROM rooms WHERE row = ?", room)
    return try isNamed(word, room: room)
  }

  private func folded(_ sql: String, _ row: Int64) throws(StoreError) -> [[UInt8]] {
    let names = try database.first(sql, row) { [$0.text(0), $0.text(1), $0.text(2)] }
    return (names ?? []).map(TextFold.bytes)
  }
}
