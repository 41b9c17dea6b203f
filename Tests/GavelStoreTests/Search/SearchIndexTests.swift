import GavelModel
import Testing

@testable import GavelStore

/// Messages enter the index at the end of a transaction, whatever happened to them in it.
@Suite struct SearchIndexTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    try await fixture.store.record(roomPage([room("lobby")]))
  }

  @Test func `a transaction adds one piece to the index, however many messages it brings`()
    async throws
  {
    let messages = (1...300).map {
      message(MessageID("m\($0)"), "parcel number \($0)", in: "lobby", sent: Int64($0))
    }
    try await store.record([page(messages)], in: "lobby")
    let connection = try StoreFile.openForReading(
      path: fixture.folder.store, busyTimeout: .seconds(1))
    defer { connection.close() }
    let pieces = try connection.first("SELECT count(DISTINCT segid) FROM message_search_idx") {
      $0.int(0)
    }
    #expect(pieces == 1)
    #expect(try await reader.search("number 300").map(\.id) == ["m300"])
  }

  @Test func `what is rewritten or taken away where it came leaves nothing false behind`()
    async throws
  {
    let first = [
      message("kept", "the parcel", in: "lobby", sent: 1),
      message("edited", "the ferry", in: "lobby", sent: 2),
      message("gone", "the choir", in: "lobby", sent: 3),
    ]
    let edit = message("edited", "the harbour", in: "lobby", sent: 2, updated: 5)
    let told = changes([edit], deleted: ["gone": at(4)], asked: 101)
    let arrival: Store.Write = { (store: isolated Store) throws(StoreError) in
      try store.record([page(first)], in: "lobby")
    }
    let change: Store.Write = { (store: isolated Store) throws(StoreError) in
      try store.record(changes: told, in: "lobby")
    }
    try await store.together([arrival, change])
    #expect(try await store.integrityCheck() == [])
    for (text, ids) in [
      ("parcel", ["kept"]), ("harbour", ["edited"]), ("ferry", []), ("choir", []),
    ] {
      #expect(try await reader.search(text).map(\.id.rawValue) == ids, "\(text)")
    }
  }

  @Test(arguments: ["see a doctor  in\tHarbour Road", "ab c de\nf", "日本 は 朝、go 東京 x"])
  func `any part of a text is found by the index alone, across words too`(text: String)
    async throws
  {
    try await store.record([page([message("m", text, in: "lobby", sent: 1)])], in: "lobby")
    let connection = try StoreFile.openForReading(
      path: fixture.folder.store, busyTimeout: .seconds(1))
    defer { connection.close() }
    let places = text.indices + [text.endIndex]
    for (place, start) in places.enumerated() {
      for end in places[(place + 1)...] {
        let part = String(text[start..<end])
        guard let query = SearchText(part).indexQuery else { continue }
        let rows = try connection.first(
          "SELECT count(*) FROM message_search WHERE message_search MATCH ?", query
        ) { $0.int(0) }
        #expect(rows == 1, "\(part) as \(query)")
      }
    }
  }

  @Test func `words that meet are looked up as such, where the search shows enough of them`() {
    #expect(SearchText("lunch meeting").indexQuery?.hasPrefix(#""ch me" AND "lun""#) == true)
    #expect(SearchText("e a d").indexQuery == #""e"*"#)
    #expect(SearchText("see a do").indexQuery == #""ee a" AND "a do" AND "see""#)
  }

  @Test func `a store of before is indexed anew`() async throws {
    let folder = try TemporaryFolder()
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 7)
    try connection.execute(
      script: """
        INSERT INTO people(row, id, name, sort_name, is_bot)
          VALUES (1, 'u1', 'Mei Lin', 'mei lin', 0);
        INSERT INTO rooms(row, id, name, kind, status, listed, rank, told_members, described_at)
          VALUES (1, 'lobby', 'The lobby', 'group', 'active', 1, -1, 1, 1);
        INSERT INTO messages(row, room, id, author, type, text, sent_at, updated_at, flags)
          VALUES (1, 1, 'a', 1, 'text', 'lunch after the meeting', 1, 1, 0);
        DELETE FROM unsearched;
        """)
    connection.close()
    let store = try Store(path: folder.store)
    #expect(try await store.integrityCheck() == [])
    let reader = try StoreReader(path: folder.store)
    await reader.setScanBudget(1)
    for text in [#""after the""#, #"from:"mei lin""#, #"in:"the lobby""#] {
      let filter = try Filter.of(text, .search)
      #expect(try await reader.search(all: filter).map(\.id) == ["a"], "\(text)")
    }
  }
}
