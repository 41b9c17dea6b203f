import GavelModel

/// Takes the words and names of one person out of what the store remembers of the past.
///
/// Ids stay, because the trail must go on saying what was done to whom. What the store mirrors of
/// the platform stays as long as the platform shows it.
struct PersonErasure {
  let database: SQLiteConnection
  let person: PersonID

  /// Runs as part of a transaction that overwrites what it deletes; the trail gets its entry.
  func run(now: Timestamp) throws(StoreError) -> Erasure {
    var result = Erasure(person: person)
    try database.run("INSERT INTO erasing VALUES (?)", person)
    let (entries, batches) = try eraseEntries()
    result.entries = entries.count
    result.numbers = NumberRanges(rising: entries).text
    result.pieces = try EvidenceRecords(database: database).erase(person)
    result.items = try erasePlans()
    result.reports = try ReportRecords(database: database).erase(person)
    result.openItems = try openItems()
    for batch in batches { try eraseReason(of: batch) }
    try forgetAccount()
    try AuditChain(database: database).append(result, now: now)
    try database.run("DELETE FROM erasing")
    return result
  }

  /// The person's id as it stands in JSON, between its quotation marks.
  private func quoted() throws(StoreError) -> String { try JSONText.encode([person]).dropEnds }

  private func eraseEntries() throws(StoreError) -> ([Int64], Set<BatchID>) {
    let found = try database.all(
      """
      SELECT a.number, a.batch FROM audit a JOIN audit_words w ON w.number = a.number
      WHERE a.kind NOT IN (\(AuditRecords.erasures)) AND (a.person = ?1 OR instr(w.facts, ?2) > 0
        OR a.item IN (SELECT item FROM evidence_messages
          WHERE author = ?1 AND role IN ('target', 'reported')))
      ORDER BY a.number
      """, person, try quoted()
    ) { (number: $0.integer(0), batch: BatchID(rawValue: $0.integer(1))) }
    for (number, _) in found {
      try database.run("DELETE FROM audit_words WHERE number = ?", number)
    }
    return (found.map(\.number), Set(found.map(\.batch)))
  }

  /// Names and previews in the plans of items that have ended, and the server's words.
  private func erasePlans() throws(StoreError) -> Int {
    let records = ItemRecords(database: database)
    let ended = try database.all(
      """
      SELECT id FROM items
      WHERE instr(plan, ?) > 0 AND standing NOT IN ('waiting', 'parked', 'in-flight')
      """, try quoted()
    ) { ItemID(rawValue: $0.integer(0)) }
    var count = 0
    for id in ended {
      guard let item = try records.find(id) else { continue }
      let hadWords = item.plan.facts != item.plan.facts.withoutContent || item.answer.message != nil
      guard hadWords else { continue }
      try records.forgetWords(of: item)
      try database.run("UPDATE items SET message = NULL WHERE id = ?", id)
      count += 1
    }
    return count
  }

  private func openItems() throws(StoreError) -> Int {
    try database.first(
      """
      SELECT count(*) FROM items
      WHERE instr(plan, ?) > 0 AND standing IN ('waiting', 'parked', 'in-flight')
      """, try quoted()
    ) { $0.int(0) } ?? 0
  }

  /// A reason goes when every entry that it was given for has lost its words.
  private func eraseReason(of batch: BatchID) throws(StoreError) {
    let isNeeded = try database.first(
      """
      SELECT 1 FROM batches b WHERE b.id = ?1 AND (b.open_items > 0 OR EXISTS (
        SELECT 1 FROM audit a JOIN audit_words w ON w.number = a.number WHERE a.batch = ?1))
      """, batch
    ) { _ in true }
    guard isNeeded == nil else { return }
    try database.run("UPDATE batches SET reason = '' WHERE id = ?", batch)
    try database.run("UPDATE decisions SET reason = '' WHERE batch = ?", batch)
  }

  /// An account that nothing on the platform shows any more loses its names too.
  private func forgetAccount() throws(StoreError) {
    try database.run(
      """
      UPDATE people SET name = NULL, username = NULL, sort_name = lower(id), raw = NULL
      WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM members WHERE person = people.row)
        AND NOT EXISTS (SELECT 1 FROM messages WHERE author = people.row)
        AND NOT EXISTS (SELECT 1 FROM reports
          WHERE state = 'open' AND people.row IN (author, reporter))
      """, person)
  }
}

extension String {
  /// The text without its first and its last character.
  fileprivate var dropEnds: String { String(dropFirst().dropLast()) }
}
