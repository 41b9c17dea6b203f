import GavelModel

extension Store {
  /// Takes a confirmed plan into the outbox: the plan and all its items, on disk when this returns.
  ///
  /// The batch belongs to this store until every item is settled or the store is closed; nobody
  /// else can claim its items.
  /// - Parameters:
  ///   - decisions: What was decided about reports, when that is what the plan carries out.
  ///   - evidence: How much is kept of what goes.
  /// - Throws: ``StoreError/damagedPlan`` when the plan does not match its digest, is empty, has an
  ///   item that requires a later one, or does the same to the same target twice.
  public func enqueue(
    _ plan: ActionPlan, hold: Duration, now: Timestamp, decisions: [ReportDecision] = [],
    evidence: EvidenceMode = .full
  ) throws(StoreError) -> BatchID {
    let isOrdered = plan.items.enumerated().allSatisfy { index, item in
      item.after.map { (0..<index).contains($0) } ?? true
    }
    guard plan.isIntact, !plan.items.isEmpty, isOrdered, plan.firstRepeat == nil else {
      throw .damagedPlan
    }
    let topics: Set<StoreTopic> = decisions.isEmpty ? [.queue] : [.queue, .reports]
    return try commitBatch(topics) { () throws(StoreError) in
      let known = KnownTarget(database: database)
      let items = try plan.items.map { item throws(StoreError) in
        (item, try known.isKnown(item.action))
      }
      let batch = try insert(plan, items: items, hold: hold, evidence: evidence, now: now)
      for decision in decisions {
        let records = DecisionRecords(database: database)
        try records.insert(try records.completed(decision, by: plan), batch: batch)
      }
      return batch
    }
  }

  /// Claims items for sending, on disk when this returns and before their requests leave.
  ///
  /// Only items that wait, or whose rest is over, of batches that this store owns and whose hold is
  /// over come back, in the order asked for; never one whose requirement is not achieved.
  /// - Parameters:
  ///   - seen: Of which items evidence is kept in the same commit, and what the relay saw of them.
  ///   - policy: How much of it; whether at all was decided when the batch was confirmed.
  public func claim(
    _ items: [ItemID], seen: [ItemID: SeenContent] = [:],
    policy: EvidencePolicy = EvidencePolicy(), now: Timestamp
  ) throws(StoreError) -> [OutboxItem] {
    try commit([.queue], .full) { () throws(StoreError) in
      let records = ItemRecords(database: database)
      let batches = BatchRecords(database: database)
      var claimed: [OutboxItem] = []
      var released: Set<BatchID> = []
      for id in items {
        guard var item = try records.find(id), locks.holds(item.batch),
          try records.claim(id, now: now)
        else { continue }
        if released.insert(item.batch).inserted {
          try batches.setHold(item.batch, until: nil)
        }
        if let content = seen[id] {
          try keepEvidence(of: item, seen: content, policy: policy, now: now)
        }
        item.status = .inFlight
        claimed.append(item)
      }
      return claimed
    }
  }

  /// Ends items: outcome, audit entry and local effect in one commit.
  ///
  /// Settling an item that is settled changes nothing. An achieved action removes its target here
  /// too; pages asked for up to `now` cannot bring it back, later ones can. What requires an item
  /// that ended otherwise is cancelled with it, as not attempted.
  /// - Returns: The items that were settled beyond those asked for.
  @discardableResult public func settle(
    _ settlements: [Settlement], now: Timestamp
  ) throws(StoreError) -> [ItemID] {
    let (finished, dependants) = try commit(
      [.queue, .audit, .rooms, .members, .messages, .reports], .full
    ) { () throws(StoreError) in
      var touched: Set<BatchID> = []
      var unachieved: [ItemID] = []
      for settlement in settlements {
        guard let batch = try settle(settlement, now: now) else { continue }
        touched.insert(batch)
        if !settlement.outcome.isAchieved { unachieved.append(settlement.item) }
      }
      let closed = try settleClosings(after: settlements, now: now)
      let dependants = try endDependants(of: unachieved, now: now)
      return (try finishedBatches(among: touched), closed + dependants)
    }
    for batch in finished { locks.release(batch) }
    return dependants
  }

  /// Lets claimed items rest until a moment, with what the server said.
  public func park(
    _ items: [ItemID], until moment: Timestamp, answer: ServerAnswer, attempts: Int
  ) throws(StoreError) {
    try commit([.queue], .full) { () throws(StoreError) in
      let records = ItemRecords(database: database)
      for item in items {
        try records.park(item, until: moment, answer: answer, attempts: attempts)
      }
    }
  }

  /// Gives claimed items back when no request left for them.
  public func release(_ items: [ItemID]) throws(StoreError) {
    try commit([.queue], .full) { () throws(StoreError) in
      let records = ItemRecords(database: database)
      for item in items { try records.release(item) }
    }
  }

