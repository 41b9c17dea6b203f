import GavelModel

/// Search over the messages of all rooms, newest first.
struct MessageSearch {
  let database: SQLiteConnection
  let scanBudget: Int

  /// Returns the newest messages that have every word; nothing for a search without words.
  func page(_ text: String, after key: SearchKey?, limit: Int) throws(StoreError) -> SearchPage {
    let words = SearchWords(text)
    guard !words.isEmpty else { return SearchPage() }
    let limit = max(1, limit)
    var filter = MessageFilter(
      database: database, words: words, coversRooms: true, budget: scanBudget)
    let scan = MessageFilter.Query(
      sql: """
        SELECT \(MessageFilter.columns) FROM messages m
        WHERE (m.sent_at, m.row) < (?, ?) ORDER BY m.sent_at DESC, m.row DESC
        """, values: [key?.sentAt ?? .max, key?.row ?? .max])
    let hits = try filter.hits(count: limit, scan: scan) { candidates, last in
      MessageFilter.Query(
        sql: """
          SELECT \(MessageFilter.columns)
          FROM (\(candidates.sql)) c CROSS JOIN messages m ON m.row = c.row
          WHERE (m.sent_at, m.row) < (?, ?) ORDER BY m.sent_at DESC, m.row DESC
          """, values: candidates.values + [last.sentAt, last.row])
    }
    return SearchPage(
      messages: try hits.map { hit throws(StoreError) in try MessageRecords.load(hit.row, database)
      },
      next: hits.count < limit
        ? nil : hits.last.map { SearchKey(sentAt: $0.sentAt, row: $0.row) })
  }
}
