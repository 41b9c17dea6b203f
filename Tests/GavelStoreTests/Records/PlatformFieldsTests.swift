import GavelModel
import Testing

@testable import GavelStore

@Suite struct PlatformFieldsTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() throws { fixture = try StoreFixture() }

  @Test func `what hangs on a message comes back and can change`() async throws {
    var root = message("m1")
    root.replyCount = 3
    root.discussion = "talk"
    try await store.record([page([root])], in: "lobby")
    #expect(try await reader.message("m1", in: "lobby") == root)
    root.replyCount = 4
    root.discussion = nil
    try await store.record([page([root], asked: 101)], in: "lobby")
    #expect(try await reader.message("m1", in: "lobby") == root)
  }

  @Test func `a room tells its parent and whether it can be read`() async throws {
    var talk = room("talk")
    talk.parent = "lobby"
    try await store.record(detail(talk))
    #expect(try await reader.room("talk") == talk)
    try await store.setReadable("talk", false)
    try await store.record(roomPage([room("talk")], asked: 101))
    talk.mayRead = false
    #expect(try await reader.room("talk") == talk)
    talk.mayRead = true
    try await store.record(detail(talk, asked: 102))
    #expect(try await reader.room("talk")?.mayRead == true)
  }

  @Test func `a member is muted by a list and by an action`() async throws {
    let mei = Member(person: Person(id: "mei"), isMuted: true)
    try await store.record(detail(room("lobby"), members: [mei], asked: 100))
    #expect(try await reader.member("mei", in: "lobby") == mei)
    try await fixture.act(.unmuteMember("mei", room: "lobby"))
    #expect(try await reader.member("mei", in: "lobby")?.isMuted == false)
    try await fixture.act(.muteMember("mei", room: "lobby"), now: 300)
    let shown = try await reader.members(of: "lobby", .first, limit: 5).rows
    #expect(shown == [mei])
  }

  @Test func `a username outlives a page that does not tell it`() async throws {
    let full = Person(id: "p1", name: "Mei", username: "mei.w", isDeactivated: true)
    try await store.record(full)
    try await store.record([page([message("m1", by: Person(id: "p1"))])], in: "lobby")
    #expect(try await reader.person("p1") == full)
    #expect(try await reader.message("m1", in: "lobby")?.author == full)
    try await store.record(Person(id: "p1", username: "mei2"))
    #expect(try await reader.person("p1") == Person(id: "p1", name: "Mei", username: "mei2"))
  }

  @Test(arguments: [1, 8_000]) func `people are found by their usernames`(budget: Int) async throws
  {
    await reader.setScanBudget(budget)
    let mei = Person(id: "p1", name: "Mei", username: "wanderer")
    try await store.record(detail(room("lobby"), members: [Member(person: mei)]))
    try await store.record(
      [page([message("m1", by: mei, sent: 1), message("m2", sent: 2)])], in: "lobby")
    #expect(try await reader.search("wander").map(\.id) == ["m1"])
    let members = try await reader.members(
      of: "lobby", matching: .of("WANDER", .members), .first, limit: 5)
    #expect(members.rows.map(\.id) == ["p1"])
    let messages = try await reader.messages(
      in: "lobby", matching: .of("wander", .messages), .first, limit: 5)
    #expect(messages.rows.map(\.id) == ["m1"])
    try await store.record(Person(id: "p1", username: "settler"))
    #expect(try await reader.search("settler").map(\.id) == ["m1"])
    #expect(try await reader.search("wander") == [])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `people without a name are listed by their username`() async throws {
    let people = [
      Person(id: "1", username: "zoe"), Person(id: "2", username: "Ada"), Person(id: "3"),
    ]
    var direct = room("d")
    direct.kind = .direct
    try await store.record(detail(direct, members: people.map { Member(person: $0) }))
    let rows = try await reader.members(of: "d", .first, limit: 5).rows
    #expect(rows.map(\.id) == ["3", "2", "1"])
    #expect(rows.map(\.listKey) == rows.map(\.listKey).sorted())
    #expect(try await reader.room("d")?.peers == ["3", "Ada", "zoe"])
  }
}
