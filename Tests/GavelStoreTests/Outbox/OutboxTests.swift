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

  private func enqueue(
    _ actions: [ModerationAction], hold: Duration = .zero
  ) async throws -> (BatchID, [ItemID]) {
    let batch = try await store.enqueue(plan(actions), hold: hold, now: at(200))
    return (batch, try await store.openItems(of: batch).map(\.id))
  }

  private func settled(_ item: ItemID, _ outcome: Outcome) -> Settlement {
    Settlement(item: item, outcome: outcome, attempts: 1, requestedAt: at(201))
  }

  @Test func `a confirmed plan waits, is claimed once, settled once and audited`() async throws {
    let (batch, ids) = try await enqueue(deletions)
    let items = try await store.openItems(of: batch)
    #expect(items.map(\.status) == [.waiting, .waiting])
    #expect(items.map(\.wasKnown) == [true, true])
    let claimed = try await store.claim(ids, now: at(200))
    #expect(claimed.map(\.status) == [.inFlight, .inFlight])
    #expect(try await store.claim(ids, now: at(200)) == [])
    let settlements = ids.map { settled($0, .done) }
    try await store.settle(settlements, now: at(202))
    try await store.settle(settlements, now: at(203))
    #expect(try await reader.audit().map(\.number) == [2, 1])
    #expect(try await reader.batch(batch)?.state == .finished)
    #expect(try await reader.batch(batch)?.counts[.done] == 2)
    #expect(try await reader.messages(in: "lobby", .first, limit: 10).rows == [])
  }

  @Test func `the sealed plan comes back as it was confirmed`() async throws {
    var items = deletions.map { PlanItem(action: $0, digest: "d") }
    items[0].facts = TargetFacts(roomName: "Lobby", person: "ana", preview: "日本\u{0}")
    items[1].seal = RoomSeal(messageCount: 2, newest: "m2", newestUpdate: at(1))
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(3), reason: "\"spam\"", items: items)
    let batch = try await store.enqueue(sealed, hold: .zero, now: at(200))
    #expect(try await reader.plan(of: batch) == sealed)
    #expect(try await reader.batch(batch)?.roomName == "Lobby")
  }

  @Test func `a plan that was changed after sealing is refused`() async throws {
    var changed = plan(deletions)
    changed.items.removeLast()
    await #expect(throws: StoreError.damagedPlan) {
      try await store.enqueue(changed, hold: .zero, now: at(200))
    }
  }

  @Test func `a plan that does the same twice is refused`() async {
    for action in [deletions[0], .clearRoom("lobby")] {
      await #expect(throws: StoreError.damagedPlan) {
        try await store.enqueue(plan([action, deletions[1], action]), hold: .zero, now: at(200))
      }
    }
  }

  @Test func `a held batch cannot be claimed before its hold is over`() async throws {
    let (batch, ids) = try await enqueue(deletions, hold: .seconds(5))
    #expect(try await reader.batch(batch)?.state == .held)
    #expect(try await store.claim(ids, now: at(204)) == [])
    #expect(try await store.claim(ids, now: at(205)).count == 2)
    #expect(try await reader.batch(batch)?.state == .running)
  }

  @Test func `a hold can be moved, ended early, and ends by itself`() async throws {
    let (first, ids) = try await enqueue(deletions, hold: .seconds(5))
    try await store.extendHold(first, until: at(300))
    #expect(try await store.claim(ids, now: at(299)) == [])
    #expect(try await store.claim(ids, now: at(300)).count == 2)
    try await store.extendHold(first, until: at(400))
    #expect(try await reader.batch(first)?.heldUntil == nil)
    let (second, _) = try await enqueue(deletions, hold: .seconds(5))
    try await store.sendNow(second)
    #expect(try await reader.batch(second)?.state == .running)
  }

  @Test func `a parked item rests until its time, a released one is free at once`() async throws {
    let (_, ids) = try await enqueue(deletions)
    _ = try await store.claim(ids, now: at(200))
    let answer = ServerAnswer(status: 429, code: "TOO_MANY", message: "slow down")
    try await store.park([ids[0]], until: at(210), answer: answer, attempts: 1)
    try await store.release([ids[1]])
    #expect(try await store.claim(ids, now: at(209)).map(\.id) == [ids[1]])
    let woken = try await store.claim(ids, now: at(210))
    #expect(woken.map(\.id) == [ids[0]])
    #expect(woken.first?.answer == answer)
    #expect(woken.first?.attempts == 1)
  }

  @Test func `taking back leaves what has left, and is audited`() async throws {
    let (batch, ids) = try await enqueue(deletions)
    _ = try await store.claim([ids[0]], now: at(200))
    #expect(try await store.cancel(batch: batch, now: at(201)) == [ids[1]])
    #expect(try await store.cancel(batch: batch, items: ids, now: at(201)) == [])
    #expect(try await reader.audit().map(\.outcome) == [.cancelled])
    #expect(try await reader.message("m2", in: "lobby") != nil)
    try await store.settle([settled(ids[0], .done)], now: at(202))
    #expect(try await reader.batch(batch)?.state == .finished)
  }

  @Test func `what was taken back is not tried again, what was never attempted is`() async throws {
    let (batch, ids) = try await enqueue(deletions)
    _ = try await store.cancel(batch: batch, items: [ids[0]], now: at(201))
    _ = try await store.cancel(
      batch: batch, answer: ServerAnswer(code: "notAttempted"), now: at(201))
    #expect(try await reader.retryableItems(of: batch).map(\.id) == [ids[1]])
    let again = try #require(try await store.retry(batch, now: at(203)))
    #expect(try await store.openItems(of: again).map(\.action) == [deletions[1]])
    #expect(try await reader.retryableItems(of: batch) == [])
  }

  @Test func `only what ended badly is tried again, once, and told as known`() async throws {
    let (batch, ids) = try await enqueue(deletions + [.clearRoom("nowhere")])
    _ = try await store.claim(ids, now: at(200))
    try await store.settle(
      [settled(ids[0], .done), settled(ids[1], .failed), settled(ids[2], .setAside)],
      now: at(202))
    let again = try #require(try await store.retry(batch, now: at(203)))
    let items = try await store.openItems(of: again)
    #expect(items.map(\.action) == [deletions[1]])
    #expect(items.map(\.wasKnown) == [true])
    #expect(try await reader.plan(of: again)?.isIntact == true)
    #expect(try await store.retry(batch, now: at(204)) == nil)
    #expect(try await store.claim(items.map(\.id), now: at(204)).count == 1)
  }

  @Test func `what was taken back is not tried again, what was given up is`() async throws {
    let (batch, ids) = try await enqueue(deletions)
    _ = try await store.cancel(batch: batch, items: [ids[0]], now: at(201))
    let givenUp = ServerAnswer(code: "notAttempted")
    _ = try await store.cancel(batch: batch, answer: givenUp, now: at(202))
    let again = try #require(try await store.retry(batch, now: at(203)))
    #expect(try await store.openItems(of: again).map(\.action) == [deletions[1]])
  }

  @Test func `only what the store has seen is known`() async throws {
    let mei = Member(person: Person(id: "mei"))
    try await store.record(detail(room("lobby"), members: [mei], asked: 150))
    try await store.record(changes: changes(deleted: ["m0": at(160)], asked: 160), in: "lobby")
    try await store.mark("old", as: .gone, at: at(160))
    let actions: [(ModerationAction, Bool)] = [
      (.deleteMessage("m1", room: "lobby"), true), (.deleteMessage("m0", room: "lobby"), true),
      (.deleteMessage("m9", room: "lobby"), false), (.deleteMessage("m1", room: "x"), false),
      (.removeMember("mei", room: "lobby", announced: false), true),
      (.removeMember("ana", room: "lobby", announced: false), true),
      (.removeMember("nobody", room: "lobby", announced: false), false),
      (.deleteRoom("old"), true), (.deleteRoom("x"), false), (.clearRoom("lobby"), true),
    ]
    let (batch, _) = try await enqueue(actions.map(\.0))
    #expect(try await store.openItems(of: batch).map(\.wasKnown) == actions.map(\.1))
    #expect(try await reader.room("x") == nil)
  }
}
