import GavelModel
import Testing

@testable import GavelStore

@Suite struct WalkTests {
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

  @Test func `what a whole walk does not meet was deleted by others`() async throws {
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    try await store.record(
      [page([message("m6", sent: 6), message("m4", sent: 4)], asked: 200)], in: "lobby",
      walk: walk)
    try await store.record([page([message("m1", sent: 1)], asked: 201)], in: "lobby", walk: walk)
    let gone = try await store.removeUnmet(
      by: walk, in: "lobby", from: nil, to: at(6), order: .touched, requestedAt: at(200))
    #expect(Set(gone) == ["m2", "m3", "m5"])
    #expect(try await known() == ["m1", "m4", "m6"])
    #expect(try await reader.search("hello").count == 3)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a walk judges only the stretch it walked, without the tie at its end`() async throws {
    try await store.record(
      [page([message("tie", sent: 3, updated: 3), message("late", sent: 9)])], in: "lobby")
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    let met = [message("m6", sent: 6), message("m3", sent: 3)]
    try await store.record([page(met, asked: 200)], in: "lobby", walk: walk)
    let gone = try await store.removeUnmet(
      by: walk, in: "lobby", from: at(3), to: at(6), order: .touched, requestedAt: at(200))
    #expect(Set(gone) == ["m4", "m5"])
    #expect(try await known() == ["m1", "m2", "m3", "tie", "m6", "late"])
  }

  @Test func `a history by sending is judged by sending`() async throws {
    try await store.record([page([message("edited", sent: 2, updated: 9)])], in: "lobby")
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    let gone = try await store.removeUnmet(
      by: walk, in: "lobby", from: at(1), to: at(3), order: .sent, requestedAt: at(200))
    #expect(Set(gone) == ["m2", "m3", "edited"])
    #expect(try await known() == ["m1", "m4", "m5", "m6"])
  }

  @Test func `an anchor without its time, as it was kept once, is none`() async throws {
    let state = RoomSyncState(
      anchor: HistoryAnchor(message: "m1", sentAt: at(1)), checkedAt: at(200))
    try await store.setSyncState(state, of: "lobby")
    #expect(try await store.syncState(of: "lobby") == state)
    try await store.forgetAnchorTimes()
    #expect(try await store.syncState(of: "lobby")?.anchor == nil)
  }

  @Test func `what another read met during a walk is alive`() async throws {
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    let all = (1...6).map { message(MessageID("m\($0)"), sent: Int64($0)) }
    try await store.record([page(all, asked: 201)], in: "lobby")
    let gone = try await store.removeUnmet(
      by: walk, in: "lobby", from: nil, to: at(6), order: .touched, requestedAt: at(200))
    #expect(gone == [])
  }

  @Test func `a read from before the walk proves nothing`() async throws {
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    try await store.record([page([message("m1", sent: 1)], asked: 199)], in: "lobby")
    let gone = try await store.removeUnmet(
      by: walk, in: "lobby", from: nil, to: at(6), order: .touched, requestedAt: at(200))
    #expect(gone.count == 6)
  }

  @Test func `deleted by others can come back, but not with an old page`() async throws {
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    _ = try await store.removeUnmet(
      by: walk, in: "lobby", from: nil, to: at(6), order: .touched, requestedAt: at(200))
    try await store.record([page([message("m1", sent: 1)], asked: 200)], in: "lobby")
    #expect(try await known() == [])
    try await store.record([page([message("m1", sent: 1)], asked: 201)], in: "lobby")
    #expect(try await known() == ["m1"])
  }

  @Test func `a page for a walk that has ended is recorded all the same`() async throws {
    let walk = try await store.beginWalk(of: "lobby", at: at(200))
    try await store.endWalk(walk)
    try await store.record([page([message("m9", sent: 9)], asked: 201)], in: "lobby", walk: walk)
    #expect(try await known().count == 7)
  }

  @Test func `the state of a room's sync is kept until the room is emptied`() async throws {
    let state = RoomSyncState(
      newestUpdate: at(6), anchor: HistoryAnchor(message: "m1", sentAt: at(1)), isComplete: true,
      platformCount: 6, checkedAt: at(200))
    try await store.setSyncState(state, of: "lobby")
    #expect(try await store.syncState(of: "lobby") == state)
    #expect(try await reader.syncSummary().completeRooms == 1)
    let batch = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(300))
    let ids = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(ids, now: at(300))
    let done = Settlement(item: ids[0], outcome: .done, attempts: 1, requestedAt: at(301))
    try await store.settle([done], now: at(302))
    #expect(try await store.syncState(of: "lobby") == nil)
    try await store.setSyncState(state, of: "lobby")
    #expect(try await store.syncState(of: "lobby") == nil)
    #expect(try await reader.syncSummary().completeRooms == 0)
  }
}

extension Store {
  func forgetAnchorTimes() throws(StoreError) {
    try database.run("UPDATE syncs SET anchor_at = NULL")
  }
}
