import GavelModel

/// The append-only trail of everything that was decided, done, refused or taken back.
struct AuditRecords {
  let database: SQLiteConnection

  private static let columns = """
    number, time, actor, batch, kind, room, target, announced, reason, outcome, status, code,
    message, facts, options
    """

  /// Appends one entry; numbers have no gaps because a transaction that fails takes its own back.
  func append(_ item: OutboxItem, _ settlement: Settlement, now: Timestamp) throws(StoreError) {
    let action = item.action
    try database.run(
      """
      INSERT INTO audit(time, actor, batch, item, kind, room, target, announced, reason, outcome,
        status, code, message, facts, options)
      SELECT ?1, account, id, ?3, ?4, ?5, ?6, ?7, reason, ?8, ?9, ?10, ?11, ?12, ?13
      FROM batches WHERE id = ?2
      """, now, item.batch, item.id, action.kind, action.room, action.target, action.isAnnounced,
      settlement.outcome, settlement.answer.status, settlement.answer.code,
      settlement.answer.message, try JSONText.encode(item.plan.facts),
      try JSONText.encode(action.options))
  }

  /// Returns what was decided against one person, newest first.
  func entries(against person: PersonID, limit: Int) throws(StoreError) -> [AuditEntry] {
    try database.all(
      "SELECT \(Self.columns) FROM audit WHERE person = ? ORDER BY number DESC LIMIT ?", person,
      limit, read: Self.entry)
  }

  /// Returns entries newest first.
  func entries(
    since moment: Timestamp?, before number: Int64?, limit: Int?
  ) throws(StoreError) -> [AuditEntry] {
    try database.all(
      """
      SELECT \(Self.columns) FROM audit
      WHERE number >= ifnull((SELECT min(number) FROM audit WHERE time >= ?1), 9e18)
        AND time >= ?1 AND number < ?2
      ORDER BY number DESC LIMIT ?3
      """, moment ?? Timestamp(milliseconds: .min), number ?? .max, limit ?? -1, read: Self.entry)
  }

  private static func entry(_ row: SQLRow) throws(StoreError) -> AuditEntry {
    guard let kind = ActionKind(rawValue: row.text(4)), let outcome = Outcome(rawValue: row.text(9))
    else { throw .corrupt }
    return AuditEntry(
      number: row.integer(0), time: row.timestamp(1), actor: PersonID(row.text(2)),
      batch: BatchID(rawValue: row.integer(3)),
      action: ModerationAction(
        kind: kind, room: RoomID(row.text(5)), target: row.text(6),
        options: try options(row)),
      reason: row.text(8), outcome: outcome,
      answer: ServerAnswer(
        status: row.intIfAny(10), code: row.textIfAny(11), message: row.textIfAny(12)),
      facts: try JSONText.decode(TargetFacts.self, row.text(13)))
  }

  /// Entries of earlier versions know of one option alone.
  private static func options(_ row: SQLRow) throws(StoreError) -> ActionOptions {
    guard let text = row.textIfAny(14) else { return ActionOptions(announced: row.bool(7)) }
    return try JSONText.decode(ActionOptions.self, text)
  }
}
