import GavelModel

/// Search over the messages of all rooms, newest first.
struct MessageSearch {
  let database: SQLiteConnection
  let functions: FilterFunctions
  let scanBudget: ScanBudget

  /// Returns the newest messages that fit; nothing for an empty filter.
  func page(_ filter: Filter, after key: SearchKey?, limit: Int) throws(StoreError) -> SearchPage {
    guard !filter.isEmpty else { return SearchPage() }
    let limit = max(1, limit)
    let scan = MessageScan(
      database: database, functions: functions, plan: FilterPlan(filter, room: nil), room: nil,
      isForward: false, budget: scanBudget)
    let hits = try scan.hits(
      from: MessageScan.Place(sentAt: key?.sentAt ?? .max, tie: key?.row ?? .max), count: limit)
    return SearchPage(
      messages: try hits.map { hit throws(StoreError) in try MessageRecords.load(hit.row, database)
      },
      next: hits.count < limit
        ? nil : hits.last.map { SearchKey(sentAt: $0.sentAt, row: $0.row) })
  }
}
