import GavelModel

/// The links of the audit trail that fit a filter, newest first.
struct AuditList {
  let database: SQLiteConnection
  let filter: AuditFilter

  /// Returns a page of links with smaller numbers than the one given.
  func page(before number: Int64?, limit: Int?) throws(StoreError) -> [AuditRecord] {
    let key = number.map { ListKey(rank: -$0, id: "") }
    return try read(ListStretch(from: key, isForward: true, count: limit ?? .max))
  }

  func window(_ anchor: ListAnchor, limit: Int) throws(StoreError) -> ListWindow<AuditRecord> {
    // Numbers have no gaps, so that the last one counts them.
    let total =
      filter == AuditFilter()
      ? Int(clamping: try AuditChain(database: database).head().number) : nil
    return try ListWindow(anchor, limit: limit, total: total) { stretch throws(StoreError) in
      try read(stretch)
    }
  }

  /// Ranks are numbers with their sign turned, so the list's order runs against the numbers'.
  private func read(_ stretch: ListStretch) throws(StoreError) -> [AuditRecord] {
    let bound = stretch.from.map { -$0.rank } ?? (stretch.isForward ? .max : .min)
    let sql = """
      SELECT \(AuditRecords.columns) \(AuditRecords.tables)
      WHERE a.number >= \(AuditRecords.first) AND a.time >= ?1 AND a.time <= ?2
        AND a.number \(stretch.isForward ? "<" : ">")\(stretch.includesFrom ? "=" : "") ?3
        AND (?4 IS NULL OR a.kind = ?4) AND (?5 IS NULL OR a.room = ?5)
        AND (?6 IS NULL OR a.target = ?6) AND (?7 IS NULL OR a.actor = ?7)
        AND (?8 IS NULL OR a.outcome = ?8) AND (?9 IS NULL OR a.batch = ?9)
      ORDER BY a.number \(stretch.isForward ? "DESC" : "ASC")
      """
    let words = filter.words.split(whereSeparator: \.isWhitespace).map { Self.folded(String($0)) }
    var found: [AuditRecord] = []
    try database.each(sql, values(bound)) { row throws(StoreError) in
      let record = try AuditRecords.record(row)
      if Self.holds(words, record) { found.append(record) }
      return found.count < stretch.count
    }
    return found
  }

  private func values(_ bound: Int64) -> [any SQLBindable] {
    [
      filter.since ?? Timestamp(milliseconds: .min), filter.until ?? Timestamp(milliseconds: .max),
      bound, filter.kind?.name, filter.room, filter.target, filter.actor, filter.outcome,
      filter.batch,
    ]
  }

  /// Whether every word is part of something that the entry says.
  private static func holds(_ words: [String], _ record: AuditRecord) -> Bool {
    guard !words.isEmpty else { return true }
    let texts = texts(of: record).map(folded)
    return words.allSatisfy { word in texts.contains { $0.contains(word) } }
  }

  private static func folded(_ text: String) -> String {
    String(decoding: TextFold.bytes(of: text), as: UTF8.self)
  }

  /// What the words of a filter are looked for in.
  private static func texts(of record: AuditRecord) -> [String] {
    let common = [record.event.kind.name, record.actor.rawValue]
    switch record.event {
    case .erasure(let erasure): return common + [erasure.person.rawValue]
    case .action(let entry):
      let said = [
        entry.answer.code, entry.answer.message, entry.facts.roomName, entry.facts.personName,
        entry.facts.person?.rawValue, entry.facts.preview,
      ]
      return common + said.compactMap(\.self) + [
        entry.action.room.rawValue, entry.action.target, entry.reason, entry.outcome.rawValue,
      ]
    }
  }
}
