import Testing

@testable import GavelSandbox

@Suite struct RobustnessTests {
  private static let get = "GET /rooms HTTP/1.1\r\nHost: x\r\n\r\n"

  @Test func `one connection serves many requests, also when they come at once`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    client.send(String(repeating: Self.get, count: 50))
    for _ in 0..<50 { #expect(client.answer()?.status == 401) }
    client.send(Self.get)
    #expect(client.answer()?.headers["connection"] == "keep-alive")
  }

  @Test func `a client that stops sending still gets its answers`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    client.send(Self.get + Self.get)
    client.endSending()
    #expect(client.answer()?.status == 401)
    #expect(client.answer()?.status == 401)
    #expect(client.receive().isEmpty)
  }

  @Test func `garbage is answered with 400 and the server goes on`() throws {
    let sandbox = try SandboxFixture()
    var numbers = SplitMix64(seed: 7)
    for round in 0..<200 {
      let client = try sandbox.connect()
      client.send((0..<numbers.below(400)).map { _ in UInt8(numbers.below(256)) })
      if round % 2 == 0 { client.send("\r\n\r\n") }
      client.endSending()
      let answer = client.answer()
      #expect(answer == nil || [400, 431, 505].contains(answer?.status))
    }
    #expect(try sandbox.call(.owner, "GET", "/me").status == 200)
  }

  @Test func `after a malformed request the connection ends`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    client.send("BAD\r\n\r\n" + Self.get)
    let answer = client.answer()
    #expect(answer?.status == 400)
    #expect(answer?.headers["connection"] == "close")
    #expect(client.receive().isEmpty)
  }

  @Test func `too much head or body is refused without being read`() throws {
    let sandbox = try SandboxFixture()
    let big = try sandbox.connect()
    big.send("POST /rooms HTTP/1.1\r\nHost: x\r\nContent-Length: 80000000\r\n\r\n")
    big.send([UInt8](repeating: 0x20, count: 300_000))
    #expect(big.answer()?.status == 413)
    let wide = try sandbox.connect()
    wide.send("GET / HTTP/1.1\r\nA: " + String(repeating: "x", count: 100_000))
    #expect(wide.answer()?.status == 431)
  }

  @Test func `a request that never becomes whole is told so, an idle connection is closed`() throws
  {
    var limits = HTTPLimits()
    limits.requestMilliseconds = 60
    limits.idleMilliseconds = 60
    let sandbox = try SandboxFixture(limits: limits)
    let slow = try sandbox.connect()
    slow.send("GET /rooms HTTP/1.1\r\nHo")
    #expect(slow.answer()?.status == 408)
    let slowBody = try sandbox.connect()
    slowBody.send("POST /rooms HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
    #expect(slowBody.answer()?.status == 408)
    let idle = try sandbox.connect()
    #expect(idle.receive().isEmpty)
  }

  @Test func `a client that waits before its body is told to go on`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    client.send(
      "POST /rooms HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(client.answer()?.status == 100)
    client.send("{}")
    #expect(client.answer()?.status == 401)
  }

  @Test func `HEAD has the head of GET and no body`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    client.send("HEAD /rooms HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let text = String(decoding: client.receiveAll(), as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
    #expect(text.contains("Content-Length: ") && text.hasSuffix("\r\n\r\n"))
  }

  @Test func `clients that vanish leave nothing behind`() throws {
    let sandbox = try SandboxFixture()
    for round in 0..<2000 {
      let client = try sandbox.connect()
      if round % 3 == 0 { client.send("GET /ro") }
      if round % 3 == 1 { client.send(Self.get) }
    }
    #expect(try sandbox.call(.owner, "GET", "/me").status == 200)
  }

  @Test func `an unknown path is 404, a wrong method on a known one 405`() throws {
    let sandbox = try SandboxFixture()
    #expect(try sandbox.call(.owner, "GET", "/nothing").status == 404)
    #expect(try sandbox.call(.owner, "GET", "/rooms//messages").status == 404)
    let wrong = try sandbox.call(.owner, "BREW", "/rooms/general-tw")
    #expect(wrong.status == 405)
    #expect(wrong.headers["allow"] == "DELETE, GET, PUT")
  }
}
