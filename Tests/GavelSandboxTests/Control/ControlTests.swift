import Foundation
import GavelModel
import Testing

@testable import GavelSandbox

@Suite struct ControlTests {
  @Test func `the state has exactly the documented shape`() throws {
    let sandbox = try SandboxFixture()
    let state = try sandbox.state()
    #expect(state.fields?.fields.map(\.key) == ["users", "rooms", "reports"])
    #expect(
      state["users"]?.elements?.first?.fields?.fields.map(\.key) == [
        "id", "name", "active", "roles",
      ])
    let room = try #require(state["rooms"]?.elements?.first)
    #expect(
      room.fields?.fields.map(\.key) == [
        "id", "name", "type", "owner", "members", "roles", "messages",
      ])
    #expect(room["owner"] == "ana" && room["type"] == "group")
    #expect(room["roles"]?["ana"] == ["owner"] && room["roles"]?["mei"] == ["manager"])
    #expect(
      room["messages"]?.elements?.first?.fields?.fields.map(\.key) == [
        "id", "author", "text", "type", "time",
      ])
    let counted = try sandbox.control("GET", "state?messages=count").json
    #expect(counted["rooms"]?.elements?.first?["messages"] == 640)
  }

  @Test func `every answer says what time it is in the world`() throws {
    let sandbox = try SandboxFixture()
    let date = try #require(try sandbox.call(.owner, "GET", "/rooms").headers["date"])
    #expect(date.hasPrefix("Mon, 02 Mar 2026 09:0"))
    #expect(date.hasSuffix(" GMT"))
    try sandbox.control("POST", "clock", ["advanceSeconds": 86_400])
    let later = try sandbox.call(.nobody, "GET", "/nowhere").headers["date"]
    #expect(later?.hasPrefix("Tue, 03 Mar 2026 09:0") == true)
  }

  @Test(
    arguments: [
      (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (1_709_164_800_000, "Thu, 29 Feb 2024 00:00:00 GMT"),
    ] as [(Int64, String)])
  func `a moment is written as servers write it`(milliseconds: Int64, text: String) {
    #expect(HTTPDate.text(of: Timestamp(milliseconds: milliseconds)) == text)
  }

  @Test func `a reset brings everything back`() throws {
    let sandbox = try SandboxFixture()
    let before = try sandbox.state()
    try sandbox.set(["lenient_roles": true])
    try sandbox.call(.owner, "DELETE", "/rooms/lobby")
    try sandbox.call(.platform, "DELETE", "/rooms/lobby")
    try sandbox.control("POST", "faults", [["kind": "empty", "times": 0]])
    #expect(try sandbox.state() != before)
    #expect(try sandbox.control("POST", "reset").status == 200)
    #expect(try sandbox.state() == before)
    #expect(try sandbox.log().isEmpty)
    #expect(try sandbox.call(.owner, "GET", "/me").status == 200)
    #expect(try sandbox.control("POST", "settings", [:]).json["lenient_roles"] == false)
  }

  @Test func `a reset to another seed keeps the announced tokens good`() throws {
    let sandbox = try SandboxFixture()
    let before = try sandbox.state()
    try sandbox.control("POST", "reset", ["seed": 9, "scale": "medium"])
    let counted = try sandbox.control("GET", "state?messages=count").json
    #expect(counted["rooms"]?.elements?.count == 200)
    #expect(try sandbox.call(.outsider, "GET", "/me").status == 200)
    try sandbox.control("POST", "reset", ["seed": 1, "scale": "small"])
    #expect(try sandbox.state() == before)
  }

  @Test func `unknown names and bad values are refused and change nothing`() throws {
    let sandbox = try SandboxFixture()
    let refused: [(String, JSON)] = [
      ("settings", ["lenient_roles": true, "colour": "red"]), ("settings", ["lenient_roles": 1]),
      ("settings", ["member_not_in_room": "500"]), ("settings", [1]),
      ("faults", ["kind": "empty"]), ("reset", ["scale": "huge"]), ("reset", ["seed": -1]),
      ("clock", [:]), ("clock", ["advanceSeconds": "1"]), ("permissions", ["delete-d": ["admin"]]),
    ]
    for (call, body) in refused {
      let answer = try sandbox.control("POST", call, body)
      #expect(answer.status == 400, "\(call)")
      #expect(try answer.json["error"]?.text != nil)
    }
    let settings = try sandbox.control("POST", "settings", ["member_not_in_room": 404]).json
    #expect(settings["lenient_roles"] == false && settings["member_not_in_room"] == "404")
    #expect(try sandbox.control("GET", "nonsense").status == 404)
    #expect(try sandbox.control("GET", "reset").status == 405)
  }

  @Test func `moving the clock ends tokens`() throws {
    let sandbox = try SandboxFixture()
    try sandbox.control("POST", "clock", ["advanceSeconds": .integer(8 * 86_400)])
    let answer = try sandbox.call(.owner, "GET", "/rooms")
    #expect(answer.status == 401)
    #expect(try answer.json["error"]?["code"] == "INVALID_TOKEN")
    try sandbox.control("POST", "clock", ["advanceSeconds": .integer(-8 * 86_400)])
    #expect(try sandbox.call(.owner, "GET", "/rooms").status == 200)
  }

  @Test func `the access log gets one line for each request`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-sandbox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // only leaves a temporary folder
    let path = folder.appendingPathComponent("access.log").path
    let sandbox = try SandboxFixture(SandboxOptions(accessLog: path))
    try sandbox.call(.owner, "GET", "/me?x=1")
    try sandbox.call(.nobody, "DELETE", "/rooms/lobby")
    try sandbox.control("GET", "log")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix(" 1 ana GET /me?x=1 200"))
    #expect(lines[1].hasSuffix(" 2 - DELETE /rooms/lobby 401"))
  }

  @Test func `the documented request limit holds for the API key alone`() throws {
    let sandbox = try SandboxFixture(SandboxOptions(rateLimited: true))
    for _ in 0..<1000 { try sandbox.call(.platform, "GET", "/rooms/lobby/exists") }
    #expect(try sandbox.call(.platform, "GET", "/rooms/lobby/exists").status == 429)
    #expect(try sandbox.call(.owner, "GET", "/rooms/lobby/exists").status == 200)
    try sandbox.control("POST", "clock", ["advanceSeconds": 60])
    #expect(try sandbox.call(.platform, "GET", "/rooms/lobby/exists").status == 200)
  }
}
