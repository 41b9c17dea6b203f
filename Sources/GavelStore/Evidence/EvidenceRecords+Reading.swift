import GavelModel

extension EvidenceRecords {
  /// Returns what was kept of an item.
  func find(_ item: ItemID) throws(StoreError) -> Evidence? {
    let head = try database.first(
      "SELECT mode, taken_at, messages FROM evidence WHERE item = ?", item
    ) { row throws(StoreError) in
      guard let mode = EvidenceMode(rawValue: row.text(0)) else { throw .corrupt }
      return Evidence(mode: mode, takenAt: row.timestamp(1), messageCount: row.intIfAny(2))
    }
    guard var evidence = head else { return nil }
    evidence.messages = try messages(of: item)
    evidence.reports = try reports(of: item)
    evidence.people = try people(of: item)
    return evidence
  }

  private func messages(of item: ItemID) throws(StoreError) -> [KeptMessage] {
    try database.all(
      """
      SELECT role, id, room, digest, author, author_name, type, text, sent_at, edited_at,
        attachments, reply_to, raw
      FROM evidence_messages WHERE item = ? ORDER BY place
      """, item
    ) { row throws(StoreError) in
      guard let role = EvidenceRole(rawValue: row.text(0)) else { throw .corrupt }
      return KeptMessage(
        role: role, id: MessageID(row.text(1)), room: RoomID(row.text(2)), digest: row.text(3),
        author: row.textIfAny(4).map(PersonID.init), authorName: row.textIfAny(5),
        type: row.textIfAny(6), text: row.textIfAny(7), sentAt: row.timestampIfAny(8),
        editedAt: row.timestampIfAny(9), attachments: try JSONText.list(row.textIfAny(10)),
        replyTo: row.textIfAny(11).map(MessageID.init), raw: row.rawIfAny(12))
    }
  }

  private func reports(of item: ItemID) throws(StoreError) -> [KeptReport] {
    try database.all(
      """
      SELECT id, digest, reporter, reporter_name, author, reason, text, time
      FROM evidence_reports WHERE item = ? ORDER BY place
      """, item
    ) { row in
      KeptReport(
        id: ReportID(row.text(0)), digest: row.text(1),
        reporter: row.textIfAny(2).map(PersonID.init), reporterName: row.textIfAny(3),
        author: row.textIfAny(4).map(PersonID.init), reason: row.textIfAny(5),
        text: row.textIfAny(6), time: row.timestamp(7))
    }
  }

  private func people(of item: ItemID) throws(StoreError) -> [KeptPerson] {
    try database.all(
      "SELECT id, digest, standing FROM evidence_people WHERE item = ? ORDER BY place", item
    ) { row throws(StoreError) in
      KeptPerson(
        id: PersonID(row.text(0)), digest: row.text(1),
        standing: try row.textIfAny(2).map { text throws(StoreError) in
          try JSONText.decode(KeptPerson.Standing.self, text)
        })
    }
  }
}
