import GavelModel
import Testing

@testable import GavelStore

@Suite struct ErasureTests {
  let fixture: StoreFixture
  private let secrets = [
    "BADWORDS", "MEI-REAL-NAME", "MEI-NEIGHBOUR", "WHYGONE", "SERVERSAID", "REPORTERSAID",
    "MEIREPORTED",
  ]

  /// Mei's message is reported and deleted, another one of hers stands beside Tom's.
  init() async throws {
    fixture = try StoreFixture()
    let store = fixture.store
    let mei = Person(id: "mei", name: "MEI-REAL-NAME", raw: RawJSON(#"{"bio":"MEI-REAL-NAME"}"#))
    let tom = Person(id: "tom", name: "Tom")
    try await store.adopt(server: "https://chat.example", account: "ana", dialect: "imkit")
    try await store.record(roomPage([room("lobby", name: "Lobby")]))
    try await store.record(
      [
        page([
          message("m1", "BADWORDS here", by: mei, sent: 1),
          message("m2", "MEI-NEIGHBOUR", by: mei, sent: 2),
          message("t1", "tom's", by: tom, sent: 3),
        ])
      ], in: "lobby")
    var told = report("r1", "m1", by: "mei", from: "tom", "REPORTERSAID")
    told.text = "BADWORDS here"
    var mine = report("r2", "t1", by: "tom", from: "mei", "MEIREPORTED")
    mine.text = "tom's"
    try await store.record(reports: [told], of: "mei", requestedAt: at(100))
    try await store.record(reports: [mine], of: "tom", requestedAt: at(100))
    for id in ["m1", "m2", "t1"] as [MessageID] { try await delete(id) }
    for id in ["m1", "t1"] as [MessageID] {
      try await fixture.act(.dismissReports(.message(id, room: "lobby")), now: 210)
    }
  }

  private func delete(_ id: MessageID) async throws {
    let message = try #require(try await fixture.reader.message(id, in: "lobby"))
    var item = PlanItem(
      action: .deleteMessage(id, room: "lobby"), digest: message.contentDigest)
    item.facts = TargetFacts(
      roomName: "Lobby", person: message.author?.id, personName: message.author?.name,
      preview: message.text)
    let isMei = message.author?.id == "mei"
    let sealed = ActionPlan(
      server: "https://chat.example", account: "ana", created: at(0),
      reason: isMei ? "WHYGONE" : "other", items: [item])
    let batch = try await fixture.store.enqueue(sealed, hold: .zero, now: at(200))
    let ids = try await fixture.store.openItems(of: batch).map(\.id)
    _ = try await fixture.store.claim(ids, seen: [ids[0]: SeenContent()], now: at(200))
    try await fixture.store.settle(
      [
        Settlement(
          item: ids[0], outcome: .done,
          answer: ServerAnswer(status: 200, message: isMei ? "SERVERSAID" : "fine"), attempts: 1,
          requestedAt: at(201))
      ], now: at(202))
  }

  @Test func `nothing of a person is left in any byte of the store`() async throws {
    #expect(secrets.allSatisfy { fixture.folder.holds($0) })
    let (erasure, isClean) = try await fixture.store.erase("mei", now: at(400))
    #expect(isClean)
    #expect(secrets.filter { fixture.folder.holds($0) } == [])
    #expect(fixture.folder.holds("tom's"))
    #expect(erasure.entries == 2)
    #expect(erasure.items == 2)
    #expect(erasure.reports == 2)
    #expect(erasure.openItems == 0)
    #expect(try await fixture.store.integrityCheck() == [])
  }

  @Test func `runs of characters leave the search index too`() async throws {
    #expect(fixture.folder.holds("adw"))
    _ = try await fixture.store.erase("mei", now: at(400))
    #expect(!fixture.folder.holds("adw"))
  }

  @Test func `erased entries verify as erased, and the erasure is an entry of counts`()
    async throws
  {
    let (erasure, _) = try await fixture.store.erase("mei", now: at(400))
    let result = try await fixture.reader.verifyAudit()
    #expect(result.findings == [])
    #expect(result.erased == 2)
    let last = try #require(try await fixture.reader.auditRecords(limit: 1).first)
    #expect(last.event == .erasure(erasure))
    #expect(last.actor == "ana")
    #expect(erasure.numbers == "1-2")
    let entries = try await fixture.reader.actions(against: "mei", limit: 9)
    #expect(entries.map(\.isErased) == [true, true])
    #expect(entries.map(\.reason) == ["", ""])
    #expect(entries.map(\.facts) == [TargetFacts(person: "mei"), TargetFacts(person: "mei")])
  }

  @Test func `words that go behind an erasure's back are still found`() async throws {
    _ = try await fixture.store.erase("mei", now: at(400))
    try await fixture.store.tamperFreely("DELETE FROM audit_words WHERE number = 3")
    #expect(
      try await fixture.reader.verifyAudit().findings
        == [AuditFinding(number: 3, fault: .wordsMissing)])
  }

  @Test func `what was kept of others stays, digests of what went too`() async throws {
    _ = try await fixture.store.erase("mei", now: at(400))
    let kept = try #require(try await fixture.reader.evidence(ofEntry: 3))
    #expect(kept.messages.filter { $0.role == .target }.map(\.text) == ["tom's"])
    let gone = try #require(try await fixture.reader.evidence(ofEntry: 1))
    let target = try #require(gone.messages.first { $0.role == .target })
    #expect(target.text == nil && target.authorName == nil)
    #expect(target.author == "mei")
    #expect(target.digest.count == 64)
    #expect(gone.reports.map(\.reason) == [nil])
  }

  @Test func `erasing twice takes nothing more and is told twice`() async throws {
    _ = try await fixture.store.erase("mei", now: at(400))
    let (again, _) = try await fixture.store.erase("mei", now: at(401))
    #expect(again.entries == 0 && again.pieces == 0 && again.items == 0 && again.reports == 0)
    #expect(try await fixture.reader.auditHead().number == 7)
    #expect(try await fixture.reader.verifyAudit().isIntact)
  }

  @Test func `an unfinished batch keeps its names and is counted`() async throws {
    var item = PlanItem(action: .removeMember("mei", room: "lobby", announced: false))
    item.facts.personName = "STILLNEEDED"
    _ = try await fixture.enqueue([item], hold: .seconds(9))
    let (erasure, _) = try await fixture.store.erase("mei", now: at(400))
    #expect(erasure.openItems == 1)
    #expect(fixture.folder.holds("STILLNEEDED"))
  }

  @Test func `a reason that was given for others too stays with them`() async throws {
    let (batch, ids) = try await fixture.enqueue(
      ["mei", "tom"].map {
        PlanItem(action: .removeMember($0, room: "lobby", announced: false))
      })
    _ = try await fixture.store.claim(ids, now: at(200))
    try await fixture.store.settle(ids.map { fixture.settled($0, .gone) }, now: at(202))
    _ = try await fixture.store.erase("mei", now: at(400))
    #expect(try await fixture.reader.batch(batch)?.reason == "spam")
    _ = try await fixture.store.erase("tom", now: at(401))
    #expect(try await fixture.reader.batch(batch)?.reason == "")
  }

  @Test func `a participant of a conversation that went is found by their id`() async throws {
    var item = PlanItem(action: .deleteDirect("d1"))
    item.facts.participants = ["ana", "eva"]
    item.facts.roomName = "EVASNAME"
    let (_, ids) = try await fixture.enqueue([item])
    _ = try await fixture.store.claim(ids, now: at(200))
    try await fixture.store.settle([fixture.settled(ids[0], .done)], now: at(202))
    #expect(try await fixture.store.erase("ev", now: at(400)).erasure.entries == 0)
    #expect(try await fixture.store.erase("eva", now: at(401)).erasure.entries == 1)
    #expect(!fixture.folder.holds("EVASNAME"))
  }

  @Test func `what the platform still shows stays in the mirror`() async throws {
    let mei = Person(id: "mei", name: "MEI-REAL-NAME")
    try await fixture.store.record([page([message("m9", by: mei)], asked: 300)], in: "lobby")
    _ = try await fixture.store.erase("mei", now: at(400))
    #expect(
      try await fixture.reader.message("m9", in: "lobby")?.author?.name == "MEI-REAL-NAME")
  }
}
