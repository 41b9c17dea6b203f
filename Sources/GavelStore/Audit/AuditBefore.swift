import GavelModel

/// The audit trail of version 4, which knew no chain.
struct AuditBefore {
  let database: SQLiteConnection

  /// Appends every entry to the chain under the number that it had.
  ///
  /// A number that was missing before stays missing, so that verifying tells it.
  func carryOver() throws(StoreError) {
    let chain = AuditChain(database: database)
    var previous = ""
    try database.each(
      """
      SELECT number, time, actor, batch, item, kind, room, target, announced, options, person,
        outcome, status, code, message, reason, facts,
        (SELECT json_extract(plan, '$.digest') FROM items WHERE id = audit_before.item)
      FROM audit_before ORDER BY number
      """, []
    ) { row throws(StoreError) in
      guard let link = try link(row) else { throw .corrupt }
      let words = AuditWords(
        salt: AuditWords.newSalt(), reason: row.text(15), message: row.textIfAny(14),
        facts: row.text(16))
      previous = try chain.append(link, words, number: row.integer(0), after: previous)
      return true
    }
  }

  private func link(_ row: SQLRow) throws(StoreError) -> AuditLink? {
    guard let outcome = Outcome(rawValue: row.text(11)) else { return nil }
    let item = ItemID(rawValue: row.integer(4))
    let content = row.textIfAny(17)
    return AuditLink(
      time: row.timestamp(1), actor: PersonID(row.text(2)),
      batch: BatchID(rawValue: row.integer(3)), item: item, kind: row.text(5),
      room: RoomID(row.text(6)), target: row.text(7),
      // Entries of before version 4 know of one option alone.
      options: row.textIfAny(9) ?? (row.bool(8) ? #"{"announced":true}"# : nil),
      person: row.textIfAny(10).map(PersonID.init), outcome: outcome, status: row.intIfAny(12),
      code: row.textIfAny(13), content: content == "" ? nil : content,
      evidence: try EvidenceRecords(database: database).digest(of: item), words: "")
  }
}

/// The evidence of version 4: the platform's own text of a message.
struct EvidenceBefore {
  let database: SQLiteConnection

  /// Keeps each text as the target that it was read from, from the time of its confirmation.
  func carryOver() throws(StoreError) {
    let records = EvidenceRecords(database: database)
    try database.each(
      """
      SELECT e.item, e.raw, i.plan, b.confirmed_at FROM evidence_before e
      JOIN items i ON i.id = e.item JOIN batches b ON b.id = i.batch
      """, []
    ) { row throws(StoreError) in
      let plan = try JSONText.decode(PlanItem.self, row.text(2))
      let target = KeptMessage(
        role: .target, id: MessageID(plan.action.target), room: plan.action.room,
        digest: plan.digest, author: plan.facts.person, sentAt: plan.facts.sentAt,
        raw: RawJSON(row.text(1)))
      try records.insert(
        Evidence(mode: .full, takenAt: row.timestamp(3), messages: [target]),
        of: ItemID(rawValue: row.integer(0)))
      return true
    }
  }
}
