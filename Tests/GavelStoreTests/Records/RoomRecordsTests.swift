import GavelModel
import Testing

@testable import GavelStore

@Suite struct RoomRecordsTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
  }

  private func listed() async throws -> [RoomID] {
    try await reader.rooms(.first, limit: 50).rows.map(\.id)
  }

  @Test func `every field of a room comes back`() async throws {
    var full = room("lobby", name: "Lobby", active: 9, members: 3, status: .frozen)
    full.kind = .other("broadcast")
    full.owner = "ana"
    full.managers = ["mei", "tomás"]
    full.createdAt = at(1)
    full.mayModerate = false
    full.raw = RawJSON(#"{"x":1}"#)
    try await store.record(detail(full))
    #expect(try await reader.room("lobby") == full)
  }

  @Test func `rooms are listed by activity, and move when a message comes`() async throws {
    try await store.record(roomPage([room("a", active: 1), room("b", active: 2)]))
    #expect(try await listed() == ["b", "a"])
    try await store.record([page([message("m", in: "a", sent: 5)], asked: 101)], in: "a")
    #expect(try await listed() == ["a", "b"])
  }

  @Test func `a description that tells no activity does not take a room back down`() async throws {
    let market = Room(id: "market", kind: .group, createdAt: at(1), activeAt: at(1))
    let direct = Room(id: "direct", kind: .direct, createdAt: at(2), activeAt: at(2))
    try await store.record(roomPage([market, direct]))
    #expect(try await listed() == ["direct", "market"])
    try await store.record([page([message("m", in: "market", sent: 5)], asked: 101)], in: "market")
    try await store.record(roomPage([market, direct], asked: 102))
    #expect(try await listed() == ["market", "direct"])
    #expect(try await reader.room("market")?.activeAt == at(5))
    let general = Room(id: "general", kind: .group, createdAt: at(1), activeAt: at(1))
    try await store.record(detail(general, asked: 104))
    try await store.record(
      [page([message("g", in: "general", sent: 4)], asked: 103)], in: "general")
    #expect(try await listed() == ["market", "general", "direct"])
    let bare = Room(id: "market", kind: .group, activeAt: Timestamp(milliseconds: 0))
    try await store.record(detail(bare, asked: 103))
    #expect(try await listed() == ["market", "general", "direct"])
  }

  @Test func `a late description changes nothing`() async throws {
    try await store.record(roomPage([room("a", name: "New")], asked: 200))
    try await store.record(roomPage([room("a", name: "Old")], asked: 199))
    #expect(try await reader.room("a")?.name == "New")
  }

  @Test func `what an answer leaves out stays known, what it says is believed`() async throws {
    var full = room("a", name: "Name", members: 5)
    full.owner = "ana"
    full.managers = ["mei"]
    full.mayModerate = true
    try await store.record(detail(full, members: nil, asked: 100))
    try await store.record(roomPage([room("a")], asked: 101))
    let after = try await reader.room("a")
    #expect(after?.name == nil)
    #expect(after?.owner == "ana")
    #expect(after?.managers == ["mei"])
    #expect(after?.mayModerate == true)
    #expect(after?.memberCount == 5)
    try await store.record(detail(room("a"), members: [], asked: 102))
    #expect(try await reader.room("a")?.managers == [])
  }

  @Test func `a room that is gone leaves lists, search and counters`() async throws {
    try await store.record(roomPage([room("a"), room("b")]))
    try await store.record([page([message("m", "hello", in: "a")])], in: "a")
    try await store.mark("a", as: .gone, at: at(150))
    #expect(try await listed() == ["b"])
    #expect(try await reader.rooms(.first, limit: 1).total == 1)
    #expect(try await reader.search("hello") == [])
    #expect(try await reader.syncSummary().messages == 0)
    #expect(try await reader.room("a")?.status == .gone)
    #expect(try await store.integrityCheck() == [])
  }

  @Test(arguments: [RoomStatus.frozen, .forbidden, .goneSuspected])
  func `a room that cannot be reached stays in the list and says why`(status: RoomStatus)
    async throws
  {
    try await store.record(roomPage([room("a")]))
    try await store.mark("a", as: status, at: at(150))
    #expect(try await reader.rooms(.first, limit: 5).rows.map(\.status) == [status])
    try await store.record(roomPage([room("a")], asked: 140))
    #expect(try await reader.room("a")?.status == status)
    try await store.record(roomPage([room("a")], asked: 160))
    #expect(try await reader.room("a")?.status == .active)
  }

  @Test func `a late page does not bring a room back, a later one does`() async throws {
    try await store.record(roomPage([room("a")]))
    try await store.mark("a", as: .gone, at: at(150))
    try await store.record(roomPage([room("a")], asked: 150))
    try await store.record(
      detail(room("a"), members: [Member(person: Person(id: "x"))], asked: 149))
    try await store.record([page([message("m", in: "a")], asked: 149)], in: "a")
    #expect(try await listed() == [])
    #expect(try await reader.syncSummary().messages == 0)
    try await store.record(roomPage([room("a")], asked: 151))
    #expect(try await listed() == ["a"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `only rooms that lists should name are missed`() async throws {
    try await store.record(
      roomPage([room("a"), room("b"), room("c"), room("d"), room("e")], asked: 100))
    try await store.record(roomPage([room("a")], asked: 200))
    try await store.mark("c", as: .frozen, at: at(201))
    try await store.mark("d", as: .goneSuspected, at: at(201))
    try await store.mark("e", as: .gone, at: at(201))
    #expect(try await store.roomsUnseen(since: at(200)) == ["b", "d"])
  }

  @Test func `a room known by its messages alone is readable and not listed`() async throws {
    try await store.record([page([message("m", in: "x")])], in: "x")
    #expect(try await listed() == [])
    #expect(try await reader.messages(in: "x", .first, limit: 5).rows.count == 1)
    try await store.record(roomPage([room("x", name: "Found")]))
    #expect(try await listed() == ["x"])
    #expect(try await reader.room("x")?.messageCount == 1)
  }
}
