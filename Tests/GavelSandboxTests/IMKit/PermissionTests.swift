import Testing

@testable import GavelSandbox

@Suite struct PermissionTests {
  struct Row: Sendable {
    var method: String
    var path: String
    var body: JSON?
    /// Statuses for owner, manager, member, outsider, platform and nobody.
    var statuses: [Int]
  }

  static let callers: [SandboxFixture.Caller] = [
    .owner, .manager, .member, .outsider, .platform, .nobody,
  ]

  @Test(arguments: [
    Row(method: "GET", path: "", statuses: [200, 200, 200, 403, 200, 401]),
    Row(method: "GET", path: "/messages/v3", statuses: [200, 200, 200, 403, 200, 401]),
    Row(method: "GET", path: "/exists", statuses: [200, 200, 200, 200, 200, 401]),
    Row(method: "DELETE", path: "/messages/_all", statuses: [200, 200, 403, 403, 200, 401]),
    Row(method: "DELETE", path: "", statuses: [200, 403, 403, 403, 200, 401]),
    Row(
      method: "PUT", path: "", body: ["status": 0], statuses: [200, 200, 403, 403, 200, 401]),
    Row(
      method: "POST", path: "/delete/members", body: ["members": ["spam9"]],
      statuses: [200, 200, 403, 403, 200, 401]),
    Row(
      method: "POST", path: "/members", body: ["invitees": ["noor"]],
      statuses: [200, 200, 200, 403, 200, 401]),
    Row(
      method: "POST", path: "/message", body: ["message": "hi"],
      statuses: [200, 200, 200, 403, 200, 401]),
    Row(
      method: "PUT", path: "/member/spam9", body: ["property": "role", "value": "admin"],
      statuses: [200, 200, 403, 403, 200, 401]),
    Row(
      method: "PUT", path: "/member/spam9", body: ["property": "score", "value": 3],
      statuses: [200, 200, 200, 403, 200, 401]),
  ])
  func `each part may do what the matrix says`(row: Row) throws {
    for (caller, status) in zip(Self.callers, row.statuses) {
      let sandbox = try SandboxFixture()
      let answer = try sandbox.call(caller, row.method, "/rooms/general-tw\(row.path)", row.body)
      #expect(answer.status == status, "\(caller)")
      #expect(try answer.json["RC"]?.wholeNumber == (status == 200 ? 0 : Int64(status)))
    }
  }

  @Test func `bans belong to the owner and the platform`() throws {
    for (caller, status) in zip(Self.callers, [200, 403, 403, 403, 200, 401]) {
      let sandbox = try SandboxFixture()
      let ban = try sandbox.call(caller, "POST", "/blockStatus/room/general-tw/tomas")
      #expect(ban.status == status, "\(caller)")
    }
  }

  @Test func `a banned member reads but does not write, until the ban is lifted`() throws {
    let sandbox = try SandboxFixture()
    let path = "/blockStatus/room/general-tw/tomas"
    #expect(try sandbox.call(.owner, "POST", path).status == 200)
    #expect(try sandbox.call(.owner, "POST", path).status == 409)
    let send = { try sandbox.call(.member, "POST", "/rooms/general-tw/message", ["message": "x"]) }
    #expect(try send().status == 403)
    #expect(try sandbox.call(.member, "GET", "/rooms/general-tw").status == 200)
    try sandbox.set(["unban_keeps_record": true])
    #expect(try sandbox.call(.owner, "DELETE", path).status == 200)
    #expect(try send().status == 200)
    let list = try sandbox.call(.owner, "GET", "/blockStatus/room/general-tw").json
    #expect(list["result"]?["data"]?.elements?.first?["unblockAt"]?.text != nil)
    #expect(try sandbox.call(.owner, "DELETE", path).status == 404)
  }

  @Test func `the switches change who counts as a manager`() throws {
    let sandbox = try SandboxFixture()
    // Tomás is no manager of the lobby but has the role admin there.
    let clear = { try sandbox.call(.member, "DELETE", "/rooms/lobby/messages/_all").status }
    #expect(try clear() == 200)
    try sandbox.set(["role_admin_is_manager": false])
    #expect(try clear() == 403)
    let body: JSON = ["members": ["spam9"]]
    try sandbox.set(["lenient_roles": true])
    #expect(
      try sandbox.call(.member, "POST", "/rooms/general-tw/delete/members", body).status == 200)
    try sandbox.set(["delete_room_by_manager": true])
    #expect(try sandbox.call(.manager, "DELETE", "/rooms/general-tw").status == 200)
  }

  @Test func `refusals spell their code as the endpoint's page does`() throws {
    let sandbox = try SandboxFixture()
    func code(_ method: String, _ path: String, _ caller: SandboxFixture.Caller) throws -> JSON? {
      try sandbox.call(caller, method, path, ["status": 0]).json["error"]?["code"]
    }
    #expect(try code("DELETE", "/rooms/lobby/messages/x", .outsider) == "INSUFFICIENT_PERMISSION")
    #expect(try code("DELETE", "/rooms/general-tw", .member) == "INSUFFICIENT_PERMISSIONS")
    #expect(try code("PUT", "/rooms/general-tw", .member) == "INSUFFICIENT_PERMISSIONS")
    #expect(try code("GET", "/rooms/general-tw", .outsider) == "NOT_ROOM_MEMBER")
    #expect(try code("GET", "/rooms/none/messages/v3", .outsider) == "ROOM_NOT_FOUND")
    try sandbox.set(["mask_missing_room": true])
    #expect(try code("GET", "/rooms/none/messages/v3", .outsider) == "NOT_ROOM_MEMBER")
    #expect(try code("GET", "/rooms/none/messages/v3", .platform) == "ROOM_NOT_FOUND")
    #expect(try code("GET", "/rooms/none", .outsider) == "ROOM_NOT_FOUND")
  }

  @Test func `a frozen room is read but not written, and leaves the lists`() throws {
    let sandbox = try SandboxFixture()
    let frozen = try sandbox.call(.manager, "PUT", "/rooms/general-tw", ["status": 0]).json
    #expect(frozen["RM"] == "Room frozen successfully" && frozen["result"]?["status"] == 0)
    let ids = try sandbox.call(.owner, "GET", "/rooms/ids").json["result"]?["data"]?.texts
    #expect(ids?.contains("general-tw") == false)
    #expect(try sandbox.call(.owner, "GET", "/rooms/general-tw/messages/v3").status == 200)
    let send = try sandbox.call(.owner, "POST", "/rooms/general-tw/message", ["message": "x"])
    #expect(send.status == 403)
  }
}
