import GavelModel

extension StoreReader {
  /// Returns how actions ended, newest first, from a moment on and up to a number of entries.
  ///
  /// - Parameter number: Only entries with a smaller number, to read page by page.
  public func audit(
    since moment: Timestamp? = nil, before number: Int64? = nil, limit: Int? = nil
  ) throws(StoreError) -> [AuditEntry] {
    try AuditRecords(database: database).entries(since: moment, before: number, limit: limit)
  }

  /// Returns the links of the audit trail that fit, newest first, erasures among them.
  ///
  /// - Parameters:
  ///   - filter: What a link must fit as well, in the language of filters.
  ///   - number: Only links with a smaller number, to read page by page.
  ///   - limit: How many at most; `nil` for all.
  public func auditRecords(
    matching exact: AuditFilter = AuditFilter(), fitting filter: Filter = .everything(in: .audit),
    before number: Int64? = nil, limit: Int? = nil
  ) throws(StoreError) -> [AuditRecord] {
    functions.begin(.unhurried)
    return try AuditList(database: database, exact: exact, filter: filter).page(
      before: number, limit: limit)
  }

  /// Returns a window of the links of the audit trail that fit a filter, newest first.
  ///
  /// A word is looked for in the kind, the ids and names, the reason, the outcome and the server's
  /// answer.
  public func auditRecords(
    matching filter: Filter, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<AuditRecord> {
    try window { () throws(StoreError) in
      try AuditList(database: database, exact: AuditFilter(), filter: filter).window(
        anchor, limit: limit)
    }
  }

  /// Returns one link of the audit trail.
  public func auditRecord(_ number: Int64) throws(StoreError) -> AuditRecord? {
    try AuditRecords(database: database).record(number)
  }

  /// Returns the last link of the audit trail; reads one row.
  public func auditHead() throws(StoreError) -> AuditHead {
    try AuditChain(database: database).head()
  }

  /// Returns what a walk along the whole audit trail finds; reads all of it, an entry at a time.
  ///
  /// A chain of digests shows any change that its maker did not follow up to the end. Whoever owns
  /// the file can make the whole chain anew; only a head that was kept elsewhere tells that.
  public func verifyAudit() throws(StoreError) -> AuditVerification {
    try database.snapshot { () throws(StoreError) in
      try AuditInspection(database: database).run()
    }
  }

  /// Returns what was kept of an item's target before its request left; `nil` when nothing was, or
  /// when its time is over.
  public func evidence(of item: ItemID) throws(StoreError) -> Evidence? {
    try database.snapshot { () throws(StoreError) in
      try EvidenceRecords(database: database).find(item)
    }
  }

  /// Returns what was kept for a link of the audit trail.
  public func evidence(ofEntry number: Int64) throws(StoreError) -> Evidence? {
    try database.snapshot { () throws(StoreError) in
      let item = try database.first("SELECT item FROM audit WHERE number = ?", number) {
        ItemID(rawValue: $0.integer(0))
      }
      return try item.flatMap { item throws(StoreError) in
        try EvidenceRecords(database: database).find(item)
      }
    }
  }
}
