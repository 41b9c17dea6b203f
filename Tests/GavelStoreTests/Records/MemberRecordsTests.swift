import GavelModel
import Testing

@testable import GavelStore

@Suite struct MemberRecordsTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
  }

  private func members() async throws -> [PersonID] {
    try await reader.members(of: "lobby", .first, limit: 50).rows.map(\.id)
  }

  private func member(_ id: PersonID, _ name: String? = nil, _ role: Role = .member) -> Member {
    Member(person: Person(id: id, name: name), role: role)
  }

  @Test func `members stand by rights, then by name without case`() async throws {
    let list = [
      member("1", "bob"), member("2", "Álva"), member("3", "Zoe", .owner), member("4", "Alice"),
      member("5", nil, .manager), member("6", "alice"),
    ]
    try await store.record(detail(room("lobby"), members: list))
    let expected = list.sorted { $0.listKey < $1.listKey }.map(\.id)
    #expect(try await members() == expected)
    #expect(try await reader.room("lobby")?.memberCount == 6)
  }

  @Test func `everybody who owns a room is told as such, and who owns it alone`() async throws {
    var lobby = room("lobby", name: "Lobby")
    (lobby.owner, lobby.managers) = ("olga", ["dora", "max"])
    let people = [
      member("olga", "Olga", .owner), member("dora", "Dora", .owner), member("max", nil, .manager),
    ]
    try await store.record(detail(lobby, members: people))
    try await store.record(
      detail(room("market"), members: [member("olga", "Olga", .owner), member("max")]))
    #expect(try await reader.room("lobby")?.owners == ["olga", "dora"])
    #expect(try await reader.room("market")?.owners == ["olga"])
    #expect(try await reader.roomsOwnedAlone(by: "olga") == ["market"])
    #expect(try await reader.roomsOwnedAlone(by: "dora") == [])
    #expect(try await reader.roomsOwnedAlone(by: "nobody") == [])
  }

  @Test func `a new list replaces the old one, a missing one does not`() async throws {
    try await store.record(detail(room("lobby"), members: [member("a"), member("b", "B")]))
    try await store.record(detail(room("lobby"), members: nil, asked: 101))
    #expect(try await members() == ["a", "b"])
    try await store.record(
      detail(room("lobby"), members: [member("b", "B", .manager), member("c")], asked: 102))
    #expect(try await members() == ["b", "c"])
    #expect(try await reader.member("b", in: "lobby")?.role == .manager)
    try await store.record(detail(room("lobby"), members: [member("a")], asked: 90))
    #expect(try await members() == ["b", "c"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a person listed twice is one member`() async throws {
    let twice = [member("a", "A", .manager), member("a", "A")]
    try await store.record(detail(room("lobby"), members: twice))
    #expect(try await members() == ["a"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a new name moves the member`() async throws {
    try await store.record(
      detail(room("lobby"), members: [member("a", "Anna"), member("b", "Bea")]))
    let renamed = message("m", by: Person(id: "a", name: "Zora"))
    try await store.record([page([renamed])], in: "lobby")
    #expect(try await members() == ["b", "a"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `people are found by their usernames, whichever letters are capital`() async throws {
    let mona = Person(id: "1", name: "Mona L", username: "Mona.L")
    let others = [Person(id: "2", name: "mona.l"), Person(id: "3", name: "X", username: "mona")]
    try await store.record(
      detail(room("lobby"), members: ([mona] + others).map { Member(person: $0) }))
    #expect(try await reader.people(named: ["mona.l", "nobody"]).map(\.id) == ["1"])
    #expect(try await reader.people(named: []) == [])
  }

  @Test func `the newer of list and count is shown`() async throws {
    try await store.record(detail(room("lobby"), members: [member("a")], asked: 100))
    try await store.record(roomPage([room("lobby", members: 7)], asked: 101))
    #expect(try await reader.room("lobby")?.memberCount == 7)
    #expect(try await reader.members(of: "lobby", .first, limit: 5).total == 1)
  }

  @Test func `a person in a message takes nothing from what is known`() async throws {
    let raw = RawJSON(#"{"lastLoginTimeMS":1772,"nickname":"Ana","tags":["x"]}"#)
    let full = Person(id: "ana", name: "Ana", isBot: true, raw: raw)
    try await store.record(detail(room("lobby"), members: [Member(person: full)]))
    let nested = Person(
      id: "ana", name: nil, raw: RawJSON(#"{"lastLoginTimeMS":0,"nickname":"","tags":[],"n":1}"#))
    try await store.record([page([message("m", by: nested)])], in: "lobby")
    let after = try await reader.person("ana")
    #expect(after?.name == "Ana")
    #expect(after?.isBot == true)
    #expect(
      after?.raw == RawJSON(#"{"lastLoginTimeMS":1772,"n":1,"nickname":"Ana","tags":["x"]}"#))
  }

  @Test func `a false in a newer answer is news, not emptiness`() async throws {
    try await store.record(Person(id: "a", raw: RawJSON(#"{"blocked":true,"n":5}"#)))
    try await store.record(Person(id: "a", raw: RawJSON(#"{"blocked":false,"n":0}"#)))
    #expect(try await reader.person("a")?.raw == RawJSON(#"{"blocked":false,"n":5}"#))
  }
}
