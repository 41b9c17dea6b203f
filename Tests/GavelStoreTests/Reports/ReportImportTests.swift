import GavelModel
import Testing

@testable import GavelStore

@Suite struct ReportImportTests {
  let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  private func importing(_ reports: [Report]) async throws -> [Int] {
    let sums = try await fixture.store.importReports(reports, now: at(100))
    return [sums.added, sums.updated, sums.unchanged]
  }

  @Test func `importing twice changes nothing`() async throws {
    let file = [report("import:1", "m1"), report("import:2")]
    #expect(try await importing(file) == [2, 0, 0])
    #expect(try await importing(file) == [0, 0, 2])
    var edited = file
    edited[1].reason = "abuse"
    #expect(try await importing(edited) == [0, 1, 1])
    #expect(try await fixture.reader.report("import:2")?.reason == "abuse")
    #expect(try await fixture.reader.report("import:2")?.origin == .imported)
  }

  @Test func `what was closed here stays closed`() async throws {
    _ = try await importing([report("import:1", "m1")])
    try await fixture.act(.dismissReports(.imported("import:1")))
    #expect(try await importing([report("import:1", "m1")]) == [0, 0, 1])
    #expect(try await fixture.open() == [])
  }

  @Test func `a file changes nothing that the platform said of people`() async throws {
    try await fixture.store.record(Person(id: "x", name: "Xu"))
    var one = report("import:1", "m1")
    one.author = Person(id: "x", name: "the spammer")
    one.reporter = Person(id: "c", name: "Customer")
    _ = try await importing([one])
    #expect(try await importing([one]) == [0, 0, 1])
    #expect(try await fixture.reader.report("import:1")?.author?.name == "Xu")
    #expect(try await fixture.reader.report("import:1")?.reporter?.name == "Customer")
  }

  @Test func `the store adds who wrote the reported message and where`() async throws {
    try await fixture.store.record([page([message("m1")])], in: "lobby")
    try await fixture.store.record([page([message("twice")])], in: "lobby")
    try await fixture.store.record([page([message("twice", in: "den")])], in: "den")
    let bare = ["m1", "twice"].map {
      Report(id: ReportID("import:\($0)"), message: MessageID($0), reason: "", time: at(0))
    }
    #expect(try await importing(bare) == [2, 0, 0])
    #expect(try await importing(bare) == [0, 0, 2])
    let known = try await fixture.reader.report("import:m1")
    #expect(known?.author?.id == "ana")
    #expect(known?.room == "lobby")
    #expect(try await fixture.reader.report("import:twice")?.room == nil)
  }
}
