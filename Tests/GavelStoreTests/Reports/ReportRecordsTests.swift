import GavelModel
import Testing

@testable import GavelStore

@Suite struct ReportRecordsTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() throws { fixture = try StoreFixture() }

  @Test func `every field of a report comes back`() async throws {
    var full = report("1", "m1", at: 5)
    full.roomName = "Lobby"
    full.author = Person(id: "x", name: "Xu", username: "xu", isDeactivated: true)
    full.reporter = Person(id: "r", name: "Rosa")
    try await store.record(reports: [full], of: "x", requestedAt: at(100))
    #expect(try await reader.report("1") == full)
    #expect(try await reader.reports() == [full])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `what an answer does not tell stays known`() async throws {
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(100))
    let bare = Report(id: "1", message: "m1", reason: "abuse", time: at(0))
    try await store.record(reports: [bare], of: "x", requestedAt: at(101))
    var expected = report("1", "m1")
    expected.reason = "abuse"
    #expect(try await reader.report("1") == expected)
  }

  @Test func `an open report that an author's list misses was closed elsewhere`() async throws {
    try await store.record(
      reports: [report("1", "m1"), report("2", "m2", at: 1)], of: "x", requestedAt: at(100))
    try await store.record(reports: [report("p")], about: "x", requestedAt: at(100))
    try await store.record(
      reports: [report("3", "m3", by: "y")], of: "y", requestedAt: at(100))
    try await store.record(reports: [report("2", "m2", at: 1)], of: "x", requestedAt: at(101))
    #expect(try await reader.report("1")?.state == .closedElsewhere)
    #expect(Set(try await fixture.open()) == ["2", "3", "p"])
    try await store.record(reports: [], about: "x", requestedAt: at(102))
    #expect(Set(try await fixture.open()) == ["2", "3"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a list asked for earlier closes nothing and opens nothing again`() async throws {
    try await store.record(
      reports: [report("1", "m1"), report("2", "m2")], of: "x", requestedAt: at(100))
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(99))
    #expect(try await reader.report("2")?.state == .open)
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(101))
    try await store.record(
      reports: [report("1", "m1"), report("2", "m2")], of: "x", requestedAt: at(100))
    #expect(try await reader.report("2")?.state == .closedElsewhere)
    try await store.record(
      reports: [report("1", "m1"), report("2", "m2")], of: "x", requestedAt: at(102))
    #expect(try await reader.report("2")?.state == .open)
  }

  @Test func `authors without open reports are told as a set`() async throws {
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(100))
    try await store.record(
      reports: [report("2", "m2", by: "y", at: 7)], of: "y", requestedAt: at(100))
    try await store.record(reports: [report("p", by: "y")], about: "y", requestedAt: at(100))
    let imported = report("import:1", "m9", by: "z")
    _ = try await store.importReports([imported], now: at(100))
    let standing = try await store.reportStanding()
    #expect(Set(standing.keys) == ["x", "y"])
    #expect(standing["y"]?.newest == at(7))
    #expect(standing["y"]?.count == 1)
    #expect(Set(try await store.personReportStanding().keys) == ["y"])
    #expect(try await store.noteReportedAuthors(["x"], requestedAt: at(99)) == [])
    #expect(try await store.noteReportedAuthors(["x"], requestedAt: at(101)) == ["2"])
    #expect(try await store.noteReportedPeople([], requestedAt: at(101)) == ["p"])
    #expect(Set(try await fixture.open()) == ["1", "import:1"])
  }

  @Test func `what a list tells of a report comes first, and counts once its reporter is known`()
    async throws
  {
    var row = report("1", "m1")
    (row.reporter, row.reason) = (nil, "")
    try await store.outline([row], of: "x", requestedAt: at(100))
    #expect(try await fixture.open() == ["1"])
    #expect(try await store.reportStanding().isEmpty)
    try await store.add([report("1", "m1")], of: "x", requestedAt: at(100))
    #expect(try await reader.report("1")?.reason == "spam")
    #expect(try await store.reportStanding()["x"]?.count == 1)
    try await store.outline([row], of: "x", requestedAt: at(101))
    #expect(try await reader.report("1")?.reason == "spam")
    #expect(try await reader.report("1")?.reporter != nil)
  }

  @Test func `how a report was closed is kept`() async throws {
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(100))
    var closed = report("1", "m1")
    closed.state = .closedElsewhere
    closed.closing = ReportClosing(moderator: "bo", time: at(90), reason: "ok", action: "none")
    try await store.record(closingOf: closed)
    #expect(try await reader.report("1") == closed)
    try await fixture.act(.dismissReports(.message("m1", room: "lobby")))
    #expect(try await reader.report("1")?.state == .closedElsewhere)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `our own closing stays ours`() async throws {
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(100))
    try await fixture.act(.dismissReports(.author("x")))
    var closed = report("1", "m1")
    closed.state = .closedElsewhere
    closed.closing = ReportClosing(moderator: "ana")
    try await store.record(closingOf: closed)
    #expect(try await reader.report("1")?.state == .closed)
    #expect(try await reader.report("1")?.closing?.moderator == "ana")
  }

  @Test func `rooms and messages tell how many open reports they have`() async throws {
    try await store.record(roomPage([room("lobby")]))
    try await store.record([page([message("m1"), message("m2", sent: 1)])], in: "lobby")
    let two = [report("1", "m1"), report("2", "m1", from: "s"), report("3", "m1", in: "b")]
    try await store.record(reports: two, of: "x", requestedAt: at(100))
    #expect(try await reader.rooms(.first, limit: 5).rows.map(\.reportCount) == [2])
    let shown = try await reader.messages(in: "lobby", .first, limit: 5).rows
    #expect(shown.map(\.reportCount) == [2, 0])
    #expect(try await reader.message("m1", in: "lobby")?.reportCount == 2)
    #expect(try await reader.search("hello").map(\.reportCount) == [0, 2])
    #expect(try await reader.reportTotals() == (3, 3))
    try await store.record(reports: [], of: "x", requestedAt: at(101))
    #expect(try await reader.room("lobby")?.reportCount == 0)
    #expect(try await reader.reportTotals() == (0, 3))
  }

  @Test func `only reports that became known since a moment are new`() async throws {
    func count(_ moment: Int64) async throws -> [Int] {
      let count = try await reader.reportCount(seenAfter: at(moment))
      return [count.open, count.new]
    }
    try await store.record(reports: [report("1", "m1")], of: "x", requestedAt: at(100))
    #expect(try await count(99) == [1, 1])
    #expect(try await count(100) == [1, 0])
    let two = [report("1", "m1"), report("2", "m1", from: "s")]
    try await store.record(reports: two, of: "x", requestedAt: at(200))
    #expect(try await count(100) == [2, 1])
    _ = try await store.importReports([report("import:1", "m9", at: 1)], now: at(300))
    #expect(try await count(200) == [3, 1])
    try await store.record(reports: [], of: "x", requestedAt: at(400))
    #expect(try await count(0) == [1, 1])
  }

  @Test func `a commit of reports says so`() async throws {
    var changes = store.changes().makeAsyncIterator()
    try await store.record(reports: [], of: "x", requestedAt: at(100))
    #expect(await changes.next()?.contains(.reports) == true)
  }
}