  /// Returns what is not settled of a batch, in the plan's order.
  public func openItems(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).openItems(of: batch)
  }

  /// Returns whether a batch closes reports after what it does about them.
  public func hasClosings(_ batch: BatchID) throws(StoreError) -> Bool {
    try BatchRecords(database: database).closings(in: batch) > 0
  }

  /// Returns which reports are closed once an item is achieved.
  public func closings(after item: ItemID) throws(StoreError) -> [ReportSubject] {
    try ItemRecords(database: database).dependants(of: item).compactMap { dependant in
      if case .dismissReports(let subject) = dependant.action { subject } else { nil }
    }
  }

  /// Returns what can be tried again of a batch, in the plan's order.
  public func retryableItems(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).retryable(of: batch)
  }

  /// Returns so many of them that follow an item, which need not be open itself.
  public func openItems(
    of batch: BatchID, after last: ItemID, limit: Int
  ) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).openItems(of: batch, after: last, limit: limit)
  }

  /// Returns the ids of what is not settled of a batch, in the plan's order.
  public func openItemIDs(of batch: BatchID) throws(StoreError) -> [ItemID] {
    try ItemRecords(database: database).openItemIDs(of: batch)
  }

  /// Returns how many items that are not settled each room of a batch has.
  public func openRooms(of batch: BatchID) throws(StoreError) -> [RoomID: Int] {
    try ItemRecords(database: database).openRooms(of: batch)
  }

  /// Commits a new batch, and lets go of its lock again when the commit fails.
  func commitBatch<Made>(
    _ topics: Set<StoreTopic>, _ body: () throws(StoreError) -> Made
  ) throws(StoreError) -> Made {
    let before = locks.held
    do throws(StoreError) {
      return try commit(topics, .full, body)
    } catch {
      for batch in locks.held.subtracting(before) { locks.release(batch) }
      throw error
    }
  }

  func insert(
    _ plan: ActionPlan, items: [(PlanItem, wasKnown: Bool)], hold: Duration,
    evidence: EvidenceMode, now: Timestamp
  ) throws(StoreError) -> BatchID {
    let heldUntil = hold > .zero ? now + hold : nil
    let batch = try BatchRecords(database: database).insert(
      plan, heldUntil: heldUntil, evidence: evidence, now: now)
    var made: [ItemID] = []
    for (item, wasKnown) in items {
      made.append(
        try ItemRecords(database: database).insert(
          item, batch: batch, wasKnown: wasKnown, requires: item.after.map { made[$0] }))
    }
    // Taken inside the transaction: nobody sees the batch before it is owned.
    guard locks.take(batch) else { throw .busy }
    return batch
  }

  private func settle(_ settlement: Settlement, now: Timestamp) throws(StoreError) -> BatchID? {
    let records = ItemRecords(database: database)
    guard let item = try records.find(settlement.item), try records.settle(settlement) else {
      return nil
    }
    try conclude(item, settlement, now: now)
    guard settlement.outcome.isAchieved else { return item.batch }
    let account = try database.first("SELECT account FROM batches WHERE id = ?", item.batch) {
      PersonID($0.text(0))
    }
    guard let account else { throw .corrupt }
    try LocalEffect(database: database).apply(
      item.action, account: account, at: max(settlement.requestedAt, now),
      byUs: settlement.outcome == .done || settlement.answer.code == ServerAnswer.unconfirmed)
    if case .deleteReported = item.action, settlement.outcome == .done {
      try LocalEffect(database: database).removeReported(
        by: item, at: max(settlement.requestedAt, now))
    }
    try forgetKept(of: item, now: now)
    return item.batch
  }

  /// Ends the closing of reports that others have closed before: it is gone, and they are kept as
  /// theirs.
  private func settleClosings(
    after settlements: [Settlement], now: Timestamp
  ) throws(StoreError) -> [ItemID] {
    var closed: [ItemID] = []
    for settlement in settlements where settlement.answer.code == ServerAnswer.reportsClosed {
      for item in try ItemRecords(database: database).dependants(of: settlement.item) {
        let gone = Settlement(
          item: item.id, outcome: .gone, answer: settlement.answer, attempts: 0,
          requestedAt: settlement.requestedAt)
        if try settle(gone, now: now) != nil { closed.append(item.id) }
      }
    }
    return closed
  }

  func finishedBatches(among batches: Set<BatchID>) throws(StoreError) -> [BatchID] {
    var finished: [BatchID] = []
    for batch in batches {
      guard let stored = try BatchRecords(database: database).find(batch) else { continue }
      if stored.openItems == 0 { finished.append(batch) }
    }
    return finished
  }

  /// Part of a transaction: puts the end of an item into the audit trail, and gives up what may not
  /// be kept any longer.
  func conclude(
    _ item: OutboxItem, _ settlement: Settlement, now: Timestamp
  ) throws(StoreError) {
    let isUntouched = settlement.outcome == .setAside || settlement.outcome == .cancelled
    if isUntouched, settlement.attempts == 0 {
      try EvidenceRecords(database: database).drop(item.id)
    }
    try AuditRecords(database: database).append(item, settlement, now: now)
    try forgetWords(of: item, isAchieved: settlement.outcome.isAchieved)
  }
}
