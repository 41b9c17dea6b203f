import GavelModel

/// The links of the audit trail that fit, newest first.
struct AuditList {
  let database: SQLiteConnection
  let exact: AuditFilter
  let filter: Filter

  /// Returns a page of links with smaller numbers than the one given.
  func page(before number: Int64?, limit: Int?) throws(StoreError) -> [AuditRecord] {
    let key = number.map { ListKey(rank: -$0, id: "") }
    return try read(ListStretch(from: key, isForward: true, count: limit ?? .max))
  }

  func window(_ anchor: ListAnchor, limit: Int) throws(StoreError) -> ListWindow<AuditRecord> {
    // Numbers have no gaps, so that the last one counts them.
    let total =
      exact == AuditFilter()
      ? Int(clamping: try AuditChain(database: database).head().number) : nil
    return try ListWindow(anchor, limit: limit, total: total) { stretch throws(StoreError) in
      try read(stretch)
    }
  }

  /// Ranks are numbers with their sign turned, so the list's order runs against the numbers'.
  private func read(_ stretch: ListStretch) throws(StoreError) -> [AuditRecord] {
    let bound = stretch.from.map { -$0.rank } ?? (stretch.isForward ? .max : .min)
    let condition = filter.condition(AuditColumns())
    let sql = """
      SELECT \(AuditRecords.columns) \(AuditRecords.tables)
      WHERE a.number >= \(AuditRecords.first) AND a.time >= ?1 AND a.time <= ?2
        AND a.number \(stretch.isForward ? "<" : ">")\(stretch.includesFrom ? "=" : "") ?3
        AND (?4 IS NULL OR a.kind = ?4) AND (?5 IS NULL OR a.room = ?5)
        AND (?6 IS NULL OR a.target = ?6) AND (?7 IS NULL OR a.actor = ?7)
        AND (?8 IS NULL OR a.outcome = ?8) AND (?9 IS NULL OR a.batch = ?9)
        AND \(condition.sql)
      ORDER BY a.number \(stretch.isForward ? "DESC" : "ASC")
      """
    var found: [AuditRecord] = []
    try database.each(sql, values(bound) + condition.values) { row throws(StoreError) in
      found.append(try AuditRecords.record(row))
      return found.count < stretch.count
    }
    return found
  }

  private func values(_ bound: Int64) -> [any SQLBindable] {
    [
      exact.since ?? Timestamp(milliseconds: .min), exact.until ?? Timestamp(milliseconds: .max),
      bound, exact.kind?.name, exact.room, exact.target, exact.actor, exact.outcome, exact.batch,
    ]
  }
}
