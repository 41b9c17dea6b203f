import Foundation
import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// Who may speak to a Rocket.Chat server, and what is said when something is missing.
@Suite struct RocketChatConnectionTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  @Test func `a user id and a token are enough, from a profile as well`() async throws {
    let persona = try scene.persona("admin")
    try scene.folder.write(persona.token, to: ".config/gavel/token")
    try scene.folder.write(
      """
      { profiles: { harbor: { dialect: 'rocketchat', url: '\(scene.server.url)',
        userID: '\(persona.userID)', tokenFile: 'token' } } }
      """, to: ".config/gavel/config.json")
    let run = await ProgramRun(
      ["plan", "deactivate-user", "nobody", "--profile", "harbor"], in: scene.folder)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains(#""account":"\#(persona.userID)""#))
  }

  @Test func `a missing user id is told with what to set`() async throws {
    let run = try await scene.run(["sync"], ["GAVEL_USER_ID": ""])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("Set GAVEL_USER_ID"))
  }

  @Test func `a missing token is told with what to set`() async throws {
    let run = try await scene.run(["sync"], ["GAVEL_TOKEN": ""])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("GAVEL_TOKEN with GAVEL_USER_ID"))
  }

  @Test func `a platform key is refused, and nothing is asked`() async throws {
    let run = try await scene.run(["sync"], ["GAVEL_TOKEN": "", "GAVEL_API_KEY": "key-secret"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("GAVEL_API_KEY holds a platform key, and rocketchat has no such"))
    #expect(!run.errors.contains("key-secret"))
    try scene.folder.write("key-secret", to: ".config/gavel/key")
    try scene.folder.write(
      "{ profiles: { h: { dialect: 'rocketchat', url: 'https://h.example', apiKeyFile: 'key' } } }",
      to: ".config/gavel/config.json")
    let profile = await ProgramRun(["sync", "--profile", "h"], in: scene.folder)
    #expect(profile.status == .configuration)
    #expect(profile.errors.contains("rocketchat has no such keys"))
  }

  @Test func `a token of somebody else ends with 3`() async throws {
    let other = try scene.persona("owner").token
    let run = try await scene.run(["sync"], ["GAVEL_TOKEN": other])
    #expect(run.status == .configuration)
    #expect(!run.errors.contains(other))
  }

  @Test func `the words of the dialect reach the connection from every layer`() async throws {
    let environment = try scene.environment().filter { $0.key != "GAVEL_DIALECT" }
    let run = await ProgramRun(
      ["plan", "deactivate-user", "nobody", "--dialect", "rocketchat"], in: scene.folder,
      environment: environment)
    #expect(run.status == .done, "\(run.errors)")
  }

  @Test func `without a terminal a demand for a second proof ends with 3`() async throws {
    try await scene.faults(
      """
      [{"match": {"path": "/api/v1/users.setActiveStatus"}, "kind": "status", "status": 400,
        "times": 0, "body": "{\\"success\\":false,\\"error\\":\\"TOTP Required [totp-required]\\",\
      \\"errorType\\":\\"totp-required\\",\\"details\\":{\\"method\\":\\"totp\\"}}"}]
      """)
    let people = try await scene.state().users.suffix(2).map(\.id)
    let run = try await scene.run(["deactivate-user"] + people + ["--yes", "--json"])
    #expect(run.status == .configuration)
    #expect(run.output.contains(#""requested":2,"done":0"#))
    let told = run.errors.components(separatedBy: "wants a second proof (totp)").count - 1
    #expect(told == 1, "\(run.errors)")
  }
}
