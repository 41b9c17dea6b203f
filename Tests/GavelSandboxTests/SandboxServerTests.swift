import Testing

@testable import GavelSandbox

@Suite struct SandboxServerTests {
  @Test func `a started sandbox announces itself and answers as every persona`() throws {
    let sandbox = try SandboxFixture()
    let announcement = sandbox.server.announcement
    #expect(announcement.personas.map(\.role) == ["owner", "manager", "member", "outsider"])
    #expect(announcement.url.hasPrefix("http://127.0.0.1:"))
    for caller in [SandboxFixture.Caller.owner, .manager, .member, .outsider] {
      let me = try sandbox.call(caller, "GET", "/me").json
      #expect(me["result"]?["id"]?.text == (try sandbox.persona("\(caller)").userID))
    }
  }

  @Test func `the rooms of a persona can be listed, read, and their messages deleted`() throws {
    let sandbox = try SandboxFixture()
    let rooms = try sandbox.call(.owner, "GET", "/rooms?limit=100").json
    #expect(rooms["result"]?["totalCount"]?.wholeNumber == 10)
    let room = try sandbox.call(.owner, "GET", "/rooms/general-tw").json
    #expect(room["result"]?["members"]?.elements?.count == 48)
    let id = try sandbox.newest(1, in: "general-tw")[0]
    let deletion = try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(id)")
    #expect(deletion.status == 200)
    #expect(try sandbox.newest(1, in: "general-tw")[0] != id)
  }

  @Test func `a port in use is told by its number`() throws {
    let sandbox = try SandboxFixture()
    #expect(throws: SandboxError.portInUse(sandbox.port)) {
      try SandboxServer.start(SandboxOptions(port: sandbox.port))
    }
  }

  @Test func `a sandbox that was stopped refuses connections, and stopping twice is fine`() throws {
    let sandbox = try SandboxFixture()
    let client = try sandbox.connect()
    sandbox.server.stop()
    sandbox.server.stop()
    #expect(client.receive().isEmpty)
    #expect(throws: (any Error).self) { try sandbox.connect() }
  }

  @Test func `an access log that cannot be opened is told with its path`() {
    let path = "/nonexistent-folder/access.log"
    #expect(throws: SandboxError.cannotWriteLog(path: path, code: 2)) {
      try SandboxServer.start(SandboxOptions(accessLog: path))
    }
  }
}
