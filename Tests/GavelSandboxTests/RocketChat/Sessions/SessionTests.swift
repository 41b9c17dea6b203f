import GavelModel
import Testing

@testable import GavelSandbox

@Suite struct SessionTests {
  @Test func `the announcement has no keys and four personas whose tokens are good`() throws {
    let sandbox = try WorkspaceFixture()
    let announcement = sandbox.server.announcement
    #expect(announcement.dialect == "rocketchat")
    #expect(announcement.clientKey.isEmpty && announcement.apiKey.isEmpty)
    #expect(announcement.personas.map(\.role) == ["admin", "moderator", "owner", "user"])
    for persona in announcement.personas {
      let me = try sandbox.call(persona.name, "me").json
      #expect(me["_id"]?.text == persona.userID)
      #expect(me["username"]?.text == persona.name)
      #expect(me["success"] == true)
      #expect(persona.token.utf8.count == 43)
      #expect(persona.userID.utf8.count == 17)
    }
    try sandbox.control("POST", "reset", ["seed": 9])
    #expect(try sandbox.call("mona", "me").status == 200)
  }

  @Test func `every way of naming a user signs in with the username as password`() throws {
    let sandbox = try WorkspaceFixture()
    let digest = SHA256.hexDigest(of: Array("root".utf8))
    let bodies: [JSON] = [
      ["user": "root", "password": "root"], ["username": "root", "password": "root"],
      ["user": "root@example.test", "password": "root"],
      ["email": "ROOT@example.test", "password": "root"],
      ["user": ["username": "root"], "password": "root"],
      ["user": "root", "password": ["digest": .string(digest), "algorithm": "sha-256"]],
    ]
    for body in bodies {
      let answer = try sandbox.call("nobody", "login", body)
      #expect(answer.status == 200)
      let json = try answer.json
      #expect(json["status"] == "success")
      #expect(json["success"] == nil)
      #expect(json["data"]?["me"]?["roles"] == ["user", "admin"])
      #expect(json["data"]?["authToken"]?.text?.utf8.count == 43)
    }
    let token = try #require(try sandbox.session("root")["X-Auth-Token"])
    let resumed = try sandbox.call("nobody", "login", ["resume": .string(token)]).json
    #expect(resumed["data"]?["authToken"]?.text == token)
  }

  @Test func `a key that login does not know makes it fail`() throws {
    let body: JSON = ["user": "root", "password": "root", "remember": true]
    #expect(try WorkspaceFixture().call("nobody", "login", body).status == 401)
  }

  @Test func `a form signs in as well`() throws {
    let sandbox = try WorkspaceFixture()
    let client = try RawClient(port: port(of: sandbox.server.url))
    let body = "user=root&password=root"
    client.send(
      "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n\r\n\(body)")
    #expect(client.answer()?.status == 200)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a failed login has the form of its mode`(_ compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let unknown = try sandbox.call("nobody", "login", ["user": "who", "password": "x"])
    let wrong = try sandbox.call("nobody", "login", ["user": "root", "password": "x"])
    #expect(unknown.status == 401)
    #expect(wrong.status == 401)
    switch compat {
    case .p6:
      #expect(
        unknown.text
          == #"{"status":"error","error":"Unauthorized","message":"Unauthorized"}"#)
      #expect(
        wrong.text == #"{"status":"error","error":403,"message":"Incorrect password"}"#)
    case .p8: #expect(try wrong.json["success"] == false)
    case .p9: #expect(wrong.text == #"{"success":false,"error":"unauthorized"}"#)
    }
  }

  @Test func `ten failures block a user for five minutes`() throws {
    let sandbox = try WorkspaceFixture()
    for _ in 1...10 {
      try sandbox.call("nobody", "login", ["user": "bob", "password": "x"])
    }
    let right: JSON = ["user": "bob", "password": "bob"]
    #expect(try sandbox.call("nobody", "login", right).error == "error-login-blocked-for-user")
    try sandbox.control("POST", "clock", ["advanceSeconds": 301])
    #expect(try sandbox.call("nobody", "login", right).status == 200)
  }

  @Test func `signing out ends the token that was used and no other`() throws {
    let sandbox = try WorkspaceFixture()
    let first = try sandbox.session("alice")
    let signedIn = try sandbox.call("nobody", "login", ["user": "alice", "password": "alice"])
    let second = try #require(try signedIn.json["data"]?["authToken"]?.text)
    let out = try sandbox.call("alice", "logout", [:])
    #expect(
      out.text == #"{"status":"success","data":{"message":"You've been logged out!"}}"#)
    #expect(try sandbox.send("GET", "/api/v1/me", first).status == 401)
    var headers = first
    headers["X-Auth-Token"] = second
    #expect(try sandbox.send("GET", "/api/v1/me", headers).status == 200)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `token and user id must belong together`(_ compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    var mixed = try sandbox.session("root")
    mixed["X-User-Id"] = try sandbox.session("mona")["X-User-Id"]
    let refused = try sandbox.send("GET", "/api/v1/rooms.adminRooms", mixed)
    #expect(refused.status == 401)
    let words = #""You must be logged in to do this.""#
    switch compat {
    case .p6: #expect(refused.text == #"{"status":"error","message":\#(words)}"#)
    case .p8:
      #expect(
        refused.text
          == #"{"success":false,"error":\#(words),"status":"error","message":\#(words)}"#)
    case .p9: #expect(refused.text == #"{"success":false,"error":\#(words)}"#)
    }
  }

  @Test func `a deactivated user cannot sign in`() throws {
    let sandbox = try WorkspaceFixture()
    #expect(
      try sandbox.call("nobody", "login", ["user": "gone.gil", "password": "gone.gil"]).status
        == 401)
  }

  @Test func `the version is short for strangers and whole for an administrator`() throws {
    let releases: [SandboxOptions.Compat: (short: String, long: String)] = [
      .p6: ("6.14", "6.14.0"), .p8: ("8.5", "8.5.1"), .p9: ("9.0", "9.0.0"),
    ]
    for (compat, release) in releases {
      let sandbox = try WorkspaceFixture(compat)
      let short = try sandbox.send("GET", "/api/info/", [:]).json
      #expect(short["version"]?.text == release.short)
      #expect(short["info"] == nil)
      let long = try sandbox.send("GET", "/api/info", sandbox.session("root")).json
      #expect(long["version"]?.text == release.long)
      #expect(long["info"]?["version"]?.text == release.long)
    }
  }

  @Test func `what is no route is told in the form of the mode`() throws {
    let older = try WorkspaceFixture(.p6)
    for (method, path) in [
      ("GET", "/api/v1/nothing"), ("GET", "/api/v1/im.delete"), ("POST", "/api/v1/rooms.info"),
      ("GET", "/other"), ("GET", "/api/v1/rooms.membersOrderedByRole"),
    ] {
      let answer = try older.send(method, path, older.session("root"))
      #expect(answer.status == 404)
      #expect(
        answer.text == #"{"status":"error","message":"API endpoint does not exist"}"#)
    }
    let newer = try WorkspaceFixture(.p8).call("root", "nothing")
    #expect(newer.status == 404)
    #expect(newer.text == "404 Not Found")
    #expect(newer.headers["cache-control"] == "no-store")
  }

  private func port(of url: String) -> UInt16 {
    UInt16(url.split(separator: ":").last.map(String.init) ?? "") ?? 0
  }
}
