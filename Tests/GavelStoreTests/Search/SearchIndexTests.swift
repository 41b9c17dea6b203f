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
}
