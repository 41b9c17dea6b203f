import GavelModel
import Testing

@testable import GavelStore

@Suite struct ReportClosingTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }

  init() async throws {
    fixture = try StoreFixture()
    try await fill(asked: 100)
    _ = try await store.importReports(
      [report("import:1", "m1"), report("import:2", "m3")], now: at(100))
  }

  private func fill(asked: Int64) async throws {
    let reports = [report("1", "m1"), report("2", "m1", from: "s"), report("3", "m2", in: "den")]
    try await store.record(reports: reports, of: "x", requestedAt: at(asked))
    try await store.record(reports: [report("p")], about: "x", requestedAt: at(asked))
  }

  private func closed() async throws -> Set<ReportID> {
    Set(try await fixture.reader.reports(state: .closed).map(\.id))
  }

  private static let dismissals: [(ReportSubject, Set<ReportID>)] = [
    (.message("m1", room: "lobby"), ["1", "2", "import:1"]),
    (.message("m2", room: "lobby"), []), (.message("m2", room: ""), ["3"]),
    (.author("x"), ["1", "2", "3", "import:1", "import:2"]), (.person("x"), ["p"]),
    (.imported("import:2"), ["import:2"]),
  ]

  @Test(arguments: dismissals)
  func `a dismissal closes what it names`(
    subject: ReportSubject, expected: Set<ReportID>
  ) async throws {
    try await fixture.act(.dismissReports(subject))
    #expect(try await closed() == expected)
    #expect(try await store.integrityCheck() == [])
  }

  @Test(arguments: [
    ModerationAction.dismissReports(.message("m1", room: "lobby")),
    .deleteReported("x"), .dismissReports(.author("x")),
  ])
  func `what was closed already when we came was closed elsewhere`(
    action: ModerationAction
  ) async throws {
    try await fixture.act(action, .gone)
    #expect(try await fixture.reader.report("1")?.state == .closedElsewhere)
    #expect(try await fixture.reader.report("import:1")?.state != .closedElsewhere)
    try await fill(asked: 202)
    #expect(try await fixture.reader.report("1")?.state == .closedElsewhere)
  }

  @Test(arguments: [Outcome.refused, .failed, .unknown, .setAside])
  func `a dismissal that was not achieved closes nothing`(outcome: Outcome) async throws {
    try await fixture.act(.dismissReports(.author("x")), outcome)
    #expect(try await closed() == [])
  }

  @Test func `deleting all reported messages closes the platform's reports about them`()
    async throws
  {
    try await fixture.act(.deleteReported("x"))
    #expect(try await closed() == ["1", "2", "3"])
  }

  @Test(arguments: [
    ModerationAction.deleteMessage("m1", room: "lobby"), .clearRoom("lobby"),
    .deleteRoom("lobby"), .removeMember("x", room: "lobby", announced: false),
    .deactivateUser("x"),
  ])
  func `acting on what is reported leaves the reports open`(action: ModerationAction) async throws {
    try await fixture.act(action)
    #expect(try await closed() == [])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a list asked for before the dismissal opens nothing again, a later one does`()
    async throws
  {
    try await fixture.act(.dismissReports(.author("x")))
    try await fill(asked: 202)
    #expect(try await closed().isSuperset(of: ["1", "2", "3"]))
    try await fill(asked: 203)
    #expect(Set(try await fixture.open()) == ["1", "2", "3", "p"])
  }

  @Test func `a late list brings no unknown report of what was dismissed`() async throws {
    try await fixture.act(.dismissReports(.message("m9", room: "lobby")))
    try await fixture.act(.dismissReports(.person("z")))
    let late = [report("9", "m9", by: "y"), report("8", "m8", by: "y")]
    try await store.record(reports: late, of: "y", requestedAt: at(201))
    try await store.record(reports: [report("z1", by: "z")], about: "z", requestedAt: at(201))
    #expect(try await closed() == ["9", "z1"])
    try await store.record(reports: late, of: "y", requestedAt: at(203))
    #expect(try await closed() == ["z1"])
  }

  @Test func `an account is known to be closed until it is opened again`() async throws {
    try await fixture.act(.deactivateUser("x"))
    #expect(try await fixture.reader.person("x")?.isDeactivated == true)
    try await fixture.act(.reactivateUser("x"), now: 300)
    #expect(try await fixture.reader.person("x")?.isDeactivated == false)
  }
}
