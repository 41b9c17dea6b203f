import GavelModel

/// The single actions of each batch, from confirmation to outcome.
struct ItemRecords {
  let database: SQLiteConnection

  private static let columns = """
    id, batch, plan, standing, parked_until, attempts, status, code, message, was_known
    """

  func insert(
    _ plan: PlanItem, batch: BatchID, wasKnown: Bool
  ) throws(StoreError) {
    try database.run(
      """
      INSERT INTO items(batch, plan, standing, attempts, was_known) VALUES (?, ?, 'waiting', 0, ?)
      """, batch, try JSONText.encode(plan), wasKnown)
  }

  func find(_ id: ItemID) throws(StoreError) -> OutboxItem? {
    try database.first(
      "SELECT \(Self.columns) FROM items WHERE id = ?", id, read: Self.item)
  }

  func items(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try database.all(
      "SELECT \(Self.columns) FROM items WHERE batch = ? ORDER BY id", batch, read: Self.item)
  }

  func openItems(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE batch = ? AND standing IN ('waiting', 'parked', 'in-flight') ORDER BY id
      """, batch, read: Self.item)
  }

  /// Claims an item whose turn has come: waiting or rested, and its batch no longer held.
  ///
  /// - Returns: Whether it was claimed; the decision is the database's, not the caller's.
  func claim(_ id: ItemID, now: Timestamp) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE items SET standing = 'in-flight', parked_until = NULL
      WHERE id = ?1 AND (standing = 'waiting' OR (standing = 'parked' AND parked_until <= ?2))
        AND (SELECT ifnull(held_until, ?2) FROM batches WHERE id = items.batch) <= ?2
      """, id, now)
    return database.changedRows > 0
  }

  func park(
    _ id: ItemID, until moment: Timestamp, answer: ServerAnswer, attempts: Int
  ) throws(StoreError) {
    try database.run(
      """
      UPDATE items SET standing = 'parked', parked_until = ?2, status = ?3, code = ?4,
        message = ?5, attempts = ?6
      WHERE id = ?1 AND standing = 'in-flight'
      """, id, moment, answer.status, answer.code, answer.message, attempts)
  }

  func release(_ id: ItemID) throws(StoreError) {
    try database.run(
      "UPDATE items SET standing = 'waiting' WHERE id = ? AND standing = 'in-flight'", id)
  }

  /// Ends an item; `false` when it had ended before, and nothing is changed then.
  func settle(_ settlement: Settlement) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE items SET standing = ?2, parked_until = NULL, status = ?3, code = ?4, message = ?5,
        attempts = ?6
      WHERE id = ?1 AND standing IN ('waiting', 'parked', 'in-flight')
      """, settlement.item, settlement.outcome, settlement.answer.status,
      settlement.answer.code, settlement.answer.message, settlement.attempts)
    return database.changedRows > 0
  }

  /// Items of a finished attempt that may be tried again and were not yet.
  ///
  /// Of the cancelled ones only those that the dispatcher gave up; the others were taken back.
  func retryable(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    let names = Outcome.allCases.filter(\.isRetryable).map { "'\($0.rawValue)'" }
    return try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE batch = ? AND retried_in IS NULL AND (standing IN (\(names.joined(separator: ", ")))
        OR standing = 'cancelled' AND code = 'notAttempted')
      ORDER BY id
      """, batch, read: Self.item)
  }

  func noteRetry(_ id: ItemID, in batch: BatchID) throws(StoreError) {
    try database.run("UPDATE items SET retried_in = ? WHERE id = ?", batch, id)
  }

  private static func item(_ row: SQLRow) throws(StoreError) -> OutboxItem {
    OutboxItem(
      id: ItemID(rawValue: row.integer(0)), batch: BatchID(rawValue: row.integer(1)),
      plan: try JSONText.decode(PlanItem.self, row.text(2)),
      status: try ItemStanding.status(row.text(3), parkedUntil: row.timestampIfAny(4)),
      attempts: row.int(5),
      answer: ServerAnswer(
        status: row.intIfAny(6), code: row.textIfAny(7), message: row.textIfAny(8)),
      wasKnown: row.bool(9))
  }
}
