import GavelModel

/// What was kept of targets, piece by piece, so that one person's pieces can be erased.
struct EvidenceRecords {
  let database: SQLiteConnection

  /// The digest of what was kept of an item; `nil` when nothing was.
  func digest(of item: ItemID) throws(StoreError) -> String? {
    try database.first("SELECT digest FROM evidence WHERE item = ?", item) { $0.text(0) }
  }

  func insert(_ evidence: Evidence, of item: ItemID) throws(StoreError) {
    try database.run(
      "INSERT INTO evidence(item, mode, taken_at, messages, digest) VALUES (?, ?, ?, ?, ?)",
      item, evidence.mode.rawValue, evidence.takenAt, evidence.messageCount, evidence.digest)
    for (place, message) in evidence.messages.enumerated() {
      try insert(message, at: place, of: item)
    }
    for (place, report) in evidence.reports.enumerated() {
      try database.run(
        """
        INSERT INTO evidence_reports(item, place, id, digest, reporter, reporter_name, author,
          reason, text, time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, item, place, report.id, report.digest, report.reporter, report.reporterName,
        report.author, report.reason, report.text, report.time)
    }
    for (place, person) in evidence.people.enumerated() {
      try database.run(
        "INSERT INTO evidence_people(item, place, id, digest, standing) VALUES (?, ?, ?, ?, ?)",
        item, place, person.id, person.digest,
        try person.standing.map { standing throws(StoreError) in try JSONText.encode(standing) })
    }
  }

  private func insert(
    _ message: KeptMessage, at place: Int, of item: ItemID
  ) throws(StoreError) {
    try database.run(
      """
      INSERT INTO evidence_messages(item, place, role, room, id, digest, author, author_name, type,
        text, sent_at, edited_at, attachments, reply_to, raw)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, item, place, message.role.rawValue, message.room, message.id, message.digest,
      message.author, message.authorName, message.type, message.text, message.sentAt,
      message.editedAt, try JSONText.list(message.attachments), message.replyTo, message.raw)
  }

  func hasAny(before moment: Timestamp) throws(StoreError) -> Bool {
    try database.first("SELECT 1 FROM evidence WHERE taken_at < ? LIMIT 1", moment) { _ in true }
      ?? false
  }

  /// Gives up the evidence of settled items that was taken before a moment.
  ///
  /// - Returns: The number of items whose evidence went.
  func prune(before moment: Timestamp) throws(StoreError) -> Int {
    try database.run(
      """
      DELETE FROM evidence WHERE taken_at < ? AND item IN (
        SELECT id FROM items WHERE standing NOT IN ('waiting', 'parked', 'in-flight'))
      """, moment)
    return database.changedRows
  }

  /// Gives up what was kept for an item whose target stayed.
  func drop(_ item: ItemID) throws(StoreError) {
    try database.run("DELETE FROM evidence WHERE item = ?", item)
  }

  /// Takes the words and names out of one message that was kept, and out of the reports about it
  /// where it was what should go.
  func forget(_ kept: KeptPlace) throws(StoreError) {
    try database.run(
      """
      UPDATE evidence_messages SET author_name = NULL, type = NULL, text = NULL,
        attachments = NULL, reply_to = NULL, raw = NULL
      WHERE item = ? AND place = ?
      """, kept.item, kept.place)
    try database.run(
      """
      UPDATE evidence_reports SET reporter_name = NULL, reason = NULL, text = NULL
      WHERE item = ?1 AND EXISTS (SELECT 1 FROM evidence_messages
        WHERE item = ?1 AND place = ?2 AND role = 'target')
      """, kept.item, kept.place)
  }

  /// Takes the words and names out of everything that is by or about a person.
  ///
  /// - Returns: The number of pieces that had any.
  func erase(_ person: PersonID) throws(StoreError) -> Int {
    try database.run(
      """
      UPDATE evidence_messages SET author_name = NULL, type = NULL, text = NULL,
        attachments = NULL, reply_to = NULL, raw = NULL
      WHERE author = ? AND (text IS NOT NULL OR author_name IS NOT NULL OR raw IS NOT NULL)
      """, person)
    var pieces = database.changedRows
    try database.run(
      """
      UPDATE evidence_reports SET reporter_name = NULL, reason = NULL, text = NULL
      WHERE (reporter = ?1 OR author = ?1) AND reason IS NOT NULL
      """, person)
    pieces += database.changedRows
    try database.run(
      "UPDATE evidence_people SET standing = NULL WHERE id = ? AND standing IS NOT NULL", person)
    return pieces + database.changedRows
  }
}
