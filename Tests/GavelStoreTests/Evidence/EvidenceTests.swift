import GavelModel
import Testing

@testable import GavelStore

@Suite struct EvidenceTests {
  let fixture: StoreFixture
  private let policy = EvidencePolicy(neighbours: 2, newest: 3)

  init() async throws {
    fixture = try StoreFixture()
    try await fixture.store.record(roomPage([room("lobby", name: "Lobby")]))
    let messages = (0..<7).map { index in
      var one = message(MessageID("m\(index)"), "text \(index)", sent: Int64(index))
      one.attachments = index == 3 ? ["cat.png"] : []
      one.editedAt = index == 3 ? at(50) : nil
      return one
    }
    try await fixture.store.record([page(messages)], in: "lobby")
  }

  /// Confirms and claims one action and returns what was kept of it.
  private func evidence(
    _ action: ModerationAction, seen: SeenContent = SeenContent(), mode: EvidenceMode = .full,
    facts: TargetFacts = TargetFacts()
  ) async throws -> Evidence? {
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "spam",
      items: [PlanItem(action: action, digest: "planned", facts: facts)])
    let batch = try await fixture.store.enqueue(
      sealed, hold: .zero, now: at(200), evidence: mode)
    let ids = try await fixture.store.openItems(of: batch).map(\.id)
    _ = try await fixture.store.claim(ids, seen: [ids[0]: seen], policy: policy, now: at(200))
    return try await fixture.reader.evidence(of: ids[0])
  }

  @Test func `a message is kept with its words, its edit, its files and its neighbours`()
    async throws
  {
    let kept = try #require(try await evidence(.deleteMessage("m3", room: "lobby")))
    #expect(kept.messages.map(\.id) == ["m1", "m2", "m3", "m4", "m5"])
    #expect(
      kept.messages.map(\.role) == [.neighbour, .neighbour, .target, .neighbour, .neighbour])
    let target = kept.messages[2]
    #expect(target.text == "text 3")
    #expect(target.author == "ana" && target.authorName == "Ana")
    #expect(target.sentAt == at(3) && target.editedAt == at(50))
    #expect(target.attachments == ["cat.png"])
    #expect(kept.takenAt == at(200) && kept.mode == .full)
    #expect(kept.isIntact)
  }

  @Test func `what the platform showed counts more than the record`() async throws {
    var fresh = message("m3", "new words", sent: 3)
    fresh.raw = RawJSON("{}")
    let seen = SeenContent(target: fresh, page: [message("p1", "unsynced", sent: 3, updated: 3)])
    let kept = try #require(try await evidence(.deleteMessage("m3", room: "lobby"), seen: seen))
    #expect(kept.messages.map(\.id) == ["m1", "m2", "m3", "p1", "m4"])
    #expect(kept.messages[2].text == "new words")
    #expect(kept.messages[2].raw == RawJSON("{}"))
  }

  @Test func `who is told by the id alone is kept with the name of the records`() async throws {
    var bare = message("m3", "new words", sent: 3)
    bare.author = Person(id: "ana")
    let seen = SeenContent(target: bare, page: [message("p1", "unsynced", by: Person(id: "ana"))])
    for action in [
      ModerationAction.deleteMessage("m3", room: "lobby"), .clearRoom("lobby"),
    ] {
      let kept = try #require(try await evidence(action, seen: seen))
      #expect(kept.messages.allSatisfy { $0.authorName == "Ana" }, "\(kept.messages)")
    }
  }

  @Test func `a message that nobody can show is kept as the plan knew it`() async throws {
    let facts = TargetFacts(person: "mei", sentAt: at(9))
    let kept = try #require(
      try await evidence(.deleteMessage("m99", room: "lobby"), facts: facts))
    #expect(
      kept.messages == [
        KeptMessage(
          role: .target, id: "m99", room: "lobby", digest: "planned", author: "mei", sentAt: at(9))
      ])
  }

  @Test func `digests alone are kept where no words may be`() async throws {
    let kept = try #require(
      try await evidence(.deleteMessage("m3", room: "lobby"), mode: .digest))
    #expect(kept.messages.count == 5)
    #expect(kept.messages.allSatisfy { $0.text == nil && $0.authorName == nil })
    #expect(kept.messages.allSatisfy { $0.digest.count == 64 && $0.attachments.isEmpty })
    #expect(try await evidence(.deleteMessage("m3", room: "lobby"), mode: .none) == nil)
  }

  @Test func `the reports about a message go with it`() async throws {
    try await fixture.store.record(
      reports: [report("r1", "m3", by: "ana"), report("r2", "m4", by: "ana")], of: "ana",
      requestedAt: at(100))
    let kept = try #require(try await evidence(.deleteMessage("m3", room: "lobby")))
    #expect(kept.reports.map(\.id) == ["r1"])
    #expect(kept.reports.map(\.reason) == ["spam"])
    let dismissed = try #require(
      try await evidence(.dismissReports(.message("m4", room: "lobby"))))
    #expect(dismissed.reports.map(\.id) == ["r2"])
  }

  @Test(arguments: [
    ModerationAction.clearRoom("lobby"), .deleteRoom("lobby"), .deleteDirect("lobby"),
  ])
  func `of a room the count and the newest messages are kept`(action: ModerationAction)
    async throws
  {
    let known = try #require(try await evidence(action))
    #expect(known.messageCount == 7)
    #expect(known.messages.map(\.id) == ["m4", "m5", "m6"])
    let seen = SeenContent(page: [message("p1", sent: 9)], messageCount: 80)
    let told = try #require(try await evidence(action, seen: seen))
    #expect(told.messageCount == 80)
    #expect(told.messages.map(\.id) == ["m5", "m6", "p1"])
  }

  @Test func `of a clearing that leaves some only what it takes is kept`() async throws {
    let scope = ClearScope(after: at(1), before: at(5))
    let kept = try #require(try await evidence(.clearRoom("lobby", scope: scope)))
    #expect(kept.messages.map(\.id) == ["m4"])
  }

  @Test func `of an author's reported messages each is kept as it was reported`() async throws {
    let reports = [report("r1", "x1", by: "mei"), report("r2", "x2", by: "mei")]
    let kept = try #require(
      try await evidence(.deleteReported("mei"), seen: SeenContent(reported: reports)))
    #expect(kept.messages.map(\.id) == ["x1", "x2"])
    #expect(kept.messages.map(\.text) == ["text of x1", "text of x2"])
    #expect(kept.messages.allSatisfy { $0.role == .reported })
    #expect(kept.reports.map(\.id) == ["r1", "r2"])
  }

  @Test func `of a person the standing is kept`() async throws {
    let seen = Member(person: Person(id: "mei", name: "Mei"), role: .manager)
    let removed = try #require(
      try await evidence(
        .removeMember("mei", room: "lobby", announced: false), seen: SeenContent(members: [seen])))
    #expect(removed.people.map(\.standing) == [KeptPerson.Standing(name: "Mei", role: .manager)])
    let closed = try #require(try await evidence(.deactivateUser("ana")))
    #expect(closed.people.map(\.standing?.name) == ["Ana"])
    let facts = TargetFacts(personName: "Zoe")
    let unknown = try #require(
      try await evidence(.muteMember("zoe", room: "lobby"), facts: facts))
    #expect(unknown.people.map(\.standing?.name) == ["Zoe"])
  }

  @Test(arguments: [
    ModerationAction.leaveRoom("lobby", announced: false), .unmuteMember("mei", room: "lobby"),
    .reactivateUser("mei"),
  ])
  func `nothing is kept where nothing goes`(action: ModerationAction) async throws {
    #expect(try await evidence(action) == nil)
  }

  @Test func `evidence comes with the claim, the first stays, and none comes after the end`()
    async throws
  {
    let (_, ids) = try await fixture.enqueue([
      PlanItem(action: .deleteMessage("m3", room: "lobby")), PlanItem(action: .clearRoom("lobby")),
    ])
    let store = fixture.store
    _ = try await store.claim(ids, seen: [ids[0]: SeenContent()], policy: policy, now: at(200))
    #expect(try await fixture.reader.evidence(of: ids[1]) == nil)
    let later = SeenContent(target: message("m3", "later"), messageCount: 3)
    let seen = [ids[0]: later, ids[1]: later]
    try await store.keepEvidence(of: seen, policy: policy, now: at(201))
    #expect(try await fixture.reader.evidence(of: ids[0])?.takenAt == at(200))
    #expect(try await fixture.reader.evidence(of: ids[1])?.messageCount == 3)
    let (_, more) = try await fixture.enqueue([PlanItem(action: .clearRoom("lobby"))])
    _ = try await store.claim(more, now: at(200))
    try await store.settle([fixture.settled(more[0], .done)], now: at(202))
    try await store.keepEvidence(of: [more[0]: later], policy: policy, now: at(203))
    #expect(try await fixture.reader.evidence(of: more[0]) == nil)
  }

  @Test func `what was set aside before any request keeps no evidence`() async throws {
    let (_, ids) = try await fixture.enqueue([
      PlanItem(action: .deleteMessage("m3", room: "lobby"))
    ])
    _ = try await fixture.store.claim(ids, seen: [ids[0]: SeenContent()], now: at(200))
    var end = fixture.settled(ids[0], .setAside)
    end.attempts = 0
    try await fixture.store.settle([end], now: at(202))
    #expect(try await fixture.reader.evidence(of: ids[0]) == nil)
    #expect(try await fixture.reader.verifyAudit().isIntact)
  }

  @Test func `the evidence of an unfinished item is never given up`() async throws {
    let (_, ids) = try await fixture.enqueue([
      PlanItem(action: .deleteMessage("m3", room: "lobby"))
    ])
    _ = try await fixture.store.claim(ids, seen: [ids[0]: SeenContent()], now: at(200))
    #expect(try await fixture.store.pruneEvidence(before: at(999)) == 0)
    #expect(try await fixture.reader.evidence(of: ids[0]) != nil)
  }
}
