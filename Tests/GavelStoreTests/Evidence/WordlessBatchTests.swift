import GavelModel
import Testing

@testable import GavelStore

@Suite struct WordlessBatchTests {
  let fixture: StoreFixture
  private let secrets = ["UNSPEAKABLE", "UNNAMEABLE", "REPORTED-WORDS", "REPORT-TEXT"]

  init() async throws {
    fixture = try StoreFixture()
    let author = Person(id: "x", name: "UNNAMEABLE")
    try await fixture.store.record(roomPage([room("lobby", name: "Lobby")]))
    try await fixture.store.record(
      [page([message("m1", "UNSPEAKABLE", by: author), message("m2", sent: 1)])], in: "lobby")
    var told = report("r1", "m1", by: "x", "REPORTED-WORDS")
    told.text = "REPORT-TEXT"
    try await fixture.store.record(reports: [told], of: "x", requestedAt: at(100))
  }

  /// Deletes the message and returns the batch.
  private func delete(
    _ mode: EvidenceMode, _ outcome: Outcome = .done
  ) async throws -> BatchID {
    let known = try #require(try await fixture.reader.message("m1", in: "lobby"))
    var facts = TargetFacts(
      roomName: "Lobby", person: "x", personName: "UNNAMEABLE", preview: "UNSPEAKABLE")
    facts.roomKind = "group"
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "csam",
      items: [
        PlanItem(
          action: .deleteMessage("m1", room: "lobby"), digest: known.contentDigest, facts: facts)
      ])
    let batch = try await fixture.store.enqueue(
      sealed, hold: .zero, now: at(200), evidence: mode)
    let ids = try await fixture.store.openItems(of: batch).map(\.id)
    _ = try await fixture.store.claim(ids, seen: [ids[0]: SeenContent()], now: at(200))
    try await fixture.store.settle([fixture.settled(ids[0], outcome)], now: at(202))
    return batch
  }

  @Test(arguments: [EvidenceMode.digest, .none])
  func `no words of what went are stored anywhere after the request`(mode: EvidenceMode)
    async throws
  {
    _ = try await delete(mode)
    try await fixture.store.tamper("UPDATE people SET name = NULL, sort_name = 'x' WHERE id = 'x'")
    #expect(try await fixture.store.cleanIfDue())
    #expect(secrets.filter { fixture.folder.holds($0) } == [])
    let entry = try #require(try await fixture.reader.audit().first)
    #expect(entry.reason == "csam")
    #expect(entry.facts.person == "x" && entry.facts.preview == nil)
    #expect(try await fixture.reader.verifyAudit().isIntact)
  }

  @Test func `what is kept is the same digest that sealed the plan`() async throws {
    let known = try #require(try await fixture.reader.message("m1", in: "lobby"))
    _ = try await delete(.digest)
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.first { $0.role == .target }?.digest == known.contentDigest)
    #expect(kept.reports.map(\.id) == ["r1"])
    #expect(kept.reports.map(\.reason) == [nil])
  }

  @Test func `a refused deletion leaves the reports as they are`() async throws {
    let batch = try await delete(.digest, .refused)
    #expect(try await fixture.reader.report("r1")?.text == "REPORT-TEXT")
    let item = try #require(try await fixture.reader.items(of: batch).first)
    #expect(item.plan.facts.preview == nil)
    #expect(item.plan.facts.roomKind == "group")
  }

  @Test func `trying again keeps no words either`() async throws {
    let batch = try await delete(.digest, .failed)
    let again = try #require(try await fixture.store.retry(batch, now: at(300)))
    let ids = try await fixture.store.openItems(of: again).map(\.id)
    _ = try await fixture.store.claim(ids, seen: [ids[0]: SeenContent()], now: at(300))
    #expect(try await fixture.reader.evidence(of: ids[0])?.mode == .digest)
  }

  @Test func `cleaning that is not due does nothing`() async throws {
    _ = try await delete(.full)
    #expect(try await fixture.store.cleanIfDue())
    #expect(fixture.folder.holds("UNSPEAKABLE"))
  }
}
