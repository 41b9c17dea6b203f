import GavelModel

/// Walks along the whole audit trail and says what does not fit.
struct AuditInspection {
  let database: SQLiteConnection

  /// Holds one entry at a time, whatever the length of the trail.
  func run() throws(StoreError) -> AuditVerification {
    var result = AuditVerification()
    let erased = try erasedNumbers()
    let evidence = EvidenceRecords(database: database)
    var previous: AuditHead? = AuditHead()
    var last = Int64(0)
    try database.each(
      """
      SELECT \(AuditLink.columns), \(AuditWords.columns) FROM audit a
      LEFT JOIN audit_words w ON w.number = a.number ORDER BY a.number
      """, []
    ) { row throws(StoreError) in
      let number = row.integer(0)
      guard number > 0 else {
        // Numbers begin with 1, so nothing but a hand gives such a one.
        result.checked += 1
        result.note(.altered, number)
        return true
      }
      if number != last + 1 {
        result.note(.missing(through: number - 1), last + 1)
        // What stood before is not known, so the link to it cannot be judged.
        previous = nil
      }
      last = number
      result.checked += 1
      guard let link = AuditLink(row) else {
        result.note(.altered, number)
        previous = AuditHead(number: number, digest: row.text(16))
        return true
      }
      check(link, after: previous, &result)
      check(AuditWords(row, from: AuditLink.width), of: link, erased, &result)
      if link.evidence != nil, try !isIntact(evidence, link) {
        result.note(.evidenceAltered, number)
      }
      previous = AuditHead(number: number, digest: link.digest)
      return true
    }
    result.head = AuditHead(number: last, digest: previous?.digest ?? "")
    try checkHead(&result)
    return result
  }

  private func check(
    _ link: AuditLink, after previous: AuditHead?, _ result: inout AuditVerification
  ) {
    guard let previous else { return }
    if link.computedDigest(after: previous.digest) != link.digest {
      result.note(.altered, link.number)
    }
  }

  private func check(
    _ words: AuditWords?, of link: AuditLink, _ erased: NumberRanges,
    _ result: inout AuditVerification
  ) {
    if let words {
      if words.digest != link.words { result.note(.wordsAltered, link.number) }
    } else if erased.contains(link.number) {
      result.erased += 1
    } else {
      result.note(.wordsMissing, link.number)
    }
  }

  /// What was kept may be gone: it is given up after its time, which is no gap.
  private func isIntact(_ records: EvidenceRecords, _ link: AuditLink) throws(StoreError) -> Bool {
    guard let kept = try records.find(link.item) else { return true }
    return kept.isIntact && kept.digest == link.evidence
  }

  private func checkHead(_ result: inout AuditVerification) throws(StoreError) {
    let known = try AuditChain(database: database).head()
    if known.number > result.head.number {
      result.note(.missing(through: known.number), result.head.number + 1)
    } else if known != result.head {
      result.note(.headAltered, result.head.number)
    }
  }

  /// The entries that erasures name; each erasure is verified in its own place.
  private func erasedNumbers() throws(StoreError) -> NumberRanges {
    var numbers = NumberRanges()
    let erasures = try database.all(
      """
      SELECT w.facts FROM audit a JOIN audit_words w ON w.number = a.number
      WHERE a.kind IN (\(AuditRecords.erasures))
      """
    ) { $0.text(0) }
    for facts in erasures {
      // One that cannot be read excuses nothing, and does not fit in its own place.
      guard let erasure = try? JSONText.decode(Erasure.self, facts) else { continue }
      numbers.insert(erasure.numbers)
    }
    return numbers
  }
}
