import Foundation
import GavelSandbox
import Testing

@testable import GavelApp

@Suite(.timeLimit(.minutes(15))) struct LogoutCommandTests {
  private let scene: RocketChatScene
  private var folder: TemporaryFolder { scene.folder }
  private var config: String { "\(folder.path)/.config/gavel" }

  init() throws { scene = try RocketChatScene() }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(arguments, in: folder)
  }

  private func login(_ profile: String) async -> ProgramRun {
    await ProgramRun(
      [
        "login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "password",
        "--account", "root", "--profile", profile,
      ], in: folder, answers: ["root"])
  }

  @Test func `a session ends at the server, and secret and profile go`() async throws {
    #expect(await login("harbor").status == .done)
    let token = try String(contentsOfFile: "\(config)/harbor.session", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let run = await run("logout", "--json")
    #expect(run.status == .done, "\(run.errors)")
    #expect(
      run.output == #"{"profile":"harbor","endedAtServer":true,"removed":true,"schema":1}"# + "\n")
    #expect(!FileManager.default.fileExists(atPath: "\(config)/harbor.session"))
    let user = try scene.persona("admin").userID
    let late = await ProgramRun(
      ["sync"], in: folder,
      environment: try scene.environment().merging(
        ["GAVEL_TOKEN": token, "GAVEL_USER_ID": user]) { $1 })
    #expect(late.status == .configuration)
    #expect(await self.run("logout").errors.contains("nobody is signed in"))
  }

  @Test func `where the server is away everything stays, and --local forgets it here`() async throws
  {
    #expect(await login("harbor").status == .done)
    scene.server.stop()
    let away = await run("logout", "--profile", "harbor")
    #expect(away.status == .unreachable)
    #expect(away.errors.contains("--local"))
    #expect(FileManager.default.fileExists(atPath: "\(config)/harbor.session"))
    let local = await run("logout", "--profile", "harbor", "--local")
    #expect(local.status == .done)
    #expect(!FileManager.default.fileExists(atPath: "\(config)/harbor.session"))
  }

  @Test func `only logins are undone, and one of several is named`() async throws {
    #expect(await run("logout").status == .configuration)
    #expect(await run("logout", "x").status == .usage)
    #expect(await login("harbor").status == .done)
    let typo = await run("logout", "--profile", "harbour")
    #expect(typo.status == .configuration)
    #expect(typo.errors.contains("Did you mean harbor?"))
    try folder.write(
      "{ profiles: { mine: { url: 'https://m.example' } } }", to: ".config/gavel/config.json")
    let mine = await run("logout", "--profile", "mine")
    #expect(mine.status == .configuration)
    #expect(mine.errors.contains("config.json"))
  }

  @Test func `profiles are listed with their credential's kind`() async throws {
    #expect(await run("profiles").errors.contains("gavel login makes one"))
    try folder.write(
      """
      { defaultProfile: 'a', profiles: { a: { url: 'https://a.example', tokenFile: '/s/t' },
        b: { dialect: 'rocketchat', apiKeyFile: '/s/k' } } }
      """, to: ".config/gavel/config.json")
    let run = await run("profiles")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("a        yes      imkit       https://a.example"))
    #expect(lines[1].contains("tokenFile"))
    #expect(lines[2].contains("rocketchat"))
    #expect(!run.output.contains("/s/"))
    #expect(await self.run("profiles", "--yes").status == .usage)
  }
}
