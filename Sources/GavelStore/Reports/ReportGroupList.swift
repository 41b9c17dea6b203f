import GavelModel

/// The open reports in groups, in one of three orders.
struct ReportGroupList {
  let database: SQLiteConnection
  let grouping: ReportGrouping
  let sort: ReportSort

  func window(
    matching filter: String, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<ReportGroup> {
    let words = SearchWords(filter)
    let total = words.isEmpty ? try count() : nil
    let pending = try PendingDecisions(DecisionRecords(database: database).pending())
    return try ListWindow(anchor, limit: limit, total: total) { stretch throws(StoreError) in
      try read(stretch, words).map { head throws(StoreError) in
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
  }

  private func read(_ stretch: ListStretch, _ words: SearchWords) throws(StoreError) -> [Head] {
    let sql = """
      SELECT id, oldest, -newest_rank, -count_rank FROM report_groups
      WHERE grouping = ? AND (\(rank), id) \(stretch.comparison) (?, ?)
      ORDER BY \(rank) \(stretch.direction), id \(stretch.direction)
      """
    var heads: [Head] = []
    try database.each(sql, [grouping, stretch.bound.rank, stretch.bound.id]) {
      row throws(StoreError) in
      let head = Head(
        id: ReportGroupID(row.text(0)), oldest: row.timestamp(1), newest: row.timestamp(2),
        count: row.int(3))
      let isFound = try has(words, head.id)
      if isFound { heads.append(head) }
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

  private func has(_ words: SearchWords, _ group: ReportGroupID) throws(StoreError) -> Bool {
    var isFound = words.isEmpty
    if isFound { return true }
    try ReportList(database: database).each(in: group, grouping) { report in
      isFound = words.match(report.searchedFields)
      return !isFound
    }
    return isFound
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
