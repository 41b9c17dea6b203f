import GavelModel

/// Confirmed plans, newest first, with their counters.
struct BatchRecords {
  let database: SQLiteConnection

  /// A batch as stored, before anybody asked who owns it.
  struct Stored {
    var id: BatchID
    var confirmedAt: Timestamp
    var heldUntil: Timestamp?
    var reason: String
    var openItems: Int
  }

  private static let columns = "id, confirmed_at, held_until, reason, open_items"

  func insert(
    _ plan: ActionPlan, heldUntil: Timestamp?, evidence: EvidenceMode, now: Timestamp
  ) throws(StoreError) -> BatchID {
    let made = try database.first(
      """
      INSERT INTO batches(confirmed_at, held_until, format, server, account, created, reason,
        digest, evidence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """, now, heldUntil, plan.format, plan.server, plan.account, plan.created.iso8601,
      plan.reason, plan.digest, evidence.rawValue
    ) { BatchID(rawValue: $0.integer(0)) }
    guard let made else { throw .corrupt }
    return made
  }

  func newest(_ limit: Int) throws(StoreError) -> [Stored] {
    try database.all(
      "SELECT \(Self.columns) FROM batches ORDER BY id DESC LIMIT ?", limit, read: Self.stored)
  }

  func unfinished() throws(StoreError) -> [Stored] {
    try database.all(
      "SELECT \(Self.columns) FROM batches WHERE open_items > 0 ORDER BY id", read: Self.stored)
  }

  func find(_ id: BatchID) throws(StoreError) -> Stored? {
    try database.first(
      "SELECT \(Self.columns) FROM batches WHERE id = ?", id, read: Self.stored)
  }

  /// Returns the sealed plan a batch came from, put together again.
  func plan(of id: BatchID) throws(StoreError) -> ActionPlan? {
    let items = try ItemRecords(database: database).items(of: id).map(\.plan)
    return try database.first(
      "SELECT format, server, account, created, reason, digest FROM batches WHERE id = ?", id
    ) { row throws(StoreError) in
      guard let created = Timestamp(iso8601: row.text(3)) else { throw .corrupt }
      var plan = ActionPlan(
        server: row.text(1), account: PersonID(row.text(2)), created: created,
        reason: row.text(4), items: items)
      plan.format = row.int(0)
      plan.digest = row.text(5)
      return plan
    }
  }

  /// How much is kept of what a batch takes away; decided once, when it is confirmed.
  func evidenceMode(of id: BatchID) throws(StoreError) -> EvidenceMode {
    let name = try database.first("SELECT evidence FROM batches WHERE id = ?", id) { $0.text(0) }
    guard let mode = name.flatMap(EvidenceMode.init(rawValue:)) else { throw .corrupt }
    return mode
  }

  /// Ends the hold of a batch, or moves it.
  func setHold(_ id: BatchID, until moment: Timestamp?) throws(StoreError) {
    try database.run("UPDATE batches SET held_until = ? WHERE id = ?", moment, id)
  }

  /// Returns the batch as the queue shows it.
  func describe(_ stored: Stored, isOwned: Bool) throws(StoreError) -> Batch {
    let first = try database.first(
      "SELECT plan FROM items WHERE batch = ? ORDER BY id LIMIT 1", stored.id
    ) { row throws(StoreError) in try JSONText.decode(PlanItem.self, row.text(0)) }
    guard let first else { throw .corrupt }
    let counts = try counts(of: stored.id)
    return Batch(
      id: stored.id, created: stored.confirmedAt, reason: stored.reason,
      state: state(of: stored, isOwned: isOwned), heldUntil: stored.heldUntil,
      first: first.action, roomName: first.facts.roomName, counts: counts,
      closingCount: try closings(in: stored.id),
      closedElsewhereCount: counts[.gone] > 0 ? try closedElsewhere(in: stored.id) : 0)
  }

  /// Counts the items of a decision that found nothing left to close, of which none is ours.
  private func closedElsewhere(in id: BatchID) throws(StoreError) -> Int {
    try database.first(
      """
      SELECT count(*) FROM items
      WHERE batch = ?1 AND EXISTS (SELECT 1 FROM decisions WHERE batch = ?1) AND standing = 'gone'
        AND ifnull(code, '') <> ?2
        AND json_extract(plan, '$.kind') IN ('dismiss-reports', 'delete-reported')
      """, id, ServerAnswer.unconfirmed
    ) { $0.int(0) } ?? 0
  }

  /// Counts the items that close reports after others; those stand at the end of their batch, so
  /// that of every other batch one item is read.
  func closings(in id: BatchID) throws(StoreError) -> Int {
    let last = try database.first(
      "SELECT plan FROM items WHERE batch = ? ORDER BY id DESC LIMIT 1", id
    ) { row throws(StoreError) in try JSONText.decode(PlanItem.self, row.text(0)) }
    guard let last, last.after != nil, last.action.kind == .dismissReports else { return 0 }
    return try database.first(
      "SELECT count(*) FROM items WHERE batch = ? AND json_extract(plan, '$.after') IS NOT NULL",
      id
    ) { $0.int(0) } ?? 0
  }

  private func state(of stored: Stored, isOwned: Bool) -> BatchState {
    if stored.openItems == 0 { return .finished }
    if !isOwned { return .interrupted }
    return stored.heldUntil == nil ? .running : .held
  }

  private func counts(of id: BatchID) throws(StoreError) -> BatchCounts {
    var counts = BatchCounts()
    let standings = try database.all(
      "SELECT standing, items FROM standings WHERE batch = ? AND items > 0", id
    ) { ($0.text(0), $0.int(1)) }
    for (standing, items) in standings {
      switch try ItemStanding.status(standing, parkedUntil: nil) {
      case .waiting, .parked: counts.waiting += items
      case .inFlight: counts.inFlight += items
      case .settled(let outcome): counts.settled[outcome] = items
      }
    }
    return counts
  }

  private static func stored(_ row: SQLRow) -> Stored {
    Stored(
      id: BatchID(rawValue: row.integer(0)), confirmedAt: row.timestamp(1),
      heldUntil: row.timestampIfAny(2), reason: row.text(3), openItems: row.int(4))
  }
}
