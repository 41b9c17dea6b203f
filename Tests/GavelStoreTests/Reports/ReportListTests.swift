import GavelModel
import Testing

@testable import GavelStore

@Suite struct ReportListTests {
  let fixture: StoreFixture
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    let reports = (1...6).map { number in
      report(
        ReportID("\(number)"), MessageID("m\(number % 3)"), number == 4 ? "abuse" : "spam",
        at: Int64(number / 2))
    }
    try await fixture.store.record(reports: reports, of: "x", requestedAt: at(100))
    try await fixture.act(.dismissReports(.message("m0", room: "lobby")))
  }

  @Test func `reports come newest first, by state and by words`() async throws {
    #expect(try await reader.reports().map(\.id) == ["6", "5", "4", "3", "2", "1"])
    #expect(try await reader.reports(state: .closed).map(\.id) == ["6", "3"])
    #expect(
      try await reader.reports(state: .open, matching: .of("Abuse", .reports)).map(\.id) == ["4"])
    #expect(try await reader.reports(limit: 0) == [])
  }

  @Test(arguments: [nil, ReportState.open]) func `pages put together are the whole`(
    state: ReportState?
  ) async throws {
    var paged: [Report] = []
    while true {
      let next = try await reader.reports(state: state, before: paged.last, limit: 1)
      if next.isEmpty { break }
      paged += next
    }
    #expect(paged == (try await reader.reports(state: state)))
  }

  @Test func `an author's other open reports leave out the group at hand`() async throws {
    let others = try await reader.otherReports(against: "x", besides: "message:m1", limit: 9)
    #expect(others.map(\.id) == ["5", "2"])
    #expect(try await reader.otherReports(against: "x", besides: "author:x", limit: 9) == [])
    #expect(
      try await reader.otherReports(against: "x", besides: "message:m1", limit: 1).count == 1)
    #expect(try await reader.otherReports(against: "nobody", besides: "author:x", limit: 9) == [])
  }
}
