import GavelModel
import Testing

@testable import GavelStore

/// Messages of a room by what they have in common.
@Suite struct SharedTraitTests {
  let fixture: StoreFixture
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    let spam = Person(id: "x")
    var answer = message("m3", "no", in: "lobby", sent: 3)
    answer.replyTo = "m1"
    try await fixture.store.record(
      [
        page([
          message("m1", "buy", by: spam, in: "lobby", sent: 1),
          message("m2", "Buy", in: "lobby", sent: 2), answer,
          message("m4", "buy", by: spam, in: "lobby", sent: 4),
        ])
      ], in: "lobby")
    try await fixture.store.record(
      [page([message("n1", "buy", by: spam, in: "den", sent: 1)])], in: "den")
  }

  private func ids(_ trait: SharedTrait, limit: Int = 9) async throws -> [MessageID] {
    try await reader.ids(in: "lobby", sharing: trait, limit: limit)
  }

  @Test func `only messages of the room that share it are found, oldest first`() async throws {
    #expect(try await ids(.author("x")) == ["m1", "m4"])
    #expect(try await ids(.author("nobody")) == [])
    #expect(try await ids(.text("buy")) == ["m1", "m4"])
    #expect(try await ids(.thread("m1")) == ["m1", "m3"])
    #expect(try await ids(.room("lobby")).count == 4)
    #expect(try await ids(.room("den")) == [])
    #expect(try await ids(.author("x"), limit: 1) == ["m1"])
  }

  @Test func `messages are read by their ids as far as they are there`() async throws {
    let found = try await reader.messages(in: "lobby", ids: ["m4", "gone", "m1", "n1"])
    #expect(found.map(\.id) == ["m1", "m4"])
  }
}
