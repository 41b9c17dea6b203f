import GavelModel

extension Store {
  /// Returns why a batch was confirmed; `nil` when there is no such batch.
  public func reason(of batch: BatchID) throws(StoreError) -> String? {
    try database.first("SELECT reason FROM batches WHERE id = ?", batch) { $0.text(0) }
  }

  /// Returns how many items were confirmed after a moment, whatever became of them.
  public func itemsConfirmed(since moment: Timestamp) throws(StoreError) -> Int {
    try database.first(
      """
      SELECT count(*) FROM items WHERE batch IN (SELECT id FROM batches WHERE confirmed_at > ?)
      """, moment
    ) { $0.int(0) } ?? 0
  }
}
