import GavelModel
import Testing

@testable import GavelStore

@Suite struct ChangesTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    try await store.record(roomPage([room("lobby"), room("den")]))
    try await store.record(
      [page([message("m1", sent: 1), message("m2", sent: 2)])], in: "lobby")
  }

  private func messages() async throws -> [MessageID] {
    try await reader.messages(in: "lobby", .first, limit: 10).rows.map(\.id)
  }

  @Test func `what is new is added, what was deleted goes, both in one commit`() async throws {
    let new = message("m3", sent: 3)
    try await store.record(changes: changes([new], deleted: ["m1": at(9)]), in: "lobby")
    #expect(try await messages() == ["m2", "m3"])
    try await store.record([page([message("m1", sent: 1)], asked: 100)], in: "lobby")
    #expect(try await messages() == ["m2", "m3"])
    try await store.record([page([message("m1", sent: 1)], asked: 101)], in: "lobby")
    #expect(try await messages() == ["m1", "m2", "m3"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a deletion takes nothing that was sent later under its id`() async throws {
    try await store.record(changes: changes(deleted: ["m2": at(1)]), in: "lobby")
    #expect(try await messages() == ["m1", "m2"])
    let again = message("m1", "again", sent: 20)
    try await store.record(changes: changes([again], deleted: ["m1": at(9)]), in: "lobby")
    #expect(try await reader.message("m1", in: "lobby")?.text == "again")
    let old = message("m2", "edited", sent: 2, updated: 5)
    try await store.record(changes: changes([old], deleted: ["m2": at(9)]), in: "lobby")
    #expect(try await messages() == ["m1"])
  }

  @Test func `changes of a room that is gone since come too late`() async throws {
    try await store.mark("lobby", as: .gone, at: at(150))
    try await store.record(changes: changes([message("m9")], asked: 149), in: "lobby")
    #expect(try await messages() == [])
  }

  private func rooms(
    _ updated: [Room] = [], deleted: [RoomID: Timestamp], asked: Int64 = 110
  ) async throws -> [RoomID] {
    try await store.record(
      changes: RoomChanges(
        updated: updated.map { detail($0, asked: asked) }, deleted: deleted,
        requestedAt: at(asked)))
    return try await reader.rooms(.first, limit: 9).rows.map(\.id).sorted()
  }

  @Test func `rooms change, and those deleted since leave`() async throws {
    #expect(
      try await rooms([room("new", active: 5)], deleted: ["den": at(105), "other": at(105)])
        == ["lobby", "new"])
    #expect(try await reader.room("den")?.status == .gone)
    #expect(try await reader.room("other") == nil)
    try await store.record(roomPage([room("den")], asked: 111))
    #expect(try await reader.room("den")?.status == .active)
  }

  @Test func `a room that was made again under its id is alive`() async throws {
    var direct = room("den")
    direct.createdAt = at(50)
    try await store.record(detail(direct, asked: 101))
    #expect(try await rooms(deleted: ["den": at(49)]) == ["den", "lobby"])
    #expect(try await rooms([direct], deleted: ["den": at(60)]) == ["den", "lobby"])
    #expect(try await rooms(deleted: ["lobby": at(99)]) == ["den", "lobby"])
    #expect(try await rooms(deleted: ["den": at(50)]) == ["lobby"])
  }

  @Test func `a room that was found alive after its deletion stays`() async throws {
    var direct = room("den")
    direct.createdAt = at(50)
    try await store.record(detail(direct, asked: 101))
    try await store.mark("den", as: .active, at: at(106))
    #expect(try await rooms(deleted: ["den": at(105)]) == ["den", "lobby"])
    try await store.mark("den", as: .goneSuspected, at: at(107))
    #expect(try await rooms(deleted: ["den": at(105)]) == ["lobby"])
  }
}
