import GavelModel

/// The single actions of each batch, from confirmation to outcome.
struct ItemRecords {
  let database: SQLiteConnection

  private static let columns = """
    id, batch, plan, standing, parked_until, attempts, status, code, message, was_known,
    CASE WHEN \(isFree) THEN NULL ELSE requires END
    """

  /// Whether nothing is in an item's way: what it requires, if anything, is achieved.
  private static let isFree = """
    (requires IS NULL OR EXISTS (
      SELECT 1 FROM items q WHERE q.id = items.requires AND q.standing IN (\(achieved))))
    """

  private static let achieved = Outcome.allCases.filter(\.isAchieved)
    .map { "'\($0.rawValue)'" }.joined(separator: ", ")

  func insert(
    _ plan: PlanItem, batch: BatchID, wasKnown: Bool, requires: ItemID?
  ) throws(StoreError) -> ItemID {
    let made = try database.first(
      """
      INSERT INTO items(batch, plan, standing, attempts, was_known, requires)
      VALUES (?, ?, 'waiting', 0, ?, ?) RETURNING id
      """, batch, try JSONText.encode(plan), wasKnown, requires
    ) { ItemID(rawValue: $0.integer(0)) }
    guard let made else { throw .corrupt }
    return made
  }

  /// Items that wait for one that has ended, in the plan's order.
  func dependants(of id: ItemID) throws(StoreError) -> [OutboxItem] {
    try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE requires = ? AND standing IN ('waiting', 'parked', 'in-flight') ORDER BY id
      """, id, read: Self.item)
  }

  func find(_ id: ItemID) throws(StoreError) -> OutboxItem? {
    try database.first(
      "SELECT \(Self.columns) FROM items WHERE id = ?", id, read: Self.item)
  }

  func items(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try database.all(
      "SELECT \(Self.columns) FROM items WHERE batch = ? ORDER BY id", batch, read: Self.item)
  }

  func items(
    of batch: BatchID, from first: Int, limit: Int
  ) throws(StoreError) -> [OutboxItem] {
    try database.all(
      "SELECT \(Self.columns) FROM items WHERE batch = ? ORDER BY id LIMIT ? OFFSET ?", batch,
      limit, first, read: Self.item)
  }

  func openItems(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE batch = ? AND standing IN ('waiting', 'parked', 'in-flight') ORDER BY id
      """, batch, read: Self.item)
  }

  /// The same, from behind an item on, so many at most.
  func openItems(
    of batch: BatchID, after last: ItemID, limit: Int
  ) throws(StoreError) -> [OutboxItem] {
    try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE batch = ? AND standing IN ('waiting', 'parked', 'in-flight') AND id > ?
      ORDER BY id LIMIT ?
      """, batch, last, limit, read: Self.item)
  }

  func openItemIDs(of batch: BatchID) throws(StoreError) -> [ItemID] {
    try database.all(
      """
      SELECT id FROM items
      WHERE batch = ? AND standing IN ('waiting', 'parked', 'in-flight') ORDER BY id
      """, batch
    ) { ItemID(rawValue: $0.integer(0)) }
  }

  /// How many open items of a batch each room has.
  func openRooms(of batch: BatchID) throws(StoreError) -> [RoomID: Int] {
    var rooms: [RoomID: Int] = [:]
    try database.each(
      """
      SELECT json_extract(plan, '$.room') FROM items
      WHERE batch = ? AND standing IN ('waiting', 'parked', 'in-flight')
      """, [batch]
    ) { row throws(StoreError) in
      rooms[RoomID(row.text(0)), default: 0] += 1
      return true
    }
    return rooms
  }

  /// Claims an item whose turn has come: waiting or rested, its batch no longer held, and nothing
  /// it requires in its way.
  ///
  /// - Returns: Whether it was claimed; the decision is the database's, not the caller's.
  func claim(_ id: ItemID, now: Timestamp) throws(StoreError) -> Bool {
    try database.run(
      """
      UPDATE items SET standing = 'in-flight', parked_until = NULL
      WHERE id = ?1 AND (standing = 'waiting' OR (standing = 'parked' AND parked_until <= ?2))
        AND (SELECT ifnull(held_until, ?2) FROM batches WHERE id = items.batch) <= ?2
        AND \(Self.isFree)
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
  /// Of the cancelled ones only those that nobody took back. What requires another item comes
  /// together with it, or alone when that one is achieved, never without it.
  func retryable(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    let names = Outcome.allCases.filter(\.isRetryable).map { "'\($0.rawValue)'" }
    let candidates = try database.all(
      """
      SELECT \(Self.columns) FROM items
      WHERE batch = ? AND retried_in IS NULL AND (standing IN (\(names.joined(separator: ", ")))
        OR standing = 'cancelled' AND code = 'notAttempted')
      ORDER BY id
      """, batch, read: Self.item)
    var chosen: Set<ItemID> = []
    return candidates.filter { item in
      let isComplete = item.requires.map(chosen.contains) ?? true
      if isComplete { chosen.insert(item.id) }
      return isComplete
    }
  }

  func noteRetry(_ id: ItemID, in batch: BatchID) throws(StoreError) {
    try database.run("UPDATE items SET retried_in = ? WHERE id = ?", batch, id)
  }

  /// Takes names and preview out of a plan that has ended.
  func forgetWords(of item: OutboxItem) throws(StoreError) {
    var plan = item.plan
    plan.facts = plan.facts.withoutContent
    guard plan != item.plan else { return }
    try database.run("UPDATE items SET plan = ? WHERE id = ?", try JSONText.encode(plan), item.id)
  }

  /// The same for an item by its id, and the server's words with them.
  func forgetWords(ofEnded id: ItemID) throws(StoreError) {
    guard let item = try find(id), case .settled = item.status else { return }
    try forgetWords(of: item)
    try database.run("UPDATE items SET message = NULL WHERE id = ?", id)
  }

  private static func item(_ row: SQLRow) throws(StoreError) -> OutboxItem {
    OutboxItem(
      id: ItemID(rawValue: row.integer(0)), batch: BatchID(rawValue: row.integer(1)),
      plan: try JSONText.decode(PlanItem.self, row.text(2)),
      status: try ItemStanding.status(row.text(3), parkedUntil: row.timestampIfAny(4)),
      attempts: row.int(5),
      answer: ServerAnswer(
        status: row.intIfAny(6), code: row.textIfAny(7), message: row.textIfAny(8)),
      wasKnown: row.bool(9), requires: row.integerIfAny(10).map(ItemID.init(rawValue:)))
  }
}
