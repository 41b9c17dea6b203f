import GavelModel

/// The reports the store holds, open and closed; none is ever forgotten.
struct ReportRecords {
  let database: SQLiteConnection

  /// A report as it is kept, with the rows it refers to.
  struct Stored {
    var row: Int64
    var report: Report
    /// When the last request was begun whose answer named it.
    var seenAt: Timestamp
    /// Up to when answers that show it open are outdated; `nil` while it is open.
    var closedAt: Timestamp?
  }

  static let columns = """
    x.row, x.id, x.origin, x.state, r.id, ifnull(x.room_name, r.name), x.message, x.reason, x.text,
    x.sent_at, x.time, x.closing, x.seen_at, x.closed_at, \(PersonRecords.columns("a")),
    \(PersonRecords.columns("w"))
    """

  static let joins = """
    LEFT JOIN rooms r ON r.row = x.room LEFT JOIN people a ON a.row = x.author
    LEFT JOIN people w ON w.row = x.reporter
    """

  func find(_ id: ReportID) throws(StoreError) -> Stored? {
    try database.first(
      "SELECT \(Self.columns) FROM reports x \(Self.joins) WHERE x.id = ?", id, read: Self.stored)
  }

  /// Notes that an answer named a report without describing it anew.
  func noteSeen(_ row: Int64, at moment: Timestamp) throws(StoreError) {
    try database.run(
      "UPDATE reports SET seen_at = max(seen_at, ?2) WHERE row = ?1", row, moment)
  }

  /// Moves a report between its states.
  func setState(_ state: ReportState, row: Int64, at moment: Timestamp?) throws(StoreError) {
    try database.run(
      "UPDATE reports SET state = ?2, closed_at = ?3 WHERE row = ?1", row, state, moment)
  }

  /// Counts the open reports that became known after a moment.
  func countOpen(knownAfter moment: Timestamp) throws(StoreError) -> Int {
    try database.first(
      "SELECT count(*) FROM reports WHERE state = 'open' AND known_at > ?", moment
    ) { $0.int(0) } ?? 0
  }

  /// Makes the row of a report that becomes known by the answer that was asked for at `seenAt`.
  func insert(_ stored: Stored) throws(StoreError) {
    let report = stored.report
    let place = place(of: report)
    try database.run(
      """
      INSERT INTO reports(id, origin, state, room, room_name, message, author, reporter, reason,
        text, sent_at, time, closing, known_at, seen_at, closed_at, author_group, message_group,
        room_group)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, report.id, report.origin, report.state, try roomRow(report), report.roomName,
      report.message, try personRow(report.author, report), try personRow(report.reporter, report),
      report.reason, report.text, report.sentAt, report.time, try closing(report), stored.seenAt,
      stored.seenAt, stored.closedAt, place.author, place.message, place.room)
  }

  func update(_ stored: Stored) throws(StoreError) {
    let report = stored.report
    let place = place(of: report)
    try database.run(
      """
      UPDATE reports SET state = ?2, room = ?3, room_name = ?4, message = ?5, author = ?6,
        reporter = ?7, reason = ?8, text = ?9, sent_at = ?10, time = ?11, closing = ?12,
        seen_at = ?13, closed_at = ?14, author_group = ?15, message_group = ?16, room_group = ?17
      WHERE row = ?1
      """, stored.row, report.state, try roomRow(report), report.roomName, report.message,
      try personRow(report.author, report), try personRow(report.reporter, report), report.reason,
      report.text, report.sentAt, report.time, try closing(report), stored.seenAt, stored.closedAt,
      place.author, place.message, place.room)
  }

  static func stored(_ row: SQLRow) throws(StoreError) -> Stored {
    Stored(
      row: row.integer(0), report: try report(row), seenAt: row.timestamp(12),
      closedAt: row.timestampIfAny(13))
  }

  /// Reads a report from ``columns``.
  static func report(_ row: SQLRow) throws(StoreError) -> Report {
    guard let origin = ReportOrigin(rawValue: row.text(2)),
      let state = ReportState(rawValue: row.text(3))
    else { throw .corrupt }
    let reporter = 14 + PersonRecords.width
    return Report(
      id: ReportID(row.text(1)), origin: origin, room: row.textIfAny(4).map(RoomID.init),
      roomName: row.textIfAny(5), message: row.textIfAny(6).map(MessageID.init),
      author: row.isNull(14) ? nil : PersonRecords.person(row, from: 14),
      reporter: row.isNull(reporter) ? nil : PersonRecords.person(row, from: reporter),
      reason: row.text(7), text: row.textIfAny(8), sentAt: row.timestampIfAny(9),
      time: row.timestamp(10), state: state, closing: try closing(row.textIfAny(11)))
  }

  private static func closing(_ text: String?) throws(StoreError) -> ReportClosing? {
    guard let text else { return nil }
    return try JSONText.decode(ReportClosing.self, text)
  }

  private func closing(_ report: Report) throws(StoreError) -> String? {
    guard let closing = report.closing else { return nil }
    return try JSONText.encode(closing)
  }

  private func place(of report: Report) -> ReportPlace {
    ReportPlace(
      report: report.id, author: report.author?.id, message: report.message, room: report.room)
  }

  private func roomRow(_ report: Report) throws(StoreError) -> Int64? {
    guard let room = report.room else { return nil }
    return try RoomRecords(database: database).standingMakingRow(of: room).row
  }

  /// A file's word for a person changes nothing that the platform said of them.
  private func personRow(_ person: Person?, _ report: Report) throws(StoreError) -> Int64? {
    guard let person else { return nil }
    let people = PersonRecords(database: database)
    switch report.origin {
    case .platform: return try people.record(person, .nested)
    case .imported: return try people.mention(person)
    }
  }
}
