import Testing

@testable import GavelSandbox

@Suite struct RoomListTests {
  private func ids(_ sandbox: SandboxFixture, _ query: String) throws -> [String] {
    let result = try sandbox.call(.owner, "GET", "/rooms?\(query)").json["result"]
    return result?["data"]?.elements?.compactMap { $0["_id"]?.text } ?? []
  }

  @Test func `pages by offset cover every active room of the caller once`() throws {
    let sandbox = try SandboxFixture()
    var found: [String] = []
    for skip in stride(from: 0, to: 12, by: 3) {
      found += try ids(sandbox, "sort=createdTime&limit=3&skip=\(skip)")
    }
    #expect(found.count == 10 && Set(found).count == 10)
    #expect(!found.contains("quiet-cove"))
    #expect(Set(found) == Set(try ids(sandbox, "")))
    let total = try sandbox.call(.owner, "GET", "/rooms?limit=1").json["result"]?["totalCount"]
    #expect(total == 10)
    let all = try sandbox.call(.platform, "GET", "/rooms").json["result"]
    #expect(all?["totalCount"] == 11)
    #expect(all?["data"]?.elements?.first?["unread"] == nil)
  }

  @Test func `the platform lists every room, whoever it acts for`() throws {
    let sandbox = try SandboxFixture()
    var headers = try sandbox.headers(.platform)
    headers["IM-CLIENT-ID"] = "noor"
    let all = try sandbox.send("GET", "/rooms?limit=100", headers)?.json["result"]
    #expect(all?["totalCount"] == 11)
    #expect(all?["data"]?.elements?.first?["unread"]?.wholeNumber != nil)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "99999999999999999999"])
  func `no number however large brings the server down`(number: String) throws {
    let sandbox = try SandboxFixture()
    for path in [
      "/rooms?skip=\(number)&limit=\(number)", "/rooms?updatedAfter=\(number)",
      "/rooms/lobby/count?timeInMS=\(number)", "/rooms/lobby/messages/v3?afterTime=\(number)",
      "/rooms/lobby/messages/v3?limit=\(number)", "/admin/clients?skip=\(number)",
    ] {
      #expect([200, 400].contains(try sandbox.call(.platform, "GET", path).status), "\(path)")
    }
    let token: JSON = ["token": "t", "expirationDate": .string(number)]
    let bound = try sandbox.call(.platform, "PUT", "/admin/clients/ana/token", token)
    #expect([200, 400].contains(bound.status))
    for seconds in [Int64.min, .max, 3_000_000_000] {
      try sandbox.control("POST", "clock", ["advanceSeconds": .integer(seconds)])
    }
    #expect(try sandbox.call(.platform, "DELETE", "/rooms/lobby/messages/_all").status == 200)
  }

  @Test func `the newest conversation comes first when asked for`() throws {
    let sandbox = try SandboxFixture()
    try sandbox.call(.owner, "POST", "/rooms/ana-notes/message", ["message": "now"])
    #expect(try ids(sandbox, "sort=-lastMessage%20-createdTime")[0] == "ana-notes")
    #expect(try ids(sandbox, "sort=-lastMessage").last == "empty-pier")
    let after = SandboxFixture.base + 1000
    #expect(try ids(sandbox, "updatedAfter=\(after)") == ["ana-notes"])
    #expect(try ids(sandbox, "sortUnreadFirst=1").count == 10)
  }

  @Test(arguments: [
    "limit=x", "skip=-1", "updatedAfter=never", "pref=%7B", "sort=name", "q=%7B%7D",
  ])
  func `what cannot be understood is refused`(query: String) throws {
    let sandbox = try SandboxFixture()
    #expect(try sandbox.call(.owner, "GET", "/rooms?\(query)").status == 400)
  }

  @Test func `a room tells members, parts and the caller's own view`() throws {
    let sandbox = try SandboxFixture()
    let room = try #require(
      try sandbox.call(.manager, "GET", "/rooms/general-tw/").json["result"])
    #expect(room["owner"]?["id"] == "ana" && room["managers"] == ["mei"])
    #expect(room["isSuperuser"] == true && room["status"] == 1 && room["roomType"] == "group")
    let properties = room["memberProperties"]?.elements ?? []
    #expect(properties.count == 48)
    #expect(properties.filter { $0["role"] == "admin" }.count == 1)
    #expect(room["unread"]?.wholeNumber != nil && room["pref"]?["hidden"] == false)
    let asMember = try sandbox.call(.member, "GET", "/rooms/general-tw").json["result"]
    #expect(asMember?["isSuperuser"] == false)
  }

  @Test func `reading a room to its end leaves nothing unread`() throws {
    let sandbox = try SandboxFixture()
    let last = try sandbox.newest(1, in: "lobby")[0]
    let answer = try sandbox.call(
      .owner, "PUT", "/rooms/lobby/lastRead", ["message": .string(last)])
    #expect(try answer.json["result"] == ["client": "ana", "lastRead": .string(last), "badge": 0])
  }

  @Test func `text is found in rooms the caller can read`() throws {
    let sandbox = try SandboxFixture()
    let body: JSON = ["type": ["messages", "roomName"], "keyword": "日本"]
    let found = try sandbox.call(.member, "POST", "/search", body).json["result"]
    #expect((found?["messages"]?.elements?.count ?? 0) > 0)
    let bad = try sandbox.call(.member, "POST", "/search", ["type": ["x"], "keyword": "a"])
    #expect(try bad.json["error"]?["code"] == "INVALID_SEARCH_TYPE")
  }
}
