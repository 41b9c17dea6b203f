import GavelModel
import Testing

@testable import GavelStore

@Suite struct QueryPlanTests {
  /// Asks everything about reports and what stands around them.
  private func readReports(_ store: Store, _ reader: StoreReader) async throws {
    try await store.record(
      reports: [report("1", "m", in: "a")], of: "x", requestedAt: at(1))
    _ = try await store.noteReportedAuthors(["x"], requestedAt: at(2))
    _ = try await store.noteReportedPeople([], requestedAt: at(2))
    _ = try await store.reportStanding()
    _ = try await store.importReports(
      [
        Report(id: "import:1", message: "m", reason: "", time: at(1))
      ], now: at(1))
    for grouping in ReportGrouping.allCases {
      for sort in ReportSort.allCases {
        for anchor in [ListAnchor.first, .last] {
          _ = try await reader.reportGroups(by: grouping, sort: sort, anchor: anchor, limit: 1)
        }
      }
    }
    for state in [nil, ReportState.open] {
      _ = try await reader.reports(state: state, matching: .of("z reports:2", .reports))
    }
    _ = try await reader.reports(in: "author:x", limit: 5)
    _ = try await reader.openReportIDs(in: "author:x")
    _ = try await reader.reportTotals()
    _ = try await reader.reportCount(seenAfter: at(0))
    _ = try await reader.otherReports(against: "x", besides: "room:a", limit: 5)
    _ = try await reader.actions(against: "x", limit: 5)
    _ = try await reader.recentMessages(of: "ana", limit: 5)
    _ = try await reader.similarMessages(to: "hello there", limit: 5)
    _ = try await reader.messagesAround(room: "a", message: "m", time: nil, each: 5)
    _ = try await reader.shift(since: at(0), until: at(9))
  }

  @Test func `no list, search, queue or audit query reads a whole table`() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    try await store.record(detail(room("a"), members: [Member(person: Person(id: "p"))]))
    try await store.record([page([message("m", in: "a")])], in: "a")
    _ = try await store.enqueue(plan([.clearRoom("a")]), hold: .zero, now: at(1))
    try await store.record(
      detail(Room(id: "d", kind: .direct), members: [Member(person: Person(id: "p"))]))
    let reader = try StoreReader(path: folder.store)
    await reader.setScanBudget(1)
    let anchors: [ListAnchor] = [
      .first, .last, .after(ListKey(rank: 0, id: "")), .before(ListKey(rank: 0, id: "")),
      .around(ListKey(rank: 0, id: "")),
    ]
    for anchor in anchors {
      for filter in ["", "hello", "zz", "re:/abcdef/ has:report reports:>1"] {
        _ = try await reader.rooms(matching: .of(filter, .rooms), anchor, limit: 1)
        _ = try await reader.members(of: "a", matching: .of(filter, .members), anchor, limit: 1)
        _ = try await reader.messages(in: "a", matching: .of(filter, .messages), anchor, limit: 1)
      }
    }
    _ = try await reader.search("hello")
    for text in [
      "from:ana", "id:m", "type:image", "has:link", "has:report", "is:bot", "is:deactivated",
      "re:/abcdef/", "age:<1d hello", "before:1d has:file", "hello or from:ana or has:link",
    ] {
      _ = try await reader.search(all: .of(text, .search))
      for anchor in [ListAnchor.first, .last] {
        _ = try await reader.messages(in: "a", matching: .of(text, .messages), anchor, limit: 1)
      }
    }
    _ = try await reader.search(all: .of("in:a", .search))
    _ = try await reader.ids(in: "a", limit: 5)
    _ = try await reader.audit(since: at(0), limit: 5)
    _ = try await reader.batches(limit: 5)
    _ = try await reader.interruptedBatches()
    _ = try await store.roomsUnseen(since: at(1))
    let walk = try await store.beginWalk(of: "a", at: at(1))
    for order in HistoryOrder.allCases {
      _ = try await store.removeUnmet(
        by: walk, in: "a", from: nil, to: at(9), order: order, requestedAt: at(1))
    }
    try await readReports(store, reader)
    let scans = try await reader.fullScans() + store.fullScans()
    // One-row tables, the owner-ordered audit and queue lists, and the newest-first search walk
    // along an index or the row number and stop at their limit.
    #expect(scans == [])
  }
}

extension SQLiteConnection {
  /// Plan lines of the compiled queries that visit a whole table without an index to order it.
  func fullScans() throws(StoreError) -> [String] {
    var scans: [String] = []
    for sql in compiledSQL where sql.hasPrefix("SELECT") {
      for line in try all("EXPLAIN QUERY PLAN " + sql, read: { $0.text(3) })
      where line.hasPrefix("SCAN") || line.contains("TEMP B-TREE FOR ORDER BY") {
        let isHarmless =
          line.contains("USING INDEX") || line.contains("USING COVERING INDEX")
          || line.hasPrefix("SCAN (subquery-") && sql.contains("LIMIT 4")
          || line.contains("VIRTUAL TABLE")
          || ["SCAN totals", "SCAN identity", "SCAN sqlite_master"].contains(line)
          // Few rows, named by another source than the list's order, are sorted.
          || (line == "SCAN c" || line == "USE TEMP B-TREE FOR ORDER BY")
            && (sql.contains(") c CROSS JOIN messages m") || sql.contains("message_search"))
          // One author's messages are sorted only when the latest of all hold too few of them.
          || line == "USE TEMP B-TREE FOR ORDER BY" && sql.contains("WHERE m.author = ?")
          || sql.contains("ORDER BY id DESC LIMIT") || sql.contains("ORDER BY number DESC")
        if !isHarmless { scans.append(line + ": " + sql) }
      }
    }
    return scans
  }
}

extension StoreReader {
  func fullScans() throws(StoreError) -> [String] { try database.fullScans() }
}

extension Store {
  func fullScans() throws(StoreError) -> [String] { try database.fullScans() }
}
