import GavelModel
import Testing

@testable import GavelStore

@Suite struct ReportGroupListTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() throws { fixture = try StoreFixture() }

  private func groups(
    _ grouping: ReportGrouping, _ sort: ReportSort = .oldest, matching: String = ""
  ) async throws -> [ReportGroup] {
    try await reader.reportGroups(
      by: grouping, sort: sort, matching: .of(matching, .reports), anchor: .first, limit: 50
    ).rows
  }

  private func ids(
    _ grouping: ReportGrouping, _ sort: ReportSort = .oldest, matching: String = ""
  ) async throws -> [ReportGroupID] {
    try await groups(grouping, sort, matching: matching).map(\.id)
  }

  /// Two messages of x in two rooms, reported three times; y as a person; one of a file.
  private func fill() async throws {
    try await store.record(
      reports: [
        report("1", "m1", "spam", at: 1), report("2", "m1", from: "s", "abuse", at: 2),
        report("3", "m2", in: "den", "spam", at: 5),
      ], of: "x", requestedAt: at(100))
    try await store.record(
      reports: [report("4", by: "y", "rude", at: 3)], about: "y", requestedAt: at(100))
    _ = try await store.importReports(
      [report("import:5", "m5", by: "z", "fraud", at: 4)], now: at(100))
  }

  @Test func `reports are grouped by author, message and room`() async throws {
    try await fill()
    #expect(try await ids(.author) == ["author:x", "author:y", "author:z"])
    #expect(try await ids(.message) == ["message:m1", "person:y", "message:m5", "message:m2"])
    #expect(try await ids(.room) == ["room:lobby", "person:y", "room:den"])
    #expect(try await ids(.author, .newest) == ["author:x", "author:z", "author:y"])
    #expect(try await ids(.room, .count) == ["room:lobby", "person:y", "room:den"])
  }

  @Test func `a group tells what its reports tell together`() async throws {
    try await fill()
    let author = try #require(try await groups(.author).first)
    #expect(
      author
        == ReportGroup(
          id: "author:x", author: Person(id: "x"), room: "den", text: "text of m2", sentAt: at(0),
          reportCount: 3, messageCount: 2, reporterCount: 2, reasons: ["spam", "abuse"],
          oldest: at(1), newest: at(5)))
    let message = try #require(try await groups(.message, .count).first)
    #expect(message.message == "m1")
    #expect(message.reasons == ["abuse", "spam"])
    let room = try #require(try await groups(.room).first)
    #expect(room.author == nil)
    #expect(room.reportCount == 3)
    let person = try #require(try await groups(.message).first { $0.isAboutPerson })
    #expect(person.author?.id == "y")
    #expect(person.text == nil)
  }

  @Test func `a group's reports are read newest first`() async throws {
    try await fill()
    #expect(try await reader.reports(in: "author:x", limit: 2).map(\.id) == ["3", "2"])
    #expect(try await reader.openReportIDs(in: "author:x") == ["3", "2", "1"])
    #expect(try await reader.openReportIDs(in: "message:m1") == ["2", "1"])
    #expect(try await reader.openReportIDs(in: "room:lobby") == ["import:5", "2", "1"])
    #expect(try await reader.openReportIDs(in: "person:y") == ["4"])
    #expect(try await reader.openReportIDs(in: "author:nobody") == [])
  }

  @Test func `a filter finds the groups with a report that has every word`() async throws {
    try await fill()
    #expect(try await ids(.author, matching: "ABUSE m1") == ["author:x"])
    #expect(try await ids(.author, matching: "abuse m2") == [])
    #expect(try await ids(.room, matching: "rude") == ["person:y"])
    let window = try await reader.reportGroups(
      by: .author, sort: .oldest, matching: .of("rude", .reports), anchor: .first, limit: 5)
    let whole = try await reader.reportGroups(
      by: .author, sort: .oldest, anchor: .first, limit: 1)
    #expect(window.total == whole.total && window.rows.count != whole.total)
  }

  @Test func `an unknown author or room does not hold reports together`() async throws {
    let bare = ["1", "2"].map {
      Report(id: ReportID("import:\($0)"), message: MessageID($0), reason: "", time: at(0))
    }
    let lost = Report(id: "import:3", reason: "", time: at(0))
    _ = try await store.importReports(bare + [lost], now: at(100))
    let expected: [ReportGroupID] = ["message:1", "message:2", "report:import:3"]
    for grouping in ReportGrouping.allCases {
      #expect(try await ids(grouping) == expected)
    }
    #expect(try await groups(.author).map(\.isAboutPerson) == [false, false, false])
    #expect(try await reader.openReportIDs(in: "report:import:3") == ["import:3"])
  }

  @Test func `the text of a message comes from the store where the report has none`() async throws {
    try await store.record([page([message("m1", "buy now", sent: 3)])], in: "lobby")
    _ = try await store.importReports(
      [
        Report(id: "import:1", message: "m1", reason: "", time: at(9))
      ], now: at(100))
    let group = try #require(try await groups(.message).first)
    #expect(group.text == "buy now")
    #expect(group.sentAt == at(3))
  }

  @Test(arguments: 1...6) func `windows are as a sorted array has them`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    for author in 0..<14 {
      let person = PersonID("a\(author)")
      let reports = (0..<Int.random(in: 1...4, using: &random)).map { number in
        report(
          ReportID("\(author).\(number)"), MessageID("m\(author).\(number % 2)"),
          in: RoomID("r\(author % 5)"), by: person, at: Int64.random(in: 0...9, using: &random))
      }
      try await store.record(reports: reports, of: person, requestedAt: at(100))
      let kept = reports.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      try await store.record(reports: kept, of: person, requestedAt: at(101))
    }
    #expect(try await store.integrityCheck() == [])
    for grouping in ReportGrouping.allCases {
      for sort in ReportSort.allCases {
        let all = try await groups(grouping, sort)
        let keys = all.map(\.listKey) + [ListKey(rank: 0, id: "")]
        let anchors: [ListAnchor] =
          [.first, .last] + keys.flatMap { [.after($0), .before($0), .around($0)] }
        for anchor in anchors {
          let window = try await reader.reportGroups(
            by: grouping, sort: sort, anchor: anchor, limit: 3)
          #expect(window == expectedWindow(all, anchor, limit: 3, total: all.count))
        }
      }
    }
  }
}
