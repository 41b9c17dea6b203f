import Testing

@testable import GavelSandbox

@Suite struct FaultBookTests {
  private func head(_ method: String, _ path: String) -> RequestHead {
    let segments = RequestHead.segments(of: path.utf8) ?? []
    return RequestHead(method: method, path: path, query: "", segments: segments, fields: [])
  }

  private func book(_ text: String) throws -> FaultBook {
    FaultBook(rules: try FaultRule.rules(reading: JSON(reading: Array(text.utf8))))
  }

  @Test func `a star spans one segment and no more`() throws {
    let rules = try FaultRule.rules(
      reading: [["match": ["method": "DELETE", "path": "/rooms/*/messages/*"], "kind": "empty"]])
    #expect(rules[0].matches(head("DELETE", "/rooms/a%2Fb/messages/1")))
    #expect(rules[0].matches(head("DELETE", "/rooms/a/messages/1/")))
    #expect(!rules[0].matches(head("DELETE", "/rooms/a/b/messages/1")))
    #expect(!rules[0].matches(head("GET", "/rooms/a/messages/1")))
    #expect(!rules[0].matches(head("DELETE", "/rooms/a/messages")))
  }

  @Test func `a rule strikes once unless it says otherwise`() throws {
    var once = try book("[{\"kind\":\"dropAfter\"}]")
    #expect(once.strike(head("GET", "/a"), now: 0)?.fault == .dropAfter)
    #expect(once.strike(head("GET", "/a"), now: 0) == nil)
    var always = try book("[{\"kind\":\"dropAfter\",\"times\":0}]")
    for _ in 0..<5 { #expect(always.strike(head("GET", "/a"), now: 0) != nil) }
  }

  @Test func `a rule lets the first matches pass when told to`() throws {
    var book = try book("[{\"kind\":\"truncate\",\"after\":2,\"times\":2}]")
    let struck = (0..<6).map { _ in book.strike(head("GET", "/a"), now: 0) != nil }
    #expect(struck == [false, false, true, true, false, false])
  }

  @Test func `the first rule that has something left to do wins`() throws {
    var book = try book(
      "[{\"kind\":\"html502\"},{\"match\":{\"path\":\"/b\"},\"kind\":\"empty\",\"times\":0},"
        + "{\"kind\":\"endless\",\"times\":0}]")
    #expect(book.strike(head("GET", "/b"), now: 0)?.fault == .html502)
    #expect(book.strike(head("GET", "/b"), now: 0)?.fault == .empty)
    #expect(book.strike(head("GET", "/a"), now: 0)?.fault == .endless)
  }

  @Test func `a rate limit holds for its whole window and says how long that is`() throws {
    var book = try book("[{\"kind\":\"rateLimit\",\"seconds\":3}]")
    #expect(book.strike(head("GET", "/a"), now: 1000)?.retryAfterSeconds == 3)
    #expect(book.strike(head("GET", "/a"), now: 2500)?.retryAfterSeconds == 2)
    #expect(book.strike(head("GET", "/a"), now: 3999)?.retryAfterSeconds == 1)
    #expect(book.strike(head("GET", "/a"), now: 4000) == nil)
  }

  @Test(arguments: [
    "{}", "[1]", "[{}]", "[{\"kind\":\"explode\"}]", "[{\"kind\":\"empty\",\"times\":-1}]",
    "[{\"kind\":\"empty\",\"match\":3}]", "[{\"kind\":\"empty\",\"match\":{\"path\":\"/%zz\"}}]",
    "[{\"kind\":\"status\",\"status\":99}]", "[{\"kind\":\"status\",\"body\":{}}]", "nonsense",
  ])
  func `rules that make no sense are refused`(text: String) {
    #expect(throws: ControlRefusal.self) { try book(text) }
  }
}
