import GavelModel

extension Store {
  /// Hands what this store adds to the audit trail from now on to `observer`, after each commit.
  ///
  /// In the order of their numbers, each once; what other processes add is theirs to hand on. The
  /// observer is called on the store's own queue, which waits for it.
  public func forwardAudit(to observer: @escaping @Sendable ([AuditRecord]) -> Void) {
    auditObserver = observer
  }

  /// Runs `body` as part of a transaction and collects the links that it appends.
  func watchingAudit<Value>(
    _ topics: Set<StoreTopic>, _ links: inout [AuditRecord], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    guard auditObserver != nil, topics.contains(.audit) else { return try body() }
    let last = try AuditChain(database: database).head().number
    let value = try body()
    links = try AuditRecords(database: database).records(after: last)
    return value
  }
}
