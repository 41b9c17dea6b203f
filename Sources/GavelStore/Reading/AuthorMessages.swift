import GavelModel

/// The messages of one author in all rooms, newest first.
///
/// No index holds authors by time: it would slow every sync for a question that is asked about one
/// person at a time. Whoever writes much is found among the latest messages of all; the others have
/// few enough to be sorted.
struct AuthorMessages {
  let database: SQLiteConnection
  /// Messages looked at before the author's own index is asked.
  let scanBudget: Int

  func newest(_ author: PersonID, limit: Int) throws(StoreError) -> [Message] {
    guard limit > 0, let person = try PersonRecords(database: database).row(of: author) else {
      return []
    }
    var rows = try scan(person, limit)
    if rows == nil { rows = try sort(person, limit) }
    return try (rows ?? []).map { row throws(StoreError) in try MessageRecords.load(row, database) }
  }

  /// Returns `nil` when the latest messages of all hold too few of this author.
  private func scan(_ person: Int64, _ limit: Int) throws(StoreError) -> [Int64]? {
    var found: [Int64] = []
    var left = scanBudget
    try database.each(
      "SELECT m.row, m.author FROM messages m ORDER BY m.sent_at DESC, m.row DESC", []
    ) { row throws(StoreError) in
      if row.integer(1) == person { found.append(row.integer(0)) }
      left -= 1
      return left > 0 && found.count < limit
    }
    return found.count == limit || left > 0 ? found : nil
  }

  private func sort(_ person: Int64, _ limit: Int) throws(StoreError) -> [Int64] {
    try database.all(
      """
      SELECT m.row FROM messages m WHERE m.author = ?
      ORDER BY m.sent_at DESC, m.row DESC LIMIT ?
      """, person, limit
    ) { $0.integer(0) }
  }
}
