import Foundation
import GavelConsole
import GavelModel
import Testing

@testable import GavelApp

@Suite struct ThemesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(["themes"] + arguments, in: folder)
  }

  @Test func `the list names built-in themes and the user's own`() async throws {
    try folder.write(
      "{ extends: 'dusk', about: 'my evening' }", to: ".config/gavel/themes/mine.json")
    let run = await run()
    #expect(run.status == .done)
    for name in ThemeLibrary.builtIn.map(\.name) { #expect(run.output.contains("\(name) ")) }
    #expect(run.output.contains("mine             yours     my evening"))
  }

  @Test func `a theme of one's own that is wrong is listed with the reason`() async throws {
    try folder.write("{ extends: 'nosuch' }", to: ".config/gavel/themes/mine.json")
    let run = await run("list", "--json")
    #expect(run.status == .done)
    #expect(run.output.contains("\"name\":\"mine\",\"isOwn\":true"))
    #expect(run.output.contains("\"isRight\":false"))
  }

  @Test func `a theme is shown with its colours and its worst contrast`() async {
    let run = await run("show", "midnight")
    #expect(run.status == .done)
    #expect(run.output.contains("#14171d"))
    #expect(run.output.contains("underline"))
    let unknown = await self.run("show", "midnigt")
    #expect(unknown.status == .configuration)
    #expect(unknown.errors.contains("Did you mean midnight?"))
  }

  @Test func `a right file is said to be one, and faint roles are named`() async throws {
    let path = try folder.write(
      "{ extends: 'midnight', roles: { dim: { fg: '#444444' } } }", to: "mine.json")
    let run = await run("check", path)
    #expect(run.status == .done)
    #expect(run.output == "\(path) is a theme: 1 role, over midnight\n")
    #expect(run.errors.contains("\"roles.dim\" on the ground of text has a contrast of 1."))
    #expect(run.errors.contains("WCAG AA asks for 4.5"))
  }

  @Test func `a wrong file is told with its name, the key and the line`() async throws {
    let path = try folder.write(
      "{\n  roles: {\n    text: { fg: 'rde' },\n  },\n}\n", to: "mine.json")
    let run = await run("check", path)
    #expect(run.status == .configuration)
    #expect(run.errors.contains("\(path), line 3: \"roles.text.fg\" must be a colour"))
  }

  @Test func `a file that is not there and a missing name are told`() async {
    #expect(await run("check", "\(folder.path)/nosuch.json").status == .configuration)
    #expect(await run("check").status == .usage)
    #expect(await run("paint").status == .usage)
  }
}

@Suite struct ThemeDeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func desk(_ configured: String? = nil) throws -> ThemeDesk {
    ThemeDesk(
      directories: try Directories(environment: ["HOME": folder.path]), configured: configured)
  }

  @Test func `a chosen theme is the one to begin with next time`() throws {
    #expect(try desk().first().name == ThemeLibrary.standard)
    try desk().remember("dusk")
    try desk().remember("sepia")
    #expect(try desk().first().name == "sepia")
    let path = "\(folder.path)/.local/state/gavel/theme"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `what the settings name is stronger`() throws {
    try desk().remember("dusk")
    #expect(try desk("mono").first().name == "mono")
    #expect(throws: ConnectionError.self) { try desk("nosuch").first() }
  }

  @Test(arguments: ["nosuch\n", "", "../../x", "\u{0}"])
  func `a remembered theme that cannot be had is forgotten`(text: String) throws {
    try folder.write(text, to: ".local/state/gavel/theme")
    #expect(try desk().first().name == ThemeLibrary.standard)
  }
}
