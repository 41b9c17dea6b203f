import Testing

@testable import GavelApp

/// A wrong setting is told with file, key, line and what to do, by every command that reads it.
@Suite struct SettingsAdviceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    ("{ theme:\n 'dsk' }", "line 2: \"theme\": there is no theme \"dsk\"", "Did you mean dusk?"),
    (
      "{ defaultProfile: 'acm',\n profiles: { acme: { url: 'https://acme.example' } } }",
      "line 1: \"defaultProfile\": there is no profile \"acm\"", "Did you mean acme?"
    ),
    (
      "{ defaultProfile: 'acme' }", "line 1: \"defaultProfile\": there is no profile \"acme\"",
      "gavel login makes one."
    ),
    ("{ profiles: { a: { dialect: 'imkt' } } }", "\"profiles.a.dialect\"", "Did you mean imkit?"),
    ("{ log: 'Debug' }", "line 1: \"log\"", "Did you mean debug?"),
    ("{ syslog: true }", "line 1: \"syslog\"", "Write one of these words, in quotation marks."),
    ("{ syslog: false }", "line 1: \"syslog\"", "Did you mean \"off\"?"),
    ("{ mouse: true }", "line 1: \"mouse\"", "Did you mean \"on\"?"),
    ("{ readOnly: 'true' }", "line 1: \"readOnly\"", "Did you mean true?"),
    ("{ holdSeconds: '7' }", "line 1: \"holdSeconds\"", "Did you mean 7?"),
    ("{ profiles: { a: { token: 'x' } } }", "\"profiles.a.token\"", "Did you mean tokenFile?"),
    ("{ reasons: ['a', 'a'] }", "one to nine different texts", "no two alike"),
    ("{ theme: 'dusk', theme: 'sepia' }", "line 1: the key \"theme\"", "Keep one of them"),
  ])
  func `a wrong setting names its place and what was probably meant`(
    text: String, place: String, advice: String
  ) async throws {
    let path = try folder.write(text, to: ".config/gavel/config.json")
    for command in [["config"], ["doctor", "--offline"], ["console", "--plain"], ["rooms"]] {
      let run = await ProgramRun(command, in: folder)
      let said = run.output + run.errors
      #expect(run.status == .configuration, "\(command): \(said)")
      #expect(said.contains("\(path), line "), "\(said)")
      #expect(said.contains(place), "\(said)")
      #expect(said.contains(advice), "\(said)")
    }
  }

  @Test func `a theme on the command line is looked for in lines too, and blames no file`()
    async throws
  {
    try folder.write("{ theme: 'dusk' }", to: ".config/gavel/config.json")
    let run = await ProgramRun(["--theme", "dsk", "--plain"], in: folder)
    #expect(run.status == .configuration)
    #expect(run.errors.contains("gavel: there is no theme \"dsk\""))
    #expect(run.errors.contains("Did you mean dusk?"))
  }

  @Test func `a theme of one's own is one, and themes are listed whatever the settings say`()
    async throws
  {
    try folder.write("{}", to: ".config/gavel/themes/mine.json")
    try folder.write("{ theme: 'mine' }", to: ".config/gavel/config.json")
    #expect(await ProgramRun(["config"], in: folder).status == .done)
    try folder.write("{ theme: 'none' }", to: ".config/gavel/config.json")
    let run = await ProgramRun(["themes"], in: folder)
    #expect(run.status == .done)
    #expect(run.output.contains("mine"))
  }
}
