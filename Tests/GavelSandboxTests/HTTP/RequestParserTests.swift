import Testing

@testable import GavelSandbox

@Suite struct RequestParserTests {
  private func parse(_ text: String) throws(RequestFault) -> Request? {
    var parser = RequestParser(limits: HTTPLimits())
    var input = InputBuffer()
    input.append(text.utf8)
    return try parser.next(from: &input)
  }

  private static let host = "Host: x\r\n"

  @Test(arguments: [
    "GET\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
    " GET / HTTP/1.1\r\n\r\n", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / http/1.1\r\nHost: x\r\n\r\n", "GET /\u{1} HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /é HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%f HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", "GET rooms HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nName : v\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n: v\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\r\n",
  ])
  func `what breaks the rules of HTTP is malformed`(text: String) {
    #expect(throws: RequestFault.malformed) { try parse(text) }
  }

  @Test func `limits and unknown versions and codings have their own status`() {
    let long = String(repeating: "a", count: 40_000)
    let many = (0..<200).map { "H\($0): v\r\n" }.joined()
    let cases: [(String, RequestFault)] = [
      ("GET /\(long) HTTP/1.1\r\n", .headTooLarge),
      ("GET /\(long)", .headTooLarge),
      ("GET / HTTP/1.1\r\nA: \(long)", .headTooLarge),
      ("GET / HTTP/1.1\r\n\(many)\r\n", .headTooLarge),
      ("GET / HTTP/2.0\r\n\r\n", .unsupportedVersion),
      ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", .bodyTooLarge),
      (
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        .bodyTooLarge
      ),
      (
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
        .bodyTooLarge
      ),
      ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", .unsupportedCoding),
    ]
    for (text, fault) in cases { #expect(throws: fault) { try parse(text) } }
  }

  @Test func `a request may come byte by byte`() throws {
    let text =
      "POST /rooms/a%2Fb/x?k=v%20w&e= HTTP/1.1\r\nHost: x\r\nX-A:  two words \r\n"
      + "Content-Length: 3\r\n\r\nabc"
    var parser = RequestParser(limits: HTTPLimits())
    var input = InputBuffer()
    var found: [Request] = []
    for byte in text.utf8 {
      #expect(found.isEmpty)
      input.append([byte])
      if let request = try parser.next(from: &input) { found.append(request) }
    }
    let request = try #require(found.first)
    #expect(request.head.segments == ["rooms", "a/b", "x"])
    #expect(request.head.path == "/rooms/a%2Fb/x")
    #expect(request.head.parameter("k") == "v w")
    #expect(request.head.parameter("e") == "")
    #expect(request.head.parameter("none") == nil)
    #expect(request.head.field("x-a") == "two words")
    #expect(request.body == Array("abc".utf8))
    #expect(!parser.isMidway && input.isEmpty)
  }

  @Test func `dots are names, a final slash adds nothing, an inner empty segment stays`() throws {
    let paths = [
      "/rooms/../x": ["rooms", "..", "x"], "/rooms/": ["rooms"], "/": [],
      "/rooms//x": ["rooms", "", "x"], "/%2E%2E/%3F%23": ["..", "?#"],
      "http://h:1/rooms/%E6%97%A5": ["rooms", "日"],
    ]
    for (path, segments) in paths {
      let request = try parse("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(request?.head.segments == segments)
    }
  }

  @Test func `requests that come together are given one after the other`() throws {
    var parser = RequestParser(limits: HTTPLimits())
    var input = InputBuffer()
    input.append("\r\nPOST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nA".utf8)
    input.append("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    input.append("3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\nGET /c HTTP/1.1\r\n".utf8)
    #expect(try parser.next(from: &input)?.body == Array("A".utf8))
    #expect(try parser.next(from: &input)?.body == Array("abcde".utf8))
    #expect(try parser.next(from: &input) == nil)
    #expect(parser.isMidway)
  }

  @Test func `the connection's fate follows version and header`() throws {
    let cases = [
      ("HTTP/1.1\r\nHost: x\r\n", true), ("HTTP/1.1\r\nHost: x\r\nConnection: close\r\n", false),
      ("HTTP/1.1\r\nHost: x\r\nconnection: foo, Close\r\n", false), ("HTTP/1.0\r\n", false),
      ("HTTP/1.0\r\nConnection: keep-alive\r\n", true),
    ]
    for (rest, keepsAlive) in cases {
      #expect(try parse("GET / \(rest)\r\n")?.head.keepsAlive == keepsAlive)
    }
  }
}
