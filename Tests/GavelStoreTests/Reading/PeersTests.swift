import GavelModel
import Testing

@testable import GavelStore

/// Direct conversations are listed with the names of their other members.
@Suite struct PeersTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
  }

  private func record(
    _ id: RoomID, name: String? = nil, kind: RoomKind = .direct, _ people: [String]
  ) async throws {
    try await store.record(
      detail(
        Room(id: id, name: name, kind: kind, activeAt: at(1)),
        members: people.map { Member(person: Person(id: PersonID($0.lowercased()), name: $0)) }))
  }

  private func peers(_ id: RoomID) async throws -> [String]? {
    try await reader.room(id)?.peers
  }

  @Test func `the account itself is no peer of its conversations`() async throws {
    try await store.adopt(server: "https://acme.imkit.io", account: "ana", dialect: "imkit")
    try await record("dm", ["Tomás", "Ana", "Mei"])
    #expect(try await peers("dm") == ["Mei", "Tomás"])
    #expect(try await reader.rooms(.first, limit: 9).rooms() == [["Mei", "Tomás"]])
  }

  @Test func `only conversations without a name have peers, and of many only some are read`()
    async throws
  {
    try await record("named", name: "harbour", ["Ana", "Mei"])
    try await record("group", kind: .group, ["Ana", "Mei"])
    try await record("many", ["A", "B", "C", "D", "E", "F"])
    #expect(try await peers("named") == [])
    #expect(try await peers("group") == [])
    #expect(try await peers("many") == ["A", "B", "C", "D"])
  }

  @Test func `who is staff in some room is told once, those with the most rooms first`()
    async throws
  {
    func record(_ id: RoomID, _ kind: RoomKind, _ people: [(PersonID, Role)]) async throws {
      try await store.record(
        detail(
          Room(id: id, name: id.rawValue, kind: kind, activeAt: at(1)),
          members: people.map { Member(person: Person(id: $0.0), role: $0.1) }))
    }
    try await record("a", .group, [("ana", .owner), ("mei", .manager), ("tomas", .member)])
    try await record("b", .group, [("mei", .admin), ("tomas", .member)])
    try await record("dm", .direct, [("zoe", .owner)])
    #expect(try await reader.staff(limit: 9).map(\.id) == ["mei", "ana"])
    #expect(try await reader.staff(limit: 1).map(\.id) == ["mei"])
  }

  @Test func `a conversation is found by the names it is shown with`() async throws {
    try await record("dm-1", ["Ana", "Mei 美"])
    try await record("dm-2", ["Ana", "Tomás"])
    let found = try await reader.rooms(matching: .of("mei", .rooms), .first, limit: 9)
    #expect(found.rows.map(\.id) == ["dm-1"])
    #expect(
      try await reader.rooms(matching: .of("美", .rooms), .first, limit: 9).rows.map(\.id) == [
        "dm-1"
      ])
  }
}

extension ListWindow<Room> {
  fileprivate func rooms() -> [[String]] { rows.map(\.peers) }
}
