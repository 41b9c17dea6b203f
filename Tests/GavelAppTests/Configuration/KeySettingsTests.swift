import GavelConsole
import Testing

@testable import GavelApp

/// The keys that the configuration gives to the console's commands.
@Suite struct KeySettingsTests {
  private let folder: TemporaryFolder
  private let directories: Directories

  init() throws {
    folder = try TemporaryFolder()
    directories = try Directories(environment: [
      "HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/near",
    ])
  }

  private func keys(of name: String, in configuration: Configuration) -> [String] {
    KeyPage(configuration.keys).sections.flatMap(\.lines).first { $0.name == name }?.keys ?? []
  }

  private func message(_ text: String) throws -> String {
    try folder.write(text, to: ".config/gavel/config.json")
    do throws(ConfigurationError) {
      _ = try Configuration.load(directories)
      return ""
    } catch {
      return Notices.explain(error).lines.joined(separator: "\n")
    }
  }

  @Test func `a later file changes a command's keys and leaves the others`() throws {
    try folder.write("{ keys: { sync: ['f5'], zoom: ['f6'] } }", to: "near/gavel/config.json")
    try folder.write("{ keys: { sync: ['R', 'f7'] } }", to: ".config/gavel/config.json")
    let configuration = try Configuration.load(directories)
    #expect(keys(of: "sync", in: configuration) == ["R", "f7"])
    #expect(keys(of: "zoom", in: configuration) == ["f6"])
    #expect(keys(of: "quit", in: configuration) == ["q"])
  }

  @Test func `a clash names file, line, key path and the other command`() throws {
    let words = try message("{\n  keys: {\n    \"delete-message\": [\"d\", \"c\"],\n  },\n}")
    #expect(words.contains("\(directories.userFile), line 3: \"keys.delete-message\" takes \"c\""))
    #expect(words.contains("\"clear-room\" in: messages"))
  }

  @Test func `a clash with an earlier file is the later file's`() throws {
    try folder.write("{ keys: { sync: ['f5'] } }", to: "near/gavel/config.json")
    let words = try message("{ keys: { zoom: ['f5'] } }")
    #expect(words.contains("\(directories.userFile), line 1: \"keys.zoom\" takes \"f5\""))
  }

  @Test func `unknown names and keys are said with what was probably meant`() throws {
    #expect(try message("{ keys: { 'delete-mesage': ['d'] } }").contains("mean delete-message?"))
    #expect(try message("{ keys: { sync: ['hyper-x'] } }").contains("\"hyper-x\", which names"))
    #expect(try message("{ keys: { sync: 'f5' } }").contains("\"keys.sync\" must be a list"))
  }

  @Test func `the list of keys shows those of the settings, as lines and as JSON`() async throws {
    try folder.write("{ keys: { sync: ['f5'] } }", to: ".config/gavel/config.json")
    let text = await ProgramRun(["keys"], in: folder)
    #expect(text.status == .done && text.output.contains("f5"))
    #expect(text.output.contains("delete the marked messages, or this one (asks first)"))
    let json = await ProgramRun(["keys", "--jsonl"], in: folder)
    #expect(json.output.contains(#""name":"sync","keys":["f5"]"#))
  }
}
