import GavelModel
import Testing

@testable import GavelStore

@Suite struct RequirementTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() throws { fixture = try StoreFixture() }

  /// A deletion, the dismissal that requires it, what requires that, and one of its own.
  private let chain = [
    PlanItem(action: .deleteMessage("m1", room: "lobby")),
    PlanItem(action: .dismissReports(.message("m1", room: "lobby")), after: 0),
    PlanItem(action: .dismissReports(.imported("import:1")), after: 1),
    PlanItem(action: .deleteMessage("m2", room: "lobby")),
  ]

  private func outcomes(_ batch: BatchID) async throws -> [ActionStatus] {
    try await reader.items(of: batch).map(\.status)
  }

  @Test func `an item is not claimed before what it requires is achieved`() async throws {
    let (batch, ids) = try await fixture.enqueue(chain)
    #expect(try await store.openItems(of: batch).map(\.requires) == [nil, ids[0], ids[1], nil])
    #expect(try await store.claim(ids, now: at(200)).map(\.id) == [ids[0], ids[3]])
    #expect(try await store.settle([fixture.settled(ids[0], .gone)], now: at(201)) == [])
    let next = try await store.claim(ids, now: at(201))
    #expect(next.map(\.id) == [ids[1]])
    #expect(next.map(\.requires) == [nil])
    try await store.settle([fixture.settled(ids[1], .done)], now: at(202))
    #expect(try await store.claim(ids, now: at(202)).map(\.id) == [ids[2]])
    #expect(try await reader.plan(of: batch)?.isIntact == true)
  }

  @Test(arguments: Outcome.allCases.filter { !$0.isAchieved })
  func `what requires an item that was not achieved ends with it`(outcome: Outcome) async throws {
    let (batch, ids) = try await fixture.enqueue(chain)
    _ = try await store.claim(ids, now: at(200))
    let ended = try await store.settle([fixture.settled(ids[0], outcome)], now: at(201))
    #expect(ended == [ids[1], ids[2]])
    #expect(
      try await outcomes(batch)
        == [.settled(outcome), .settled(.cancelled), .settled(.cancelled), .inFlight])
    #expect(try await reader.item(ids[1])?.answer == ServerAnswer(code: "notAttempted"))
    #expect(try await reader.audit().map(\.number) == [3, 2, 1])
    try await store.settle([fixture.settled(ids[3], .done)], now: at(202))
    #expect(try await reader.batch(batch)?.state == .finished)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `what is settled on its own is not told again`() async throws {
    let (_, ids) = try await fixture.enqueue(chain)
    let both = [fixture.settled(ids[0], .failed), fixture.settled(ids[1], .setAside)]
    #expect(try await store.settle(both, now: at(201)) == [ids[2]])
    #expect(try await reader.item(ids[1])?.status == .settled(.setAside))
  }

  @Test func `taking an item back takes back what requires it`() async throws {
    let (batch, ids) = try await fixture.enqueue(chain)
    let taken = try await store.cancel(batch: batch, items: [ids[0]], now: at(201))
    #expect(Set(taken) == Set(ids[0...2]))
    #expect(try await reader.retryableItems(of: batch) == [])
    #expect(try await store.cancel(batch: batch, now: at(202)) == [ids[3]])
    #expect(try await reader.batch(batch)?.state == .finished)
  }

  @Test func `giving up an interrupted batch ends everything once`() async throws {
    let (batch, ids) = try await fixture.enqueue(chain)
    _ = try await store.claim([ids[0]], now: at(200))
    await store.close()
    let next = try Store(path: fixture.folder.store)
    #expect(try await next.discard(batch, now: at(300)))
    #expect(
      try await outcomes(batch)
        == [.settled(.unknown)] + Array(repeating: .settled(.cancelled), count: 3))
    #expect(try await reader.audit().count == 4)
    #expect(try await reader.retryableItems(of: batch).map(\.id) == Array(ids[0...2]))
  }

  @Test func `trying again keeps what belongs together`() async throws {
    let (batch, ids) = try await fixture.enqueue(
      [chain[3]]
        + chain[0...1].map {
          PlanItem(action: $0.action, after: $0.after.map { $0 + 1 })
        })
    _ = try await store.claim(ids, now: at(200))
    try await store.settle(
      [fixture.settled(ids[0], .done), fixture.settled(ids[1], .failed)], now: at(201))
    let again = try #require(try await store.retry(batch, now: at(202)))
    let items = try await store.openItems(of: again)
    #expect(items.map(\.action) == chain[0...1].map(\.action))
    #expect(items.map(\.plan.after) == [nil, 0])
    #expect(items.map(\.requires) == [nil, items[0].id])
    #expect(try await reader.plan(of: again)?.isIntact == true)
  }

  @Test func `trying again drops a requirement that is achieved`() async throws {
    let (batch, ids) = try await fixture.enqueue(Array(chain[0...1]))
    _ = try await store.claim(ids, now: at(200))
    try await store.settle([fixture.settled(ids[0], .done)], now: at(201))
    _ = try await store.claim(ids, now: at(201))
    try await store.settle([fixture.settled(ids[1], .failed)], now: at(202))
    let again = try #require(try await store.retry(batch, now: at(203)))
    let items = try await store.openItems(of: again)
    #expect(items.map(\.plan.after) == [nil])
    #expect(try await store.claim(items.map(\.id), now: at(203)).count == 1)
  }

  @Test(arguments: [0, 1, -1]) func `nothing can require itself or what follows`(after: Int)
    async throws
  {
    var first = chain[0]
    first.after = after
    await #expect(throws: StoreError.damagedPlan) {
      try await fixture.enqueue([first, chain[3]])
    }
  }
}
