import GavelModel
import Testing

@testable import GavelStore

@Suite struct ContextTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    let spam = Person(id: "x")
    try await store.record(
      [page((1...9).map { message(MessageID("m\($0)"), by: $0 == 5 ? spam : nil, sent: $0) })],
      in: "lobby")
    try await store.record(
      [page([message("n1", by: spam, in: "den", sent: 3), message("n2", in: "den", sent: 4)])],
      in: "den")
  }

  @Test func `the conversation around a message has so many on each side`() async throws {
    func around(_ id: MessageID?, _ time: Timestamp?, _ each: Int = 2) async throws -> [MessageID] {
      try await reader.messagesAround(room: "lobby", message: id, time: time, each: each)
        .map(\.id)
    }
    #expect(try await around("m5", nil) == ["m3", "m4", "m5", "m6", "m7"])
    #expect(try await around("m1", nil) == ["m1", "m2", "m3"])
    #expect(try await around("m9", at(1)) == ["m7", "m8", "m9"])
    #expect(try await around("gone", at(5)) == ["m3", "m4", "m5", "m6"])
    #expect(try await around(nil, at(5), 1) == ["m4", "m5"])
    #expect(try await around("gone", nil) == [])
    #expect(try await reader.messagesAround(room: "no", message: "m5", time: nil, each: 1) == [])
  }

  @Test(arguments: [1, 3, 8_000]) func `an author's latest messages come from all rooms`(
    budget: Int
  ) async throws {
    await reader.setScanBudget(budget)
    #expect(try await reader.recentMessages(of: "x", limit: 9).map(\.id) == ["m5", "n1"])
    #expect(try await reader.recentMessages(of: "x", limit: 1).map(\.id) == ["m5"])
    #expect(try await reader.recentMessages(of: "x", limit: 1).map(\.room) == ["lobby"])
    #expect(try await reader.recentMessages(of: "nobody", limit: 9) == [])
  }

  private func write(_ texts: [String]) async throws {
    let messages = texts.enumerated().map { number, text in
      message(MessageID("s\(number)"), text, in: "wave", sent: Int64(number))
    }
    try await store.record([page(messages)], in: "wave")
  }

  private func similar(to text: String, besides: MessageID? = nil) async throws -> [MessageID] {
    try await reader.similarMessages(to: text, besides: besides, limit: 9).map(\.id)
  }

  @Test func `nearly the same text is found elsewhere, newest first`() async throws {
    try await write([
      "BUY cheap watches now at http://spam.example/a1", "we talked about watches yesterday",
      "buy cheap watches NOW!!! at http://spam.example/b2",
      "buy, cheap watches now @ http://spam.example/c3 🎁", "cheap",
    ])
    let text = "Buy cheap watches now at http://spam.example/zz"
    #expect(try await similar(to: text) == ["s3", "s2", "s0"])
    #expect(try await similar(to: text, besides: "s2") == ["s3", "s0"])
    #expect(try await reader.similarMessages(to: text, limit: 1).map(\.id) == ["s3"])
  }

  @Test func `short texts are similar only when their letters are the same`() async throws {
    try await write(["Howdy!", "howdy you", "how", "日本へようこそ", "日本へ", "ようこそ日本へ"])
    #expect(try await similar(to: "howdy") == ["s0"])
    #expect(try await similar(to: "日本へようこそ!") == ["s3"])
  }

  @Test func `a long text without blanks is found though a part of it differs`() async throws {
    try await write([
      "本日限定！高級腕時計が激安価格で手に入るチャンスをお見逃しなく、今すぐ登録", "本日は晴天なり",
    ])
    let text = "本日限り高級腕時計が激安価格で手に入るチャンスをお見逃しなく今すぐ登録を"
    #expect(try await similar(to: text) == ["s0"])
  }

  @Test(arguments: ["", "  ", "a b", "\u{0}\u{0}\u{0}\u{0}", "\"\"\""])
  func `a text with nothing to look for finds nothing`(text: String) async throws {
    try await write(["a b", "", "…"])
    #expect(try await similar(to: text) == [])
  }
}
