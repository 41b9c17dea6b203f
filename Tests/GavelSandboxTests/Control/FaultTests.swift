import Testing

@testable import GavelSandbox

@Suite struct FaultTests {
  private func post(_ rules: JSON, to sandbox: SandboxFixture) throws {
    #expect(try sandbox.control("POST", "faults", rules).status == 200)
  }

  private func deleteNewest(_ sandbox: SandboxFixture) throws -> (id: String, answer: WireAnswer?) {
    let id = try sandbox.newest(1, in: "lobby")[0]
    let answer = try sandbox.send(
      "DELETE", "/rooms/lobby/messages/\(id)", sandbox.headers(.owner))
    return (id, answer)
  }

  @Test(arguments: ["dropBefore", "status", "html502", "rateLimit"])
  func `a fault of the first group applies nothing`(kind: String) throws {
    let sandbox = try SandboxFixture()
    try post(
      [["match": ["method": "DELETE"], "kind": .string(kind), "seconds": 5]], to: sandbox)
    let (id, answer) = try deleteNewest(sandbox)
    let statuses = ["dropBefore": nil, "status": 500, "html502": 502, "rateLimit": 429]
    #expect(answer?.status == statuses[kind] ?? nil)
    #expect(try sandbox.newest(1, in: "lobby")[0] == id)
  }

  @Test(arguments: ["delay", "dropAfter", "truncate", "empty", "slowBody"])
  func `a fault of the second group applies the request first`(kind: String) throws {
    let sandbox = try SandboxFixture()
    try post(
      [["match": ["method": "DELETE"], "kind": .string(kind), "delayMilliseconds": 1]],
      to: sandbox)
    let (id, answer) = try deleteNewest(sandbox)
    #expect(try sandbox.newest(1, in: "lobby")[0] != id)
    #expect((answer != nil) == !["dropAfter", "truncate"].contains(kind))
    if kind == "empty" { #expect(answer?.body == [] && answer?.status == 200) }
    if kind == "delay" || kind == "slowBody" {
      #expect(try answer?.json["result"]?["messageID"]?.text == id)
    }
  }

  @Test func `a cut body promises more than it brings`() throws {
    let sandbox = try SandboxFixture()
    try post([["kind": "truncate"]], to: sandbox)
    let client = try sandbox.connect()
    client.send("GET /rooms HTTP/1.1\r\nHost: x\r\n\r\n")
    let bytes = client.receiveAll()
    let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let sent = bytes.count - end.upperBound
    #expect(sent > 0 && !head.contains("Content-Length: \(sent)\r\n"))
  }

  @Test func `an endless body goes on as long as somebody reads`() throws {
    let sandbox = try SandboxFixture()
    try post([["match": ["path": "/me"], "kind": "endless"]], to: sandbox)
    let client = try sandbox.connect()
    client.send("GET /me HTTP/1.1\r\nHost: x\r\n\r\n")
    var count = 0
    while count < 3_000_000 {
      let more = client.receive()
      try #require(!more.isEmpty)
      count += more.count
    }
    // Others are served meanwhile.
    #expect(try sandbox.call(.owner, "GET", "/rooms/ids").status == 200)
  }

  @Test func `a chosen status comes with the chosen body`() throws {
    let sandbox = try SandboxFixture()
    try post(
      [["kind": "status", "status": 503, "body": "{\"RC\":503,\"RM\":\"later\"}"]], to: sandbox)
    let answer = try sandbox.call(.owner, "GET", "/rooms")
    #expect(answer.status == 503)
    #expect(try answer.json == ["RC": 503, "RM": "later"])
    #expect(try sandbox.call(.owner, "GET", "/me").status == 200)
  }

  @Test func `a rate limit speaks the platform's words and ends with its window`() throws {
    let sandbox = try SandboxFixture()
    try post([["match": ["path": "/me"], "kind": "rateLimit", "seconds": 30]], to: sandbox)
    let body = try sandbox.call(.owner, "GET", "/me").json
    #expect(body["error"] == "RATE_LIMIT_EXCEEDED" && body["RC"] == 429)
    #expect(body["message"] == "Too many requests, please try again later")
    #expect((1...30).contains(body["retryAfter"]?.wholeNumber ?? 0))
    #expect(try sandbox.call(.owner, "GET", "/rooms/ids").status == 200)
    try sandbox.control("POST", "clock", ["advanceSeconds": 31])
    #expect(try sandbox.call(.owner, "GET", "/me").status == 200)
  }

  @Test func `a dropped request is in the log with status 0, a control call is not`() throws {
    let sandbox = try SandboxFixture()
    try post([["kind": "dropBefore"], ["kind": "dropAfter"]], to: sandbox)
    #expect(try sandbox.send("GET", "/me?a=b", sandbox.headers(.owner)) == nil)
    #expect(try sandbox.send("GET", "/me", sandbox.headers(.owner)) == nil)
    try sandbox.call(.owner, "GET", "/me")
    let log = try sandbox.log()
    #expect(log.map { $0["status"]?.wholeNumber } == [0, 0, 200])
    #expect(log.map { $0["number"]?.wholeNumber } == [1, 2, 3])
    #expect(log[0]["path"] == "/me" && log[0]["query"] == "a=b" && log[0]["user"] == "ana")
    #expect(log[0]["headers"]?["IM-CLIENT-KEY"]?.text == sandbox.server.announcement.clientKey)
    #expect(
      log[0].fields?.fields.map(\.key) == [
        "number", "time", "method", "path", "query", "headers", "body", "status", "user",
      ])
  }
}
