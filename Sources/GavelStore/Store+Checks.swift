extension Store {
  /// Returns what is wrong with the file; empty when nothing is.
  ///
  /// Reads everything: SQLite's own check, references between tables, the search index against the
  /// texts, and every counter against what it counts. For tests and `gavel doctor`, not for the
  /// daily path.
  public func integrityCheck() throws(StoreError) -> [String] {
    var findings = try database.all("PRAGMA integrity_check") { $0.text(0) }
      .filter { $0 != "ok" }
    findings += try database.all("PRAGMA foreign_key_check") { "orphan in \($0.text(0))" }
    for (name, sql) in Self.counterChecks {
      let wrong = try database.first(sql) { $0.int(0) } ?? 0
      if wrong != 0 { findings.append("\(name): \(wrong) wrong") }
    }
    for index in ["message_search", "people_search", "room_search"] {
      do throws(StoreError) {
        try database.run("INSERT INTO \(index)(\(index), rank) VALUES ('integrity-check', 1)")
      } catch .corrupt {
        findings.append("\(index) differs from its texts")
      }
    }
    return findings
  }

  /// Counters by name, each with a query that counts those that differ from the rows.
  private static let counterChecks = [
    (
      "messages per room",
      """
      SELECT count(*) FROM tallies t
      WHERE messages <> (SELECT count(*) FROM messages m WHERE m.room = t.room)
      """
    ),
    (
      "members per room",
      """
      SELECT count(*) FROM tallies t
      WHERE members <> (SELECT count(*) FROM members m WHERE m.room = t.room)
      """
    ),
    ("rooms without counters", "SELECT (SELECT count(*) FROM rooms) - count(*) FROM tallies"),
    ("all messages", "SELECT messages - (SELECT count(*) FROM messages) FROM totals"),
    ("listed rooms", "SELECT rooms - (SELECT count(*) FROM rooms WHERE listed = 1) FROM totals"),
    (
      "completely read rooms",
      "SELECT complete_rooms - (SELECT count(*) FROM syncs WHERE is_complete = 1) FROM totals"
    ),
    (
      "open items",
      """
      SELECT count(*) FROM batches b WHERE open_items <> (SELECT count(*) FROM items i
        WHERE i.batch = b.id AND standing IN ('waiting', 'parked', 'in-flight'))
      """
    ),
    (
      "items by standing",
      """
      SELECT count(*) FROM standings s WHERE items <> (SELECT count(*) FROM items i
        WHERE i.batch = s.batch AND i.standing = s.standing)
      """
    ),
  ]
}
