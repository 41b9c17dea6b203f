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

  /// Decisions of a stretch of time, both ends included, without those whose batch was taken back
  /// as a whole.
  func decided(
    since first: Timestamp, until last: Timestamp
  ) throws(StoreError) -> [ReportDecision] {
    try database.all(
      """
      SELECT \(Self.columns) FROM decisions d
      WHERE d.decided_at >= ?1 AND d.decided_at <= ?2 AND EXISTS (
        SELECT 1 FROM standings s
        WHERE s.batch = d.batch AND s.standing <> 'cancelled' AND s.items > 0)
      ORDER BY d.decided_at, d.row
      """, first, last, read: Self.decision)
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
