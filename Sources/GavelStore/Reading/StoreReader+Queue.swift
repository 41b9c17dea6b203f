import GavelModel

extension StoreReader {
  /// Returns the newest batches first, each with its counters and whether anybody owns it.
  public func batches(limit: Int) throws(StoreError) -> [Batch] {
    try database.snapshot { () throws(StoreError) in
      let records = BatchRecords(database: database)
      return try records.newest(limit).map { stored throws(StoreError) in
        try describe(stored)
      }
    }
  }

  /// Returns one batch.
  public func batch(_ id: BatchID) throws(StoreError) -> Batch? {
    try database.snapshot { () throws(StoreError) in
      guard let stored = try BatchRecords(database: database).find(id) else { return nil }
      return try describe(stored)
    }
  }

  /// Returns unfinished batches that no living process owns, oldest first.
  public func interruptedBatches() throws(StoreError) -> [Batch] {
    try database.snapshot { () throws(StoreError) in
      let unfinished = try BatchRecords(database: database).unfinished()
      return try unfinished.map { stored throws(StoreError) in try describe(stored) }
        .filter { $0.state == .interrupted }
    }
  }

  /// Returns the sealed plan of a batch as it was confirmed.
  public func plan(of batch: BatchID) throws(StoreError) -> ActionPlan? {
    try BatchRecords(database: database).plan(of: batch)
  }

  /// Returns every item of a batch in the plan's order.
  public func items(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).items(of: batch)
  }

  /// Returns so many items of a batch at most, from a place in the plan on that counts from 0.
  ///
  /// They stand there for good, so that a place means the same at every reading.
  public func items(
    of batch: BatchID, from first: Int, limit: Int
  ) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).items(of: batch, from: first, limit: limit)
  }

  /// Returns the items of a batch that ``Store/retry(_:now:)`` would try again.
  public func retryableItems(of batch: BatchID) throws(StoreError) -> [OutboxItem] {
    try ItemRecords(database: database).retryable(of: batch)
  }

  /// Returns one item of any batch.
  public func item(_ id: ItemID) throws(StoreError) -> OutboxItem? {
    try ItemRecords(database: database).find(id)
  }

  private func describe(_ stored: BatchRecords.Stored) throws(StoreError) -> Batch {
    try BatchRecords(database: database).describe(stored, isOwned: probe.isOwned(stored.id))
  }
}
