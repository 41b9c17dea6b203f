import GavelModel

/// The open reports in groups, in one of three orders.
struct ReportGroupList {
  let database: SQLiteConnection
  let grouping: ReportGrouping
  let sort: ReportSort

  func window(
    matching filter: Filter, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<ReportGroup> {
    let condition = condition(filter)
    let pending = try PendingDecisions(DecisionRecords(database: database).pending())
    return try ListWindow(anchor, limit: limit, total: try count()) { stretch throws(StoreError) in
      try read(stretch, condition).map { head throws(StoreError) in
        try group(head, pending)
      }
    }
  }

  /// What the group's own row tells.
  private struct Head {
    var id: ReportGroupID
    var oldest: Timestamp
    var newest: Timestamp
    var count: Int
    /// What the list is ordered by.
    var rank: Int64
  }

  /// Returns the ids of the filtered groups from one key to another, both included.
  func ids(
    matching filter: Filter, from: ListKey?, to end: ListKey?, limit: Int
  ) throws(StoreError) -> [ReportGroupID] {
    let stretch = ListStretch(from: from, includesFrom: true, isForward: true, count: limit)
    let heads = try read(stretch, condition(filter))
    guard let end else { return heads.map(\.id) }
    return heads.prefix { ListKey(rank: $0.rank, id: $0.id.rawValue) <= end }.map(\.id)
  }

  /// What a group must fit: one of its reports does.
  private func condition(_ filter: Filter) -> SQLCondition {
    guard !filter.isEmpty else { return SQLCondition("1") }
    return filter.condition(ReportColumns(count: "-s.count_rank")).exists(
      in: """
        report_places g CROSS JOIN reports x ON x.row = g.report \(ReportRecords.joins)
          WHERE g.grouping = s.grouping AND g.group_id = s.id
        """)
  }

  private func read(
    _ stretch: ListStretch, _ condition: SQLCondition
  ) throws(StoreError) -> [Head] {
    let sql = """
      SELECT s.id, s.oldest, -s.newest_rank, -s.count_rank, s.\(rank) FROM report_groups s
      WHERE s.grouping = ? AND (s.\(rank), s.id) \(stretch.comparison) (?, ?)
        AND \(condition.sql)
      ORDER BY s.\(rank) \(stretch.direction), s.id \(stretch.direction)
      """
    var heads: [Head] = []
    let bound: [any SQLBindable] = [grouping, stretch.bound.rank, stretch.bound.id]
    try database.each(sql, bound + condition.values) { row throws(StoreError) in
      heads.append(
        Head(
          id: ReportGroupID(row.text(0)), oldest: row.timestamp(1), newest: row.timestamp(2),
          count: row.int(3), rank: row.integer(4)))
      return heads.count < stretch.count
    }
    return heads
  }

  private var rank: String {
    switch sort {
    case .oldest: "oldest"
    case .newest: "newest_rank"
    case .count: "count_rank"
    }
  }

  private func count() throws(StoreError) -> Int? {
    try database.first("SELECT groups FROM report_tallies WHERE grouping = ?", grouping) {
      $0.int(0)
    }
  }

  private func group(
    _ head: Head, _ pending: PendingDecisions
  ) throws(StoreError) -> ReportGroup {
    let list = ReportList(database: database)
    let sums = try sums(of: head.id)
    let newest = try list.newest(in: head.id, grouping, aboutMessage: !sums.messages.isEmpty)
    guard let newest else { throw .corrupt }
    let isOneMessage = head.id.rawValue.hasPrefix(ReportGrouping.message.rawValue + ":")
    return ReportGroup(
      id: head.id, author: sums.authors.count == 1 ? newest.author : nil,
      message: isOneMessage ? newest.message : nil, room: newest.room, roomName: newest.roomName,
      text: newest.text, sentAt: newest.sentAt, reportCount: head.count,
      messageCount: sums.messages.count, reporterCount: sums.reporters.count,
      reasons: sums.reasons.mostFrequent(3), oldest: head.oldest, newest: head.newest,
      isAboutPerson: sums.messages.isEmpty && newest.author != nil, order: sort,
      pending: pending.decision(for: head.id, reports: sums.ids))
  }

  /// What only all reports of a group together tell.
  private struct Sums {
    var ids: [ReportID] = []
    var authors: Set<Int64?> = []
    var messages: Set<[String]> = []
    var reporters: Set<Int64> = []
    var reasons = WordCounts()
  }

  private func sums(of group: ReportGroupID) throws(StoreError) -> Sums {
    var sums = Sums()
    try database.each(
      """
      SELECT x.id, x.author, x.message, x.room, x.reporter, x.reason
      FROM report_places g CROSS JOIN reports x ON x.row = g.report
      WHERE g.grouping = ? AND g.group_id = ? ORDER BY g.time DESC, g.report DESC
      """, [grouping, group]
    ) { row throws(StoreError) in
      sums.ids.append(ReportID(row.text(0)))
      sums.authors.insert(row.integerIfAny(1))
      if let message = row.textIfAny(2) { sums.messages.insert([message, row.text(3)]) }
      if let reporter = row.integerIfAny(4) { sums.reporters.insert(reporter) }
      sums.reasons.count(row.text(5))
      return true
    }
    return sums
  }
}

/// How often each of some texts occurs.
private struct WordCounts {
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  mutating func count(_ text: String) {
    if text.isEmpty { return }
    if counts[text] == nil { order.append(text) }
    counts[text, default: 0] += 1
  }

  /// The most frequent texts; of equal ones, those that were counted first.
  func mostFrequent(_ limit: Int) -> [String] {
    let ranked = order.enumerated().sorted { left, right in
      let (a, b) = (counts[left.element] ?? 0, counts[right.element] ?? 0)
      return a == b ? left.offset < right.offset : a > b
    }
    return ranked.prefix(limit).map(\.element)
  }
}
