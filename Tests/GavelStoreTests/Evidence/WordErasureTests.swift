import GavelModel
import Testing

@testable import GavelStore

/// What was kept of a message before it went for a reason that keeps no words.
@Suite struct WordErasureTests {
  let fixture: StoreFixture
  private let author = Person(id: "x", name: "UNNAMEABLE")

  /// m2 stands beside m1 and m3.
  init() async throws {
    fixture = try StoreFixture()
    try await fixture.store.record(roomPage([room("lobby", name: "Lobby")]))
    try await fixture.store.record(
      [
        page([
          message("m1", "first"), message("m2", "UNSPEAKABLE", by: author, sent: 1),
          message("m3", "third", sent: 2),
        ])
      ], in: "lobby")
  }

  /// Carries out one action with evidence.
  private func act(
    _ action: ModerationAction, _ mode: EvidenceMode, _ outcome: Outcome = .done,
    facts: TargetFacts = TargetFacts(), seen: SeenContent = SeenContent(), now: Int64
  ) async throws {
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "why",
      items: [PlanItem(action: action, digest: "d", facts: facts)])
    let batch = try await fixture.store.enqueue(
      sealed, hold: .zero, now: at(now), evidence: mode)
    let ids = try await fixture.store.openItems(of: batch).map(\.id)
    _ = try await fixture.store.claim(ids, seen: [ids[0]: seen], now: at(now))
    try await fixture.store.settle([fixture.settled(ids[0], outcome, asked: now)], now: at(now + 2))
  }

  private var facts: TargetFacts {
    TargetFacts(person: "x", personName: "UNNAMEABLE", preview: "UNSPEAKABLE")
  }

  /// Who it was is known from elsewhere too; what it said is not.
  private func holdsText() async throws -> Bool {
    #expect(try await fixture.store.cleanIfDue())
    return fixture.folder.holds("UNSPEAKABLE")
  }

  @Test func `a message kept as a neighbour loses its words when it goes by digest`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    #expect(try await fixture.reader.evidence(ofEntry: 1)?.messages.compactMap(\.text).count == 3)
    try await act(.deleteMessage("m2", room: "lobby"), .digest, facts: facts, now: 300)
    #expect(try await !holdsText())
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.map(\.text) == ["first", nil, "third"])
    let result = try await fixture.reader.verifyAudit()
    #expect(result.isIntact && result.checked == 3)
  }

  @Test func `the erasure is an entry that names what it took`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    try await act(.deleteMessage("m2", room: "lobby"), .digest, facts: facts, now: 300)
    let record = try #require(try await fixture.reader.auditRecord(3))
    guard case .erasure(let erasure) = record.event else {
      Issue.record("\(record.event)")
      return
    }
    #expect(record.event.kind.name == "erase-words")
    #expect(erasure.subject == "m2" && erasure.room == "lobby" && erasure.person == "x")
    #expect(erasure.pieces == 1 && erasure.entries == 0)
    #expect(try await fixture.reader.audit().map(\.number) == [2, 1])
  }

  @Test func `an attempt that failed before loses its preview`() async throws {
    try await act(.deleteMessage("m2", room: "lobby"), .full, .refused, facts: facts, now: 200)
    try await act(.deleteMessage("m2", room: "lobby"), .digest, facts: facts, now: 300)
    #expect(try await !holdsText())
    let result = try await fixture.reader.verifyAudit()
    #expect(result.isIntact && result.erased == 1)
  }

  @Test(arguments: [Outcome.refused, .setAside])
  func `what stays keeps what was kept of it`(outcome: Outcome) async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    try await act(.deleteMessage("m2", room: "lobby"), .digest, outcome, facts: facts, now: 300)
    #expect(try await fixture.reader.evidence(ofEntry: 1)?.messages.compactMap(\.text).count == 3)
  }

  @Test func `what goes with words takes none from anywhere`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    try await act(.deleteMessage("m2", room: "lobby"), .full, facts: facts, now: 300)
    #expect(try await fixture.reader.evidence(ofEntry: 1)?.messages.compactMap(\.text).count == 3)
    #expect(try await fixture.reader.audit().count == 2)
  }

  @Test func `what is about to go without words is no neighbour with words`() async throws {
    let open = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "why",
      items: [PlanItem(action: .deleteMessage("m2", room: "lobby"), digest: "d")])
    _ = try await fixture.store.enqueue(open, hold: .zero, now: at(150), evidence: .digest)
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.map(\.text) == ["first", nil, "third"])
  }

  @Test func `a room that goes takes the words of all that stood around earlier deletions`()
    async throws
  {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    try await act(.deleteRoom("lobby"), .digest, now: 300)
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.map(\.text) == ["first", nil, nil])
    #expect(try await fixture.reader.verifyAudit().isIntact)
  }

  @Test func `a clearing takes the words of those only whom it took`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    try await act(
      .clearRoom("lobby", scope: ClearScope(after: at(1))), .digest, now: 300)
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.map(\.text) == ["first", "UNSPEAKABLE", nil])
    try await act(.clearRoom("lobby"), .digest, now: 400)
    let after = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(after.messages.map(\.text) == ["first", nil, nil])
  }

  @Test func `reported messages that go together lose their words everywhere`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"), .full, now: 200)
    var told = report("r1", "m2", by: "x", "REPORTED")
    told.room = "lobby"
    told.text = "UNSPEAKABLE"
    try await act(
      .deleteReported("x"), .digest, facts: facts, seen: SeenContent(reported: [told]), now: 300)
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 1))
    #expect(kept.messages.map(\.text) == ["first", nil, "third"])
  }
}
