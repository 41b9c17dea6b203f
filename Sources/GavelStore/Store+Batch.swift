import GavelModel

extension Store {
  /// Returns why a batch was confirmed; `nil` when there is no such batch.
  public func reason(of batch: BatchID) throws(StoreError) -> String? {
    try database.first("SELECT reason FROM batches WHERE id = ?", batch) { $0.text(0) }
  }
}
