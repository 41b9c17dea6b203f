import GavelModel

extension Store {
  /// Keeps what is about to go of items that have no evidence yet, on disk when this returns and
  /// before their requests leave.
  ///
  /// What the relay saw is laid over what the store has. How much is kept was decided when the
  /// batch was confirmed. The first evidence stays; settled items get none.
  public func keepEvidence(
    of seen: [ItemID: SeenContent], policy: EvidencePolicy, now: Timestamp
  ) throws(StoreError) {
    try commit([], .full) { () throws(StoreError) in
      for (id, content) in seen {
        guard let item = try ItemRecords(database: database).find(id) else { continue }
        if case .settled = item.status { continue }
        try keepEvidence(of: item, seen: content, policy: policy, now: now)
      }
    }
  }

  /// Returns how many messages of a room the store has, which may be its neighbours in evidence.
  public func messageCount(in room: RoomID) throws(StoreError) -> Int {
    try EvidenceSource(database: database).messageCount(in: room) ?? 0
  }

  /// Returns which messages of a room are the newest that the store has.
  public func newestMessages(in room: RoomID, limit: Int) throws(StoreError) -> Set<MessageID> {
    try EvidenceSource(database: database).newestIDs(limit, in: room)
  }

  /// Gives up evidence that was taken before `moment`; the audit trail is whole without it.
  ///
  /// - Returns: The number of items whose evidence went.
  @discardableResult
  public func pruneEvidence(before moment: Timestamp) throws(StoreError) -> Int {
    let records = EvidenceRecords(database: database)
    guard try records.hasAny(before: moment) else { return 0 }
    let pruned = try database.withSecureDeletion { () throws(StoreError) in
      try commit([], .full) { () throws(StoreError) in
        try records.prune(before: moment)
      }
    }
    if pruned > 0 { try emptyLog() }
    return pruned
  }

  /// Part of a transaction: keeps what the records and the relay know of one item's target.
  func keepEvidence(
    of item: OutboxItem, seen: SeenContent, policy: EvidencePolicy, now: Timestamp
  ) throws(StoreError) {
    let records = EvidenceRecords(database: database)
    guard item.action.leavesEvidence, try records.digest(of: item.id) == nil else { return }
    let composer = EvidenceComposer(
      source: EvidenceSource(database: database), policy: policy, now: now)
    let mode = try BatchRecords(database: database).evidenceMode(of: item.batch)
    if let evidence = try composer.evidence(for: item, seen: seen, mode: mode) {
      try records.insert(evidence, of: item.id)
    }
  }

  /// Part of a transaction: what a batch without words leaves of earlier evidence of what went.
  func forgetKept(of item: OutboxItem, now: Timestamp) throws(StoreError) {
    guard try BatchRecords(database: database).evidenceMode(of: item.batch) != .full else {
      return
    }
    try WordErasure(database: database, item: item).run(now: now)
  }

  /// Part of a transaction: what a batch without words leaves of a settled item.
  ///
  /// Names and preview leave the plan, and an achieved action also takes the words of the reports
  /// about its target.
  func forgetWords(of item: OutboxItem, isAchieved: Bool) throws(StoreError) {
    guard try BatchRecords(database: database).evidenceMode(of: item.batch) != .full else {
      return
    }
    try ItemRecords(database: database).forgetWords(of: item)
    if isAchieved { try ReportRecords(database: database).forgetWords(about: item.action) }
    try noteCleaningDue()
  }
}
