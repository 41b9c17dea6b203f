extension StoreReader {
  /// Returns whether SQLite finds the file well-formed; reads all of it, so not on the daily path.
  public func isSound() throws(StoreError) -> Bool {
    do throws(StoreError) {
      return try database.first("PRAGMA quick_check(1)") { $0.text(0) } == "ok"
    } catch .corrupt {
      return false
    }
  }
}

extension Store {
  /// Returns a number that changes when another process commits to the store.
  ///
  /// Costs no disk access worth mentioning (sqlite.org/pragma.html, data_version).
  public func versionOfOthers() throws(StoreError) -> Int64 {
    try database.first("PRAGMA data_version") { $0.integer(0) } ?? 0
  }

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
    ("messages that no search finds yet", "SELECT count(*) FROM unsearched"),
    ("rooms without counters", "SELECT (SELECT count(*) FROM rooms) - count(*) FROM tallies"),
    ("all messages", "SELECT messages - (SELECT count(*) FROM messages) FROM totals"),
    ("listed rooms", "SELECT rooms - (SELECT count(*) FROM rooms WHERE listed = 1) FROM totals"),
    (
      "completely read rooms",
      "SELECT complete_rooms - (SELECT count(*) FROM syncs WHERE is_complete = 1) FROM totals"
    ),
    (
      "open reports per room",
      """
      SELECT count(*) FROM tallies t WHERE open_reports <>
        (SELECT count(*) FROM reports x WHERE x.room = t.room AND x.state = 'open')
      """
    ),
    (
      "all open reports",
      "SELECT open_reports - (SELECT count(*) FROM reports WHERE state = 'open') FROM totals"
    ),
    (
      "places of open reports",
      """
      SELECT 3 * (SELECT count(*) FROM reports WHERE state = 'open') - count(*)
      FROM reports x JOIN report_places p ON p.report = x.row AND p.time = x.time
      WHERE x.state = 'open' AND p.group_id = CASE p.grouping WHEN 'author' THEN x.author_group
        WHEN 'message' THEN x.message_group ELSE x.room_group END
      """
    ),
    (
      "places of closed reports",
      "SELECT count(*) FROM report_places p JOIN reports x ON x.row = p.report AND state <> 'open'"
    ),
    (
      "report groups",
      """
      SELECT count(*) FROM report_groups g WHERE (oldest, -newest_rank, -count_rank) IS NOT (
        SELECT min(time), max(time), count(*) FROM report_places p
        WHERE p.grouping = g.grouping AND p.group_id = g.id)
      """
    ),
    (
      "report groups by kind",
      """
      SELECT count(*) FROM report_tallies t WHERE groups <>
        (SELECT count(DISTINCT group_id) FROM report_places p WHERE p.grouping = t.grouping)
        OR groups <> (SELECT count(*) FROM report_groups g WHERE g.grouping = t.grouping)
      """
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
