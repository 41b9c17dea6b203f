import GavelModel

/// What was decided about reports, each tied to the batch that carries it out.
struct DecisionRecords {
  let database: SQLiteConnection

  /// A decision whose batch has not ended.
  struct Pending {
    var decision: ReportDecision
    var batch: BatchID
    var heldUntil: Timestamp?
  }

  private static let columns = """
    d.group_id, d.kind, d.reason, d.reports, d.shown_at, d.decided_at
    """

  func insert(_ decision: ReportDecision, batch: BatchID) throws(StoreError) {
    try database.run(
      """
      INSERT INTO decisions(batch, group_id, kind, reason, reports, shown_at, decided_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, batch, decision.group, decision.kind, decision.reason,
      try JSONText.encode(decision.reports), decision.shownAt, decision.decidedAt)
  }

  /// Ties the decision of a batch that achieved nothing to the batch that tries again.
  func move(from old: BatchID, to new: BatchID) throws(StoreError) {
    try database.run(
      """
      UPDATE decisions SET batch = ?2 WHERE batch = ?1 AND NOT EXISTS (
        SELECT 1 FROM standings WHERE batch = ?1 AND standing IN ('done', 'gone') AND items > 0)
      """, old, new)
  }

  /// Decisions on their way, oldest first.
  func pending() throws(StoreError) -> [Pending] {
    try database.all(
      """
      SELECT \(Self.columns), b.id, b.held_until FROM batches b
      JOIN decisions d ON d.batch = b.id WHERE b.open_items > 0 ORDER BY b.id, d.row
      """
    ) { row throws(StoreError) in
      Pending(
        decision: try Self.decision(row), batch: BatchID(rawValue: row.integer(6)),
        heldUntil: row.timestampIfAny(7))
    }
  }

  /// A decision and how far its batch came.
  private struct Carried {
    var decision: ReportDecision
    var isUnfinished: Bool
    var hasAchieved: Bool
  }

  /// Sums up a stretch of time, both ends included, without decisions whose batch was taken back as
  /// a whole.
  func shift(
    since first: Timestamp, until last: Timestamp, stillOpen: Int
  ) throws(StoreError) -> ShiftSummary {
    var summary = ShiftSummary(decisions: [], stillOpen: stillOpen)
    var counted: Set<ReportID> = []
    // The newest first: what an earlier decision left open stands with the one that closed it.
    for carried in try carried(since: first, until: last).reversed()
    where !carried.decision.reports.isEmpty {
      let closed = carried.hasAchieved ? try closedByUs(carried.decision.reports) : []
      var decision = carried.decision
      decision.reports.removeAll { !closed.contains($0) || !counted.insert($0).inserted }
      if !decision.reports.isEmpty {
        summary.decisions.insert(decision, at: 0)
      } else if carried.isUnfinished {
        summary.unfinishedCount += 1
      } else {
        summary.fruitlessCount += 1
      }
    }
    return summary
  }

  private func carried(
    since first: Timestamp, until last: Timestamp
  ) throws(StoreError) -> [Carried] {
    try database.all(
      """
      SELECT \(Self.columns), b.open_items > 0, EXISTS (
        SELECT 1 FROM standings s
        WHERE s.batch = d.batch AND s.standing IN ('done', 'gone') AND s.items > 0)
      FROM decisions d JOIN batches b ON b.id = d.batch
      WHERE d.decided_at >= ?1 AND d.decided_at <= ?2 AND EXISTS (
        SELECT 1 FROM standings s
        WHERE s.batch = d.batch AND s.standing <> 'cancelled' AND s.items > 0)
      ORDER BY d.decided_at, d.row
      """, first, last
    ) { row throws(StoreError) in
      Carried(
        decision: try Self.decision(row), isUnfinished: row.bool(6), hasAchieved: row.bool(7))
    }
  }

  private func closedByUs(_ reports: [ReportID]) throws(StoreError) -> Set<ReportID> {
    Set(
      try database.all(
        """
        SELECT id FROM reports WHERE state = 'closed' AND id IN (SELECT value FROM json_each(?))
        """, try JSONText.encode(reports)
      ) { ReportID($0.text(0)) })
  }

  /// Returns a decision with all reports that the platform's one call for an author closes: a case
  /// names only the newest of them.
  func completed(
    _ decision: ReportDecision, by plan: ActionPlan
  ) throws(StoreError) -> ReportDecision {
    let authors = plan.items.compactMap { item in
      if case .deleteReported(let author) = item.action { author } else { nil }
    }
    guard decision.kind == .deleteReported, !authors.isEmpty else { return decision }
    let named = Set(decision.reports)
    let all = try database.all(
      """
      SELECT id FROM reports
      WHERE state = 'open' AND origin = 'platform' AND message IS NOT NULL AND author IN (
        SELECT author FROM reports WHERE id IN (SELECT value FROM json_each(?1))
        INTERSECT SELECT row FROM people WHERE id IN (SELECT value FROM json_each(?2)))
      ORDER BY time, id
      """, try JSONText.encode(decision.reports), try JSONText.encode(authors)
    ) { ReportID($0.text(0)) }
    var decision = decision
    decision.reports += all.filter { !named.contains($0) }
    return decision
  }

  private static func decision(_ row: SQLRow) throws(StoreError) -> ReportDecision {
    guard let kind = DecisionKind(rawValue: row.text(1)) else { throw .corrupt }
    return ReportDecision(
      group: ReportGroupID(row.text(0)), kind: kind, reason: row.text(2),
      reports: try JSONText.decode([ReportID].self, row.text(3)), shownAt: row.timestamp(4),
      decidedAt: row.timestamp(5))
  }
}

extension DecisionRecords {
  /// Reads one row as every list does.
  ///
  /// - Throws: ``StoreError/corrupt`` for what is no decision.
  func check(row: Int64) throws(StoreError) {
    _ = try database.first(
      "SELECT \(Self.columns) FROM decisions d WHERE row = ?", row, read: Self.decision)
  }
}
