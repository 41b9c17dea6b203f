import Foundation
import Testing

@testable import GavelSandbox

/// Clients that misbehave, before both platforms.
@Suite struct HostileClientTests {
  typealias Dialect = SandboxOptions.Dialect

  private static func fixture(
    _ dialect: Dialect, limits: HTTPLimits = HTTPLimits()
  ) throws -> SandboxFixture {
    try SandboxFixture(SandboxOptions(dialect: dialect), limits: limits)
  }

  /// A call that needs a session and says so.
  private static func get(_ dialect: Dialect, close: Bool = false) -> String {
    let path = dialect == .imkit ? "/rooms" : "/api/v1/me"
    return "GET \(path) HTTP/1.1\r\nHost: x\r\n\(close ? "Connection: close\r\n" : "")\r\n"
  }

  @Test(arguments: Dialect.allCases)
  func `a request that comes byte by byte is answered like any other`(dialect: Dialect) throws {
    let sandbox = try Self.fixture(dialect)
    let client = try sandbox.connect()
    for byte in Self.get(dialect).utf8 { client.send([byte]) }
    #expect(client.answer()?.status == 401)
    let chunked =
      "POST /__sandbox/clock HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "8\r\n{\"advanc\r\n10\r\neSeconds\":   60}\r\n0\r\n\r\n"
    for byte in chunked.utf8 { client.send([byte]) }
    #expect(client.answer()?.status == 200)
  }

  @Test(arguments: Dialect.allCases)
  func `requests in a row are answered in order wherever the stream is cut`(
    dialect: Dialect
  ) throws {
    let sandbox = try Self.fixture(dialect)
    let unknown = "GET /__sandbox/nothing HTTP/1.1\r\nHost: x\r\n\r\n"
    let bytes = Array((Self.get(dialect) + unknown + Self.get(dialect)).utf8)
    for cut in stride(from: 1, to: bytes.count, by: 3) {
      let client = try sandbox.connect()
      client.send(bytes[..<cut])
      client.send(bytes[cut...])
      #expect((0..<3).map { _ in client.answer()?.status } == [401, 404, 401], "cut at \(cut)")
    }
  }

  @Test(arguments: Dialect.allCases)
  func `what stands before a malformed request is answered, what stands behind is not`(
    dialect: Dialect
  ) throws {
    let sandbox = try Self.fixture(dialect)
    let client = try sandbox.connect()
    client.send(Self.get(dialect) + "\u{0}\u{1} /x\r\n\r\n" + Self.get(dialect))
    #expect(client.answer()?.status == 401)
    #expect(client.answer()?.status == 400)
    #expect(client.receive().isEmpty)
    #expect(try sandbox.log().count == 1)
  }

  /// Ways to hide a second request, or to ask for more room than there is.
  private static let crooked = [
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
    "Content-Length: 0x10\r\n\r\n", "Content-Length : 5\r\n\r\nabcde",
    "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n",
    "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n7fffffffffffffff\r\n",
    "Transfer-Encoding: chunked\r\n\r\n-1\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n",
    "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    " folded: line\r\n\r\n", "no colon here\r\n\r\n", "Nul\u{0}: x\r\n\r\n",
    String(repeating: "A: b\r\n", count: 200) + "\r\n",
    "A: " + String(repeating: "x", count: 1 << 20) + "\r\n\r\n",
  ]

  @Test(arguments: Dialect.allCases, crooked.indices)
  func `a request that could mean two things, or too much, is refused and nothing of it runs`(
    dialect: Dialect, index: Int
  ) throws {
    let sandbox = try Self.fixture(dialect)
    let client = try sandbox.connect()
    client.send("POST /__sandbox/reset HTTP/1.1\r\nHost: x\r\n" + Self.crooked[index])
    client.send(Self.get(dialect))
    let answer = client.answer()
    #expect([400, 413, 431, 501].contains(answer?.status), "\(answer?.status ?? 0)")
    #expect(answer?.headers["connection"] == "close")
    #expect(try sandbox.log().isEmpty)
  }

  @Test(arguments: Dialect.allCases)
  func `a client that half-closes before its request is whole is let go`(dialect: Dialect) throws {
    let sandbox = try Self.fixture(dialect)
    let whole = Array(Self.get(dialect).utf8)
    for cut in stride(from: 0, to: whole.count, by: 5) {
      let client = try sandbox.connect()
      client.send(whole[..<cut])
      client.endSending()
      #expect(client.receiveAll().isEmpty, "cut at \(cut)")
    }
    let body = try sandbox.connect()
    body.send("POST /__sandbox/reset HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
    body.endSending()
    #expect(body.receiveAll().isEmpty)
    #expect(try sandbox.log().isEmpty)
  }

  @Test(arguments: Dialect.allCases)
  func `many unfinished clients hold up nobody, and each may finish`(dialect: Dialect) throws {
    let sandbox = try Self.fixture(dialect)
    let text = Array(Self.get(dialect).utf8)
    let clients = try (0..<150).map { _ in try sandbox.connect() }
    for (number, client) in clients.enumerated() { client.send(text[..<(number % 20)]) }
    #expect(try sandbox.control("GET", "log").status == 200)
    for (number, client) in clients.enumerated() { client.send(text[(number % 20)...]) }
    for client in clients { #expect(client.answer()?.status == 401) }
  }

  @Test(arguments: Dialect.allCases)
  func `a client that does not read its answers holds up nobody and gets them all`(
    dialect: Dialect
  ) throws {
    let sandbox = try Self.fixture(dialect)
    let deaf = try sandbox.connect()
    let state = "GET /__sandbox/state HTTP/1.1\r\nHost: x\r\n\r\n"
    deaf.send(String(repeating: state, count: 30))
    #expect(try sandbox.control("GET", "log").status == 200)
    let sizes = (0..<30).map { _ in deaf.answer()?.body.count ?? 0 }
    #expect(sizes.allSatisfy { $0 > 100_000 })
    #expect(Set(sizes).count == 1)
  }

  @Test(arguments: Dialect.allCases)
  func `a slow client is told when its time is over, byte by byte or not`(
    dialect: Dialect
  ) throws {
    var limits = HTTPLimits()
    limits.requestMilliseconds = 80
    let sandbox = try Self.fixture(dialect, limits: limits)
    let client = try sandbox.connect()
    for byte in Self.get(dialect).utf8.dropLast(2) { client.send([byte]) }
    #expect(client.answer()?.status == 408)
    #expect(try sandbox.log().isEmpty)
  }
}
