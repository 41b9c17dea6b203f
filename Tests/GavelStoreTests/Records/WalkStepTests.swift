import GavelModel
import Testing

@testable import GavelStore

@Suite struct WalkStepTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(roomPage([room("lobby")]))
    let messages = (1...6).map { message(MessageID("m\($0)"), sent: Int64($0)) }
    try await store.record([page(messages)], in: "lobby")
  }

  private func known() async throws -> [MessageID] {
    try await reader.messages(in: "lobby", .first, limit: 50).rows.map(\.id)
  }

  private func step(
    _ walk: WalkID, _ ids: [Int64], from lower: Int64? = nil, to upper: Int64 = 9,
    asked: Int64 = 200
  ) -> WalkStep {
    WalkStep(
      walk: walk, page: page(ids.map { message(MessageID("m\($0)"), sent: $0) }, asked: asked),
      covered: WalkStretch(lower: lower.map(at), upper: at(upper), order: .touched),
      begunAt: at(200))
  }

  private func take(_ step: WalkStep, isOver: Bool) async throws -> WalkNews {
    try await store.record(step, in: "lobby") { count in
      WalkVerdict(
        state: RoomSyncState(isComplete: isOver, platformCount: count, checkedAt: at(200)),
        isOver: isOver)
    }
  }

  @Test func `a page, what it proves and the cursor are one commit`() async throws {
    let (walk, before) = try await store.openWalk(of: "lobby", at: at(200))
    #expect(before == nil)
    let commits = await store.commits
    let news = try await take(step(walk, [6, 4, 1]), isOver: true)
    #expect(await store.commits == commits + 1)
    #expect(news == WalkNews(removed: 3, messageCount: 3, isOver: true))
    #expect(try await known() == ["m1", "m4", "m6"])
    #expect(try await store.syncState(of: "lobby")?.isComplete == true)
    #expect(try await reader.room("lobby")?.mayRead == true)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `what an earlier page met stays, though a later page does not name it`() async throws {
    let (walk, _) = try await store.openWalk(of: "lobby", at: at(200))
    let first = try await take(step(walk, [6, 5, 4], from: 4), isOver: false)
    #expect(first.removed == 0)
    // m4 stands exactly at the edge, and so belongs to both stretches.
    let last = try await take(step(walk, [1], to: 4), isOver: true)
    #expect(last.removed == 2)
    #expect(try await known() == ["m1", "m4", "m5", "m6"])
  }

  @Test func `what another answer brought since the walk began stays`() async throws {
    let (walk, _) = try await store.openWalk(of: "lobby", at: at(200))
    try await store.record([page([message("new", sent: 7)], asked: 201)], in: "lobby")
    let news = try await take(step(walk, [6, 5, 4, 3, 2, 1]), isOver: true)
    #expect(news.removed == 0)
    #expect(try await known().last == "new")
  }

  @Test func `a walk that was ended by a clearing proves nothing`() async throws {
    let (walk, _) = try await store.openWalk(of: "lobby", at: at(200))
    let fixture = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(201))
    let items = try await store.openItems(of: fixture).map(\.id)
    _ = try await store.claim(items, now: at(201))
    try await store.settle(
      [Settlement(item: items[0], outcome: .done, attempts: 1, requestedAt: at(202))], now: at(203))
    try await store.record([page([message("later", sent: 5)], asked: 210)], in: "lobby")
    let news = try await take(step(walk, [6, 5]), isOver: true)
    #expect(news.removed == 0)
    #expect(try await known() == ["later"])
    #expect(try await store.syncState(of: "lobby") == nil)
  }

  @Test func `another walk of the room learns what a step met`() async throws {
    let (other, _) = try await store.openWalk(of: "lobby", at: at(199))
    let (walk, _) = try await store.openWalk(of: "lobby", at: at(200))
    _ = try await take(step(walk, [6, 5, 4, 3, 2, 1]), isOver: true)
    let gone = try await store.removeUnmet(
      by: other, in: "lobby", from: nil, to: at(9), order: .touched, requestedAt: at(199))
    #expect(gone == [])
  }

  @Test func `a deleted message in an answer asked for earlier stays deleted`() async throws {
    let (walk, _) = try await store.openWalk(of: "lobby", at: at(200))
    let batch = try await store.enqueue(
      plan([.deleteMessage("m3", room: "lobby")]), hold: .zero, now: at(201))
    let items = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(items, now: at(201))
    try await store.settle(
      [Settlement(item: items[0], outcome: .done, attempts: 1, requestedAt: at(202))], now: at(203))
    let news = try await take(step(walk, [6, 5, 4, 3, 2, 1]), isOver: true)
    #expect(news.messageCount == 5)
    #expect(try await !known().contains("m3"))
  }
}
