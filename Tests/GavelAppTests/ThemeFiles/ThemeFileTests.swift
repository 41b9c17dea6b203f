import Foundation
import GavelConsole
import GavelScreen
import Testing

@testable import GavelApp

@Suite struct ThemeFileTests {
  private func theme(_ text: String) throws(ConfigurationError) -> Theme {
    try ThemeFile(Array(text.utf8), path: "f").theme("test")
  }

  private func failure(_ text: String) -> ConfigurationError? {
    do throws(ConfigurationError) {
      _ = try theme(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `colours come from the palette, as digits, by name and by number`() throws {
    let theme = try theme(
      """
      { palette: { sky: '#7fb4ff' }, roles: {
          text: { fg: 'sky', bg: 'default' }, good: { fg: 'bright-green' }, bar: { fg: 200 },
          key: { fg: '7', attributes: ['bold', 'underline'] } } }
      """)
    #expect(theme[.text].foreground == .rgb(0x7F, 0xB4, 0xFF))
    #expect(theme[.good].foreground == .indexed(10))
    #expect(theme[.bar].foreground == .indexed(200))
    #expect(theme[.key].foreground == .indexed(7))
    #expect(theme[.key].attributes == [.bold, .underline])
  }

  @Test func `what a role leaves out it takes from text`() throws {
    let theme = try theme("{ roles: { text: { fg: 'red', bg: 'blue' }, good: { fg: 'green' } } }")
    #expect(theme[.good].background == .indexed(4))
    #expect(theme[.danger] == theme[.text])
  }

  @Test func `mistakes name their key`() {
    #expect(
      failure("{ roles: { txt: {} } }")
        == .unknownKey(path: "f", key: "roles.txt", line: 1, suggestion: "text"))
    #expect(
      failure("{ roles: { text: { color: 'red' } } }")
        == .unknownKey(path: "f", key: "roles.text.color", line: 1, suggestion: nil))
    #expect(
      failure("{ roles: { text: {\n fg: 'rde' } } }")
        == .wrongValue(path: "f", key: "roles.text.fg", line: 2, expected: .colour))
    #expect(
      failure("{ palette: { a: '#12345' } }")
        == .wrongValue(path: "f", key: "palette.a", line: 1, expected: .colour))
    #expect(
      failure("{ roles: { text: { attributes: ['blink'] } } }")
        == .wrongValue(
          path: "f", key: "roles.text.attributes", line: 1, expected: .attributes))
    #expect(failure("{ roles: { text: { fg: 256 } } }") != nil)
    #expect(failure("{ roles: { text: { fg: '#12345g' } } }") != nil)
  }

  @Test func `every built-in theme is right and is a file of the themes folder`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../themes").standardized.path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ThemeLibrary.builtIn.map { "\($0.name).json" }.sorted())
    for (name, bytes) in ThemeLibrary.builtIn {
      _ = try ThemeFile(bytes, path: name)
      #expect(FileManager.default.contents(atPath: "\(folder)/\(name).json") == Data(bytes))
    }
  }

  @Test(arguments: ["midnight", "daylight"])
  func `the dark and the light theme give every role a style of its own`(name: String) throws {
    let bytes = try #require(ThemeLibrary.builtIn.first { $0.name == name }?.bytes)
    #expect(
      try ThemeFile(bytes, path: name).ownRoles == Set(ThemeRole.allCases.map(\.rawValue)))
  }

  @Test func `every built-in theme says what it is for`() throws {
    for (name, bytes) in ThemeLibrary.builtIn {
      let about = try ThemeFile(bytes, path: name).about
      #expect(!about.isEmpty && about.count <= 56, "\(name): \(about)")
    }
  }

  @Test func `the monochrome theme has no colour`() throws {
    let library = ThemeLibrary(
      directories: try Directories(environment: ["HOME": "/nonexistent"]))
    let mono = try library.theme(named: "mono")
    for role in ThemeRole.allCases {
      #expect(mono[role].foreground == .terminalDefault)
      #expect(mono[role].background == .terminalDefault)
    }
  }
}

@Suite struct ThemeLibraryTests {
  private let folder: TemporaryFolder
  private let library: ThemeLibrary

  init() throws {
    folder = try TemporaryFolder()
    library = ThemeLibrary(directories: try Directories(environment: ["HOME": folder.path]))
  }

  @Test func `without a name the standard theme is used`() throws {
    #expect(try library.theme(named: nil).name == ThemeLibrary.standard)
  }

