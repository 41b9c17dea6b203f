import GavelModel
import Testing

@testable import GavelStore

@Suite struct OutboxTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(roomPage([room("lobby", name: "Lobby")]))
    try await store.record([page([message("m1"), message("m2", sent: 1)])], in: "lobby")
  }

  private let deletions: [ModerationAction] = [
    .deleteMessage("m1", room: "lobby"), .deleteMessage("m2", room: "lobby"),
  ]

  @Test func `a confirmed plan waits, is claimed once, settled once and audited`() async throws {
    let batch = try await store.enqueue(plan(deletions), hold: .zero, now: at(200))
    let items = try await store.openItems(of: batch)
    #expect(items.map(\.status) == [.waiting, .waiting])
    #expect(items.map(\.wasKnown) == [true, true])
    let claimed = try await store.claim(items.map(\.id), now: at(200))
    #expect(claimed.map(\.status) == [.inFlight, .inFlight])
    #expect(try await store.claim(items.map(\.id), now: at(200)) == [])
    let settlements = items.map {
      Settlement(item: $0.id, outcome: .done, attempts: 1, requestedAt: at(201))
    }
    try await store.settle(settlements, evidence: [items[0].id: RawJSON("{}")], now: at(202))
    try await store.settle(settlements, now: at(203))
    #expect(try await reader.audit().map(\.number) == [2, 1])
    #expect(try await reader.batch(batch)?.state == .finished)
    #expect(try await reader.batch(batch)?.counts[.done] == 2)
    #expect(try await reader.messages(in: "lobby", .first, limit: 10).rows == [])
    #expect(try await reader.evidence(of: items[0].id) == RawJSON("{}"))
    #expect(try await reader.plan(of: batch)?.isIntact == true)
  }

  @Test func `a held batch cannot be claimed before its hold is over`() async throws {
    let batch = try await store.enqueue(plan(deletions), hold: .seconds(5), now: at(200))
    let ids = try await store.openItems(of: batch).map(\.id)
    #expect(try await reader.batch(batch)?.state == .held)
    #expect(try await store.claim(ids, now: at(204)) == [])
    #expect(try await store.claim(ids, now: at(205)).count == 2)
    #expect(try await reader.batch(batch)?.state == .running)
  }
}
