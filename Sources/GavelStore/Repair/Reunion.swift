import GavelModel

/// Joins salvaged rows whose counterparts are lost, so that every list can be read again.
struct Reunion {
  let source: SQLiteConnection
  let target: SQLiteConnection

  /// Puts right what does not fit and returns the tables with what that cost.
  func join(_ tables: [RepairReport.Table]) throws(StoreError) -> [RepairReport.Table] {
    var tables = tables
    try standIn()
    try endWaiting()
    try target.run(
      """
      UPDATE items SET retried_in = NULL
      WHERE retried_in IS NOT NULL AND retried_in NOT IN (SELECT id FROM batches)
      """)
    for (column, other) in [("room", "rooms"), ("author", "people"), ("reporter", "people")] {
      try target.run(
        """
        UPDATE reports SET \(column) = NULL
        WHERE \(column) IS NOT NULL AND \(column) NOT IN (SELECT row FROM \(other))
        """)
    }
    try drop("batches", "id NOT IN (SELECT batch FROM items)", &tables)
    try drop("decisions", "batch NOT IN (SELECT id FROM batches)", &tables)
    try dropStrays()
    try keepNumbers()
    try keepHead()
    return tables
  }

  /// Gives items whose batch is lost one of the same number.
  ///
  /// Its plan is not intact, and says so by its empty digest. Whether words may be kept is not
  /// known any more, so none are.
  private func standIn() throws(StoreError) {
    try target.run(
      """
      INSERT INTO batches(id, confirmed_at, format, server, account, created, reason, digest,
        evidence)
      SELECT DISTINCT i.batch, ifnull((SELECT min(time) FROM audit a WHERE a.batch = i.batch), 0),
        1, ifnull((SELECT server FROM identity), ''), ifnull((SELECT account FROM identity), ''),
        ?, '', '', 'digest' FROM items i WHERE i.batch NOT IN (SELECT id FROM batches)
      """, Timestamp(milliseconds: 0).iso8601)
    // Counted when the items came, which was before their batch was there.
    try target.run(
      """
      UPDATE batches SET open_items = (SELECT count(*) FROM items i WHERE i.batch = batches.id
        AND standing IN ('waiting', 'parked', 'in-flight'))
      """)
  }

  /// What requires an item nobody knows any more must not be sent.
  private func endWaiting() throws(StoreError) {
    let orphaned = "requires IS NOT NULL AND requires NOT IN (SELECT id FROM items)"
    try target.run(
      """
      UPDATE items SET standing = iif(standing = 'in-flight', 'unknown', 'cancelled'),
        code = 'notAttempted'
      WHERE \(orphaned) AND standing IN ('waiting', 'parked', 'in-flight')
      """)
    try target.run("UPDATE items SET requires = NULL WHERE \(orphaned)")
  }

  private func drop(
    _ table: String, _ condition: String, _ tables: inout [RepairReport.Table]
  ) throws(StoreError) {
    try target.run("DELETE FROM \(table) WHERE \(condition)")
    let dropped = target.changedRows
    guard dropped > 0, let index = tables.firstIndex(where: { $0.name == table }) else { return }
    tables[index].kept -= dropped
    tables[index].lost += dropped
  }

  /// Words without their entry, and pieces of evidence without the rest, belong to nothing.
  private func dropStrays() throws(StoreError) {
    try target.run("INSERT INTO erasing VALUES ('')")
    try target.run("DELETE FROM audit_words WHERE number NOT IN (SELECT number FROM audit)")
    try target.run("DELETE FROM erasing")
    try target.run("DELETE FROM evidence WHERE item NOT IN (SELECT id FROM items)")
    for table in ["evidence_messages", "evidence_reports", "evidence_people"] {
      try target.run("DELETE FROM \(table) WHERE item NOT IN (SELECT item FROM evidence)")
    }
  }

  /// The trail goes on behind the last entry there was, so that verifying tells which are lost.
  private func keepHead() throws(StoreError) {
    // A damaged head says nothing; then the last salvaged entry is the last.
    let told = try? source.first("SELECT number, digest FROM audit_head") {
      AuditHead(number: $0.integer(0), digest: $0.text(1))
    }
    guard let head = told.flatMap(\.self), head.number < 1 << 53 else { return }
    try target.run(
      "UPDATE audit_head SET number = ?1, digest = ?2 WHERE number < ?1", head.number,
      head.digest)
  }

  /// A number that was given out once is never given out again: the audit trail speaks of it.
  private func keepNumbers() throws(StoreError) {
    for (table, column) in [("batches", "batch"), ("items", "item")] {
      // A damaged list of numbers says nothing; the trail and the rows themselves still do.
      let told = try? source.first("SELECT seq FROM sqlite_sequence WHERE name = ?", table) {
        $0.integer(0)
      }
      let seen = try target.first(
        "SELECT max(ifnull((SELECT max(id) FROM \(table)), 0), ifnull(max(\(column)), 0)) FROM audit"
      ) { $0.integer(0) }
      let last = max(told ?? 0, seen ?? 0)
      guard last > 0, last < 1 << 53 else { continue }
      try target.run("DELETE FROM sqlite_sequence WHERE name = ?", table)
      try target.run("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", table, last)
    }
  }
}
