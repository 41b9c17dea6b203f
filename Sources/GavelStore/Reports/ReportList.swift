import GavelModel

/// Single reports: all of them by time, the open ones of a group or an author, newest first.
struct ReportList {
  let database: SQLiteConnection

  private var selection: String {
    "SELECT \(ReportRecords.columns) FROM reports x \(ReportRecords.joins)"
  }

  /// Returns reports before one, newest first, which fit a filter.
  func page(
    state: ReportState?, matching filter: Filter, before: Report?, limit: Int?
  ) throws(StoreError) -> [Report] {
    let fitting = filter.condition(ReportColumns())
    let limit = limit ?? .max
    var found: [Report] = []
    if limit <= 0 { return [] }
    let condition = state == nil ? "" : "x.state = ? AND "
    let sql = """
      \(selection) WHERE \(condition)(x.time, x.id) < (?, ?) AND \(fitting.sql)
      ORDER BY x.time DESC, x.id DESC
      """
    let bound: [any SQLBindable] = [
      before?.time ?? Timestamp(milliseconds: .max), before?.id ?? ReportID(""),
    ]
    let values = (state.map { [$0] } ?? []) + bound + fitting.values
    try database.each(sql, values) { row throws(StoreError) in
      found.append(try ReportRecords.report(row))
      return found.count < limit
    }
    return found
  }

  /// Hands over the open reports of a group, newest first, until `body` returns `false`.
  func each(
    in group: ReportGroupID, _ grouping: ReportGrouping, _ body: (Report) -> Bool
  ) throws(StoreError) {
    try database.each(
      """
      SELECT \(ReportRecords.columns)
      FROM report_places g CROSS JOIN reports x ON x.row = g.report \(ReportRecords.joins)
      WHERE g.grouping = ? AND g.group_id = ? ORDER BY g.time DESC, g.report DESC
      """, [grouping, group]
    ) { row throws(StoreError) in body(try ReportRecords.report(row)) }
  }

  /// Returns open reports of a group, newest first.
  func reports(in group: ReportGroupID, limit: Int) throws(StoreError) -> [Report] {
    var found: [Report] = []
    if limit <= 0 { return [] }
    try each(in: group, group.grouping) { report in
      found.append(report)
      return found.count < limit
    }
    return found
  }

  /// Returns the newest open report of a group, told what the store knows of its message.
  func newest(
    in group: ReportGroupID, _ grouping: ReportGrouping, aboutMessage: Bool
  ) throws(StoreError) -> Report? {
    var newest: Report?
    try each(in: group, grouping) { report in
      if !aboutMessage || report.message != nil { newest = report }
      return newest == nil
    }
    guard var report = newest, report.text == nil || report.sentAt == nil,
      let message = report.message, let room = report.room
    else { return newest }
    let known = try database.first(
      """
      SELECT text, sent_at FROM messages
      WHERE id = ? AND room = (SELECT row FROM rooms WHERE id = ?)
      """, message, room
    ) { ($0.text(0), $0.timestamp(1)) }
    report.text = report.text ?? known?.0
    report.sentAt = report.sentAt ?? known?.1
    return report
  }

  func ids(in group: ReportGroupID) throws(StoreError) -> [ReportID] {
    try database.all(
      """
      SELECT x.id FROM report_places g CROSS JOIN reports x ON x.row = g.report
      WHERE g.grouping = ? AND g.group_id = ? ORDER BY g.time DESC, g.report DESC
      """, group.grouping, group
    ) { ReportID($0.text(0)) }
  }

  /// Returns the state of the report of a group that was closed last.
  func ending(of group: ReportGroupID) throws(StoreError) -> ReportState? {
    try database.first(
      """
      SELECT state FROM reports
      WHERE state <> 'open' AND ? IN (author_group, message_group, room_group)
      ORDER BY closed_at DESC, row DESC LIMIT 1
      """, group
    ) { ReportState(rawValue: $0.text(0)) } ?? nil
  }

  /// Returns open reports against an author that stand outside of a group, newest first.
  func others(
    against author: PersonID, besides group: ReportGroupID, limit: Int
  ) throws(StoreError) -> [Report] {
    try database.all(
      """
      \(selection)
      WHERE x.state = 'open' AND x.author = (SELECT row FROM people WHERE id = ?1)
        AND ?2 NOT IN (x.author_group, x.message_group, x.room_group)
      ORDER BY x.time DESC, x.id DESC LIMIT ?3
      """, author, group, limit
    ) { row throws(StoreError) in try ReportRecords.report(row) }
  }
}
