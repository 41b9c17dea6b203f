import GavelModel

extension Store {
  /// Returns the unfinished batches that this process sends, by the locks it holds.
  public func ownBatches() -> Set<BatchID> { locks.held }

  /// Lets go of every batch, for a process that sends nothing any more; others may resume them.
  public func letGo() {
    guard !locks.held.isEmpty else { return }
    locks.releaseAll()
    feed.announce([.queue, .reports])
  }

  /// Ends the hold of a batch at once.
  public func sendNow(_ batch: BatchID) throws(StoreError) {
    try commit([.queue, .reports], .full) { () throws(StoreError) in
      try BatchRecords(database: database).setHold(batch, until: nil)
    }
  }

  /// Moves the end of a hold, for a program that was suspended during it; a released batch stays so.
  public func extendHold(_ batch: BatchID, until moment: Timestamp) throws(StoreError) {
    try commit([.queue, .reports], .full) { () throws(StoreError) in
      guard try BatchRecords(database: database).find(batch)?.heldUntil != nil else { return }
      try BatchRecords(database: database).setHold(batch, until: moment)
    }
  }

  /// Takes items back that have not left: those that wait or rest, all of them for `nil`.
  ///
  /// - Parameters:
  ///   - answer: Why, when it was not the moderator's wish.
  ///   - unsent: Claimed items whose request the caller holds back and will not send.
  /// - Returns: What was taken back, and what requires it; each item has its audit entry.
  public func cancel(
    batch: BatchID, items: [ItemID]? = nil, answer: ServerAnswer? = nil, unsent: [ItemID] = [],
    now: Timestamp
  ) throws(StoreError) -> [ItemID] {
    // What another living process sends is taken back there.
    let isOurs = locks.holds(batch)
    guard isOurs || locks.take(batch) else { return [] }
    defer { if !isOurs { locks.release(batch) } }
    let wanted = items.map(Set.init)
    let unsent = Set(unsent)
    let (cancelled, finished) = try commit(
      [.queue, .audit, .reports], .full
    ) { () throws(StoreError) in
      var cancelled: [ItemID] = []
      for item in try openItems(of: batch) where wanted?.contains(item.id) ?? true {
        guard item.status != .inFlight || unsent.contains(item.id) else { continue }
        try end(item, as: .cancelled, answer: answer, now: now)
        cancelled.append(item.id)
      }
      cancelled += try endDependants(of: cancelled, now: now)
      return (cancelled, try finishedBatches(among: [batch]))
    }
    for batch in finished { locks.release(batch) }
    return cancelled
  }

  /// Gives up an interrupted batch: what waits is cancelled, what may have left is unknown.
  ///
  /// - Returns: `false` when a living process owns the batch, this one included; nothing is changed
  ///   then.
  public func discard(_ batch: BatchID, now: Timestamp) throws(StoreError) -> Bool {
    guard !locks.holds(batch), locks.take(batch) else { return false }
    defer { locks.release(batch) }
    try commit([.queue, .audit, .reports], .full) { () throws(StoreError) in
      let items = try openItems(of: batch)
      let left = items.filter { $0.status == .inFlight }
      for item in left { try end(item, as: .unknown, now: now) }
      let dependants = try endDependants(of: left.map(\.id), now: now)
      for item in items where item.status != .inFlight && !dependants.contains(item.id) {
        try end(item, as: .cancelled, now: now)
      }
    }
    return true
  }

  /// Makes a new batch of the items that ended without success and may be tried again.
  ///
  /// The old items stay as they ended and are not offered a second time. The new batch carries a
  /// plan of its own, sealed now, for the same server and account, and is not held.
  /// - Returns: The new batch, or `nil` when nothing can be tried again.
  public func retry(_ batch: BatchID, now: Timestamp) throws(StoreError) -> BatchID? {
    let records = ItemRecords(database: database)
    return try commitBatch([.queue, .reports]) { () throws(StoreError) in
      let items = try records.retryable(of: batch)
      guard !items.isEmpty, let old = try BatchRecords(database: database).plan(of: batch)
      else { return nil }
      let plan = ActionPlan(
        server: old.server, account: old.account, created: now, reason: old.reason,
        items: planned(again: items))
      let made = try insert(
        plan, items: Array(zip(plan.items, items.map(\.wasKnown))), hold: .zero,
        evidence: try BatchRecords(database: database).evidenceMode(of: batch), now: now)
      for item in items { try records.noteRetry(item.id, in: made) }
      try DecisionRecords(database: database).move(from: batch, to: made)
      return made
    }
  }

  /// Takes over an interrupted batch and ends its hold; its items in flight stay in flight, so that
  /// the dispatcher reads before it sends.
  ///
  /// - Returns: `false` when another living process owns it or it is finished.
  public func resume(_ batch: BatchID) throws(StoreError) -> Bool {
    let batches = BatchRecords(database: database)
    guard let stored = try batches.find(batch), stored.openItems > 0, locks.take(batch) else {
      return false
    }
    do throws(StoreError) {
      try commit([.queue, .reports], .full) { () throws(StoreError) in
        try batches.setHold(batch, until: nil)
      }
    } catch {
      locks.release(batch)
      throw error
    }
    return true
  }

  /// Returns unfinished batches that no living process owns, oldest first.
  public func interruptedBatches() throws(StoreError) -> [Batch] {
    let batches = BatchRecords(database: database)
    let abandoned = try batches.unfinished().filter { stored in
      !locks.holds(stored.id) && !locks.isTaken(stored.id)
    }
    return try abandoned.map { stored throws(StoreError) in
      try batches.describe(stored, isOwned: false)
    }
  }

  /// Cancels what requires items that ended without being achieved, and what requires that.
  func endDependants(of items: [ItemID], now: Timestamp) throws(StoreError) -> [ItemID] {
    var ended: [ItemID] = []
    var next = items
    while !next.isEmpty {
      var dependants: [OutboxItem] = []
      for id in next { dependants += try ItemRecords(database: database).dependants(of: id) }
      for item in dependants {
        try end(item, as: .cancelled, answer: ServerAnswer(code: "notAttempted"), now: now)
      }
      next = dependants.map(\.id)
      ended += next
    }
    return ended
  }

  /// The items as a plan of their own: each names its requirement by its new place, or none when
  /// that is achieved.
  private func planned(again items: [OutboxItem]) -> [PlanItem] {
    let places = Dictionary(
      items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return items.map { item in
      var plan = item.plan
      plan.after = item.requires.flatMap { places[$0] }
      return plan
    }
  }

  private func end(
    _ item: OutboxItem, as outcome: Outcome, answer: ServerAnswer? = nil, now: Timestamp
  ) throws(StoreError) {
    let settlement = Settlement(
      item: item.id, outcome: outcome, answer: answer ?? item.answer, attempts: item.attempts,
      requestedAt: now)
    if try ItemRecords(database: database).settle(settlement) {
      try conclude(item, settlement, now: now)
    }
  }
}
