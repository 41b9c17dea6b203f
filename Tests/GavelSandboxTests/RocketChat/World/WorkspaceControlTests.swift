import Testing

@testable import GavelSandbox

@Suite struct WorkspaceControlTests {
  @Test func `the state shows users, rooms and reports in the shared shape`() throws {
    let sandbox = try WorkspaceFixture()
    let state = try sandbox.state()
    for key in ["id", "name", "active", "roles"] {
      #expect(state["users"]?.elements?.first?[key] != nil)
    }
    let room = try sandbox.room("GENERAL")
    #expect(room["owner"]?.text == (try sandbox.userID("root")))
    #expect(room["roles"]?[try sandbox.userID("mona")] == ["moderator"])
    let message = try #require(room["messages"]?.elements?.first)
    for key in ["id", "author", "text", "type", "time"] { #expect(message[key] != nil) }
    let report = try #require(state["reports"]?.elements?.first)
    for key in ["id", "message", "room", "author", "reporter", "reason", "open", "time"] {
      #expect(report[key] != nil)
    }
    let counted = try sandbox.control("GET", "state?messages=count")
    #expect(counted["rooms"]?.elements?.first?["messages"] == 640)
  }

  @Test func `a reset brings everything back`() throws {
    let sandbox = try WorkspaceFixture()
    let before = try sandbox.state()
    try sandbox.call("root", "rooms.delete", ["roomId": "GENERAL"])
    try sandbox.control("POST", "permissions", ["delete-d": []])
    try sandbox.control("POST", "settings", ["Message_KeepHistory": true])
    try sandbox.control("POST", "reset", [:])
    #expect(try sandbox.state() == before)
    let room = JSON.string(try sandbox.directID("alice", "bob"))
    #expect(try sandbox.call("root", "im.delete", ["roomId": room]).isSuccess)
    #expect(
      try sandbox.control("POST", "settings", [:])["Message_KeepHistory"] == false)
  }

  @Test func `settings and permissions are known by name and type`() throws {
    let sandbox = try WorkspaceFixture()
    func refused(_ call: String, _ body: JSON) throws -> JSON? {
      let answer = try sandbox.send("POST", "/__sandbox/\(call)", [:], body)
      #expect(answer.status == 400)
      return try answer.json["error"]
    }
    #expect(try refused("settings", ["Nothing": true]) == "unknown")
    #expect(try refused("settings", ["Message_KeepHistory": "yes"]) == "wrongValue")
    #expect(try refused("settings", ["API_Default_Count": -1]) == "wrongValue")
    #expect(try refused("settings", ["Message_ErasureType": "Burn"]) == "wrongValue")
    #expect(try refused("permissions", ["fly": ["admin"]]) == "unknown")
    #expect(try refused("permissions", ["delete-d": "admin"]) == "wrongValue")
  }

  @Test func `a status on demand is worded as the platform would`() throws {
    let sandbox = try WorkspaceFixture()
    try sandbox.control("POST", "faults", [["kind": "status", "status": 503]])
    let answer = try sandbox.call("root", "me")
    #expect(answer.status == 503)
    #expect(answer.text == #"{"success":false,"error":"Service Unavailable"}"#)
  }

  @Test func `the log names the caller`() throws {
    let sandbox = try WorkspaceFixture()
    try sandbox.call("mona", "me")
    let entry = try #require(try sandbox.control("GET", "log").elements?.last)
    #expect(entry["user"]?.text == (try sandbox.userID("mona")))
    #expect(entry["path"] == "/api/v1/me")
  }
}
