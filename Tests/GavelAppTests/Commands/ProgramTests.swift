import Foundation
import GavelModel
import Testing

@testable import GavelApp

@Suite struct ProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) async -> ProgramRun {
    await ProgramRun(arguments, in: folder, environment: environment)
  }

  @Test func `the version is one line`() async {
    let run = await run(["version"])
    #expect(run.output == "gavel \(Version.number)\n")
    #expect(run.status == .done)
  }

  @Test func `wrong usage ends with 2 and says what to do`() async {
    let run = await run(["roms"])
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
    #expect(run.errors == "gavel: there is no command \"roms\"\ngavel: Did you mean rooms?\n")
  }

  @Test func `arguments that are no text end with 2`() {
    let messages = TextSink()
    let program = Program(
      results: TextSink(), messages: messages, environment: [:],
      now: { Timestamp(milliseconds: 0) })
    guard case .ended(.usage) = program.start(.failure(.notUTF8(position: 2))) else {
      Issue.record("not refused")
      return
    }
    #expect(messages.text == "gavel: argument 2 is not UTF-8 text\n")
  }

  @Test func `a store that does not exist yet ends with 3`() async {
    let run = await run(["rooms", "--store", "\(folder.path)/none.db"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("gavel sync makes it"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none.db"))
  }

  @Test func `a file of another program is no store`() async throws {
    let path = try folder.write("hello, this is no database at all", to: "other.db")
    let run = await run(["rooms", "--store", path])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("not a store of Gavel"))
    #expect(FileManager.default.contents(atPath: path)?.count == 33)
  }

  @Test func `no store and no platform ends with 3`() async {
    #expect(await run(["rooms"]).status == .configuration)
    #expect(await run(["sync"]).status == .configuration)
  }

  @Test func `two credentials at once end with 3`() async {
    let run = await run(
      ["sync", "--url", "https://acme.example"],
      ["GAVEL_TOKEN": "tok-secret", "GAVEL_API_KEY": "key-secret"])
    #expect(run.status == .configuration)
    #expect(!run.errors.contains("secret"))
  }

  @Test(arguments: [["sync"], ["clear-room", "r", "--yes"], ["apply", "PLAN"]])
  func `another origin than the credential's ends with 3 and shows no secret`(
    command: [String]
  ) async throws {
    let plan = ActionPlan(
      server: "https://a.example", account: "ana", created: Timestamp(milliseconds: 0),
      reason: "", items: [PlanItem(action: .clearRoom("r"))])
    let path = try folder.write(PlanFile.text(of: plan), to: "plan.json")
    try folder.write("tok-secret", to: ".config/gavel/token")
    try folder.write(
      """
      { defaultProfile: 'acme', profiles: {
        acme: { url: 'https://acme.example', clientKey: 'k', tokenFile: 'token' } } }
      """, to: ".config/gavel/config.json")
    let words = command.map { $0 == "PLAN" ? path : $0 } + ["--url", "https://127.0.0.1:1"]
    let run = await run(words)
    #expect(run.status == .configuration)
    #expect(run.errors.contains("https://acme.example"))
    #expect(!(run.errors + run.output).contains("tok-secret"))
  }

  @Test func `plain http beyond this machine ends with 3`() async {
    let run = await run(
      ["sync", "--url", "http://acme.example"],
      ["GAVEL_TOKEN": "tok-secret", "GAVEL_CLIENT_KEY": "k"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("not https"))
    #expect(!run.errors.contains("tok-secret"))
  }

  @Test func `an unreachable platform ends with 4`() async {
    let run = await run(
      ["sync", "--url", "http://127.0.0.1:1", "--store", "\(folder.path)/s.db"],
      ["GAVEL_TOKEN": "tok-secret", "GAVEL_CLIENT_KEY": "k"])
    #expect(run.status == .unreachable)
    #expect(!run.errors.contains("tok-secret"))
  }

  @Test func `a token file that others may read ends with 3`() async throws {
    let path = try folder.write("tok-secret", to: "token", mode: 0o644)
    try folder.write(
      """
      { profiles: { acme: { url: 'https://acme.example', clientKey: 'k',
        tokenFile: '\(path)' } } }
      """, to: ".config/gavel/config.json")
    let run = await run(["sync", "--profile", "acme"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("chmod 600"))
    #expect(!run.errors.contains("tok-secret"))
  }

  @Test func `a wrong configuration names file, line and key`() async throws {
    let path = try folder.write("{\n  profils: {} }", to: ".config/gavel/config.json")
    let run = await run(["rooms"])
    #expect(run.status == .configuration)
    #expect(
      run.errors
        == "gavel: \(path), line 2: there is no key \"profils\"\ngavel: Did you mean profiles?\n")
  }

  @Test func `a damaged plan ends with 2 before anything else is asked`() async throws {
    let path = try folder.write("{ \"format\": 1, \"server\": 5 }", to: "plan.json")
    let run = await run(["apply", path, "--yes"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("server"))
  }

  @Test func `help needs no configuration`() async throws {
    try folder.write("broken", to: ".config/gavel/config.json")
    #expect(await run(["help"]).status == .done)
    #expect(await run(["rooms", "--help"]).output.hasPrefix("gavel rooms [options]\n"))
  }
}