  @Test func `the user's own theme comes before a built-in one`() throws {
    try folder.write(
      "{ roles: { text: { fg: 'red' } } }", to: ".config/gavel/themes/midnight.json")
    #expect(try library.theme(named: "midnight")[.text].foreground == .indexed(1))
  }

  @Test func `a theme that others may write is refused`() throws {
    let path = try folder.write("{}", to: ".config/gavel/themes/mine.json", mode: 0o666)
    #expect(throws: ConfigurationError.writableByOthers(path: path)) {
      try library.theme(named: "mine")
    }
  }

  @Test(arguments: ["nosuch", "../../secret", "", "a/b"])
  func `an unknown name is told with those there are`(name: String) throws {
    try folder.write("{}", to: ".config/secret.json")
    #expect(
      throws: ConnectionError.unknownTheme(name, known: ThemeLibrary.builtIn.map(\.name))
    ) { try library.theme(named: name) }
  }
}

@Suite struct ThemeInheritanceTests {
  private let folder: TemporaryFolder
  private let library: ThemeLibrary

  init() throws {
    folder = try TemporaryFolder()
    library = ThemeLibrary(directories: try Directories(environment: ["HOME": folder.path]))
  }

  private func write(_ name: String, _ text: String) throws {
    try folder.write(text, to: ".config/gavel/themes/\(name).json")
  }

  @Test func `another palette alone makes another theme`() throws {
    try write("mine", "{ extends: 'midnight', palette: { night: '#000000' } }")
    let (mine, midnight) = (try library.theme(named: "mine"), try library.theme(named: "midnight"))
    #expect(mine[.text].background == .rgb(0, 0, 0))
    #expect(mine[.lock].foreground == .rgb(0, 0, 0))
    #expect(mine[.good].foreground == midnight[.good].foreground)
    #expect(mine[.danger].attributes == .bold)
  }

  @Test func `of a role each part comes from the nearest file that has it`() throws {
    try write(
      "mine", "{ extends: 'midnight', roles: { danger: { fg: 'red' }, text: { bg: 'default' } } }")
    let mine = try library.theme(named: "mine")
    #expect(mine[.danger].foreground == .indexed(1))
    #expect(mine[.danger].attributes == .bold)
    #expect(mine[.danger].background == .terminalDefault)
    try write("next", "{ extends: 'mine', roles: { danger: { attributes: [] } } }")
    #expect(try library.theme(named: "next")[.danger].attributes == [])
    #expect(try library.theme(named: "next")[.danger].foreground == .indexed(1))
  }

  @Test func `a theme of one's own may change the built-in one of its name`() throws {
    try write("midnight", "{ extends: 'midnight', roles: { good: { fg: 'green' } } }")
    let mine = try library.theme(named: "midnight")
    #expect(mine[.good].foreground == .indexed(2))
    #expect(mine[.text].background == .rgb(0x14, 0x17, 0x1D))
  }

  @Test func `a parent that is missing is told with what may be meant`() throws {
    try write("mine", "{\n extends: 'midnihgt' }")
    let path = "\(folder.path)/.config/gavel/themes/mine.json"
    let expected = ConfigurationError.unknownTheme(
      path: path, name: "midnihgt", line: 2, known: library.names)
    #expect(throws: expected) { try library.theme(named: "mine") }
    let lines = Notices.explain(configuration: expected).lines.joined(separator: " ")
    #expect(lines.contains("there is no theme \"midnihgt\""), "\(lines)")
    #expect(lines.contains("Did you mean midnight?"), "\(lines)")
  }

  @Test func `a theme that extends itself is told with its place`() throws {
    try write("mine", "{\n extends: 'mine' }")
    #expect(
      throws: ConfigurationError.wrongValue(
        path: "\(folder.path)/.config/gavel/themes/mine.json", key: "extends", line: 2,
        expected: .theme(library.names))
    ) { try library.theme(named: "mine") }
  }

  @Test func `two themes that extend each other are told`() throws {
    try write("one", "{ extends: 'two' }")
    try write("two", "{ extends: 'one' }")
    #expect(throws: ConfigurationError.self) { try library.theme(named: "one") }
  }

  @Test func `a mistake in a theme below names that theme's file`() throws {
    try write("base", "{ roles: { good: { fg: 'gren' } } }")
    try write("mine", "{ extends: 'base' }")
    #expect(
      throws: ConfigurationError.wrongValue(
        path: "\(folder.path)/.config/gavel/themes/base.json", key: "roles.good.fg", line: 1,
        expected: .colour)
    ) { try library.theme(named: "mine") }
  }
}
