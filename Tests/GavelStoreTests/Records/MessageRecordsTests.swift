import GavelModel
import Testing

@testable import GavelStore

@Suite struct MessageRecordsTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(roomPage([room("lobby")]))
  }

  @Test func `every field of a message comes back`() async throws {
    let full = Message(
      id: "m1", room: "lobby", author: Person(id: "ana", name: "Ana", isBot: true), type: "image",
      text: "a\u{0}b \u{202e}日本\n", sentAt: at(1), updatedAt: at(2), editedAt: at(3),
      isPinned: true, isHidden: true, attachments: ["x.png", "https://y/?a=\"b\""],
      replyTo: "m0", raw: RawJSON(#"{"reaction":[]}"#))
    try await store.record([page([full])], in: "lobby")
    #expect(try await reader.message("m1", in: "lobby") == full)
  }

  @Test func `one id in two rooms is two messages`() async throws {
    try await store.record([page([message("m", "one", in: "a")])], in: "a")
    try await store.record([page([message("m", "two", in: "b")])], in: "b")
    #expect(try await reader.message("m", in: "a")?.text == "one")
    #expect(try await reader.message("m", in: "b")?.text == "two")
  }

  @Test func `an edit replaces the text in lists and search, an older page does not`() async throws
  {
    try await store.record([page([message("m", "first")])], in: "lobby")
    try await store.record([page([message("m", "second", updated: 5)])], in: "lobby")
    try await store.record([page([message("m", "first")])], in: "lobby")
    #expect(try await reader.message("m", in: "lobby")?.text == "second")
    #expect(try await reader.search("first") == [])
    #expect(try await reader.search("second").map(\.id) == ["m"])
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a message without its author keeps the known one`() async throws {
    try await store.record([page([message("m")])], in: "lobby")
    try await store.record([page([message("m", by: nil, updated: 1)])], in: "lobby")
    #expect(try await reader.message("m", in: "lobby")?.author?.name == "Ana")
  }

  @Test func `an author whose page failed is recorded by the next one`() async throws {
    let newcomer = Person(id: "new", name: "New")
    try await store.refuseMessages(true)
    await #expect(throws: StoreError.self) {
      try await store.record([page([message("m", by: newcomer)])], in: "lobby")
    }
    try await store.refuseMessages(false)
    try await store.record([page([message("m", by: newcomer)])], in: "lobby")
    #expect(try await reader.message("m", in: "lobby")?.author == newcomer)
    #expect(try await store.integrityCheck() == [])
  }
}

extension Store {
  func refuseMessages(_ refuses: Bool) throws(StoreError) {
    try database.execute(
      script: refuses
        ? """
        CREATE TEMP TRIGGER refusal BEFORE INSERT ON messages BEGIN
          SELECT RAISE(ABORT, 'refused');
        END
        """ : "DROP TRIGGER refusal")
  }
}
