import GavelModel

extension StoreReader {
  /// Returns reports newest first, all states for `nil`.
  ///
  /// A word of `filter` is looked for in the reason, the text, and names and ids of author,
  /// reporter, room and message.
  /// - Parameters:
  ///   - report: The last report of the page before; `nil` for the first page.
  ///   - limit: How many at most; `nil` for all.
  public func reports(
    state: ReportState? = nil, matching filter: Filter = .everything(in: .reports),
    before report: Report? = nil, limit: Int? = nil
  ) throws(StoreError) -> [Report] {
    functions.begin(effort)
    return try ReportList(database: database).page(
      state: state, matching: filter, before: report, limit: limit)
  }

  /// Returns a window of the groups that have open reports, each with the decision on its way.
  ///
  /// A group is found when one of its reports fits the filter, as in
  /// ``reports(state:matching:before:limit:)``.
  public func reportGroups(
    by grouping: ReportGrouping, sort: ReportSort,
    matching filter: Filter = .everything(in: .reports), anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<ReportGroup> {
    try window { () throws(StoreError) in
      try ReportGroupList(database: database, grouping: grouping, sort: sort).window(
        matching: filter, anchor, limit: limit)
    }
  }

  /// Returns ids of filtered groups from one key to another, both included, in list order.
  public func reportGroupIDs(
    by grouping: ReportGrouping, sort: ReportSort,
    matching filter: Filter = .everything(in: .reports), from: ListKey? = nil,
    to: ListKey? = nil, limit: Int
  ) throws(StoreError) -> MatchedIDs<ReportGroupID> {
    try matched { () throws(StoreError) in
      try ReportGroupList(database: database, grouping: grouping, sort: sort).ids(
        matching: filter, from: from, to: to, limit: limit)
    }
  }

  /// Returns the open reports of a group, newest first.
  public func reports(in group: ReportGroupID, limit: Int) throws(StoreError) -> [Report] {
    try ReportList(database: database).reports(in: group, limit: limit)
  }

  /// Returns the ids of all open reports of a group, newest first.
  public func openReportIDs(in group: ReportGroupID) throws(StoreError) -> [ReportID] {
    try ReportList(database: database).ids(in: group)
  }

  /// Returns how the report of a group that was closed last was closed; `nil` for a group that never
  /// was.
  public func ending(of group: ReportGroupID) throws(StoreError) -> ReportState? {
    try ReportList(database: database).ending(of: group)
  }

  /// Returns one report, whatever its state.
  public func report(_ id: ReportID) throws(StoreError) -> Report? {
    try ReportRecords(database: database).find(id)?.report
  }

  /// Returns who wrote a message that was reported, as the latest report about it tells.
  public func author(ofReported message: MessageID) throws(StoreError) -> Person? {
    try database.first(
      """
      SELECT \(PersonRecords.columns("p")) FROM reports r JOIN people p ON p.row = r.author
      WHERE r.message = ? ORDER BY r.row DESC LIMIT 1
      """, message
    ) { PersonRecords.person($0, from: 0) }
  }

  /// Returns how many reports are open, and a number that grows with every report that is new.
  public func reportTotals() throws(StoreError) -> (openReports: Int, newestNumber: Int64) {
    let totals = try database.first(
      "SELECT open_reports, (SELECT max(row) FROM reports) FROM totals"
    ) { (openReports: $0.int(0), newestNumber: $0.integer(1)) }
    return totals ?? (0, 0)
  }

  /// Returns how many reports are open, and how many of those the store first saw after a moment.
  public func reportCount(
    seenAfter moment: Timestamp
  ) throws(StoreError) -> (open: Int, new: Int) {
    try database.snapshot { () throws(StoreError) in
      let new = try ReportRecords(database: database).countOpen(knownAfter: moment)
      return (try reportTotals().openReports, new)
    }
  }

  /// Returns open reports against an author that do not stand in a group, newest first.
  public func otherReports(
    against author: PersonID, besides group: ReportGroupID, limit: Int
  ) throws(StoreError) -> [Report] {
    try ReportList(database: database).others(against: author, besides: group, limit: limit)
  }

  /// Returns what was decided against a person, newest first, whatever came of it.
  public func actions(
    against person: PersonID, limit: Int
  ) throws(StoreError) -> [AuditEntry] {
    try AuditRecords(database: database).entries(against: person, limit: limit)
  }

  /// Returns what came of the decisions from one moment to another, both included.
  public func shift(since first: Timestamp, until last: Timestamp) throws(StoreError)
    -> ShiftSummary
  {
    try database.snapshot { () throws(StoreError) in
      try DecisionRecords(database: database).shift(
        since: first, until: last, stillOpen: try reportTotals().openReports)
    }
  }
}
