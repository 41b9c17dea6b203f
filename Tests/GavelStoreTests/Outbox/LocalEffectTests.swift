import GavelModel
import Testing

@testable import GavelStore

@Suite struct LocalEffectTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(
      detail(
        room("lobby"),
        members: ["ana", "mei"].map { Member(person: Person(id: $0)) }, asked: 90))
    try await fill(asked: 100)
  }

  private func fill(asked: Int64) async throws {
    try await store.record(
      [page([message("m1"), message("m2", sent: 1)], asked: asked)], in: "lobby")
  }

  /// Sends one action at 200 and has it answered at 202.
  private func act(_ action: ModerationAction, _ outcome: Outcome = .done) async throws {
    let batch = try await store.enqueue(plan([action]), hold: .zero, now: at(200))
    let ids = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(ids, now: at(200))
    try await store.settle(
      [Settlement(item: ids[0], outcome: outcome, attempts: 1, requestedAt: at(200))],
      now: at(202))
  }

  private func messages() async throws -> [MessageID] {
    try await reader.messages(in: "lobby", .first, limit: 10).rows.map(\.id)
  }

  private func members() async throws -> [PersonID] {
    try await reader.members(of: "lobby", .first, limit: 10).rows.map(\.id)
  }

  @Test(arguments: [Outcome.done, .gone])
  func `a deleted message is gone until a later answer shows it`(outcome: Outcome) async throws {
    try await act(.deleteMessage("m1", room: "lobby"), outcome)
    #expect(try await messages() == ["m2"])
    try await fill(asked: 199)
    try await fill(asked: 202)
    #expect(try await messages() == ["m2"])
    try await fill(asked: 203)
    #expect(try await messages() == ["m1", "m2"])
  }

  @Test(arguments: [(Outcome.done, ["m2"]), (.gone, ["m1", "m2"]), (.unknown, ["m1", "m2"])])
  func `what one call for all reported messages took is gone here too`(
    outcome: Outcome, left: [MessageID]
  ) async throws {
    let seen = SeenContent(reported: [report("r1", "m1"), report("r2", "m2")])
    // The plan said that the call reaches one message, the newest; the other is deleted alone.
    var facts = TargetFacts(person: "x")
    facts.reportedCount = 1
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "spam",
      items: [PlanItem(action: .deleteReported("x"), facts: facts)])
    let batch = try await store.enqueue(sealed, hold: .zero, now: at(200))
    let ids = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(ids, seen: [ids[0]: seen], now: at(200))
    try await store.settle(
      [Settlement(item: ids[0], outcome: outcome, attempts: 1, requestedAt: at(200))],
      now: at(202))
    #expect(try await messages() == left)
    try await fill(asked: 199)
    #expect(try await messages() == left)
  }

  @Test(arguments: [Outcome.refused, .failed, .unknown, .setAside])
  func `what was not achieved changes nothing here`(outcome: Outcome) async throws {
    try await act(.deleteMessage("m1", room: "lobby"), outcome)
    try await act(.deleteRoom("lobby"), outcome)
    #expect(try await messages() == ["m1", "m2"])
    #expect(try await reader.audit().map(\.outcome) == [outcome, outcome])
  }

  @Test func `a cleared room is empty until a later answer, and is read anew`() async throws {
    try await store.setSyncState(
      RoomSyncState(newestUpdate: at(1), isComplete: true, checkedAt: at(100)), of: "lobby")
    try await act(.clearRoom("lobby"))
    try await fill(asked: 202)
    #expect(try await messages() == [])
    #expect(try await members() == ["ana", "mei"])
    #expect(try await store.syncState(of: "lobby") == nil)
    try await fill(asked: 203)
    #expect(try await messages() == ["m1", "m2"])
  }

  @Test(arguments: [ModerationAction.deleteRoom("lobby"), .deleteDirect("lobby")])
  func `a deleted room leaves the list, its audit stays`(action: ModerationAction) async throws {
    try await act(action)
    try await store.record(roomPage([room("lobby")], asked: 202))
    #expect(try await reader.rooms(.first, limit: 5).rows == [])
    #expect(try await messages() == [])
    #expect(try await members() == [])
    #expect(try await reader.audit().map(\.action) == [action])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a removed member stays out of late lists, not of later ones`() async throws {
    let list = ["ana", "mei"].map { Member(person: Person(id: $0)) }
    try await act(.removeMember("mei", room: "lobby", announced: true))
    #expect(try await members() == ["ana"])
    #expect(try await reader.room("lobby")?.memberCount == 1)
    try await store.record(detail(room("lobby"), members: list, asked: 201))
    #expect(try await members() == ["ana"])
    try await store.record(detail(room("lobby"), members: list, asked: 203))
    #expect(try await members() == ["ana", "mei"])
  }

  @Test func `leaving takes the own membership and closes the room`() async throws {
    try await act(.leaveRoom("lobby", announced: false))
    #expect(try await members() == ["mei"])
    #expect(try await reader.room("lobby")?.status == .forbidden)
  }

  @Test func `old tombstones are forgotten`() async throws {
    try await act(.deleteMessage("m1", room: "lobby"))
    try await store.pruneTombstones(before: at(202))
    try await fill(asked: 150)
    #expect(try await messages() == ["m2"])
    try await store.pruneTombstones(before: at(203))
    try await fill(asked: 150)
    #expect(try await messages() == ["m1", "m2"])
  }
}
