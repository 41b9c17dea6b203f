import Foundation
import Testing

@testable import GavelApp

@Suite struct DeadLinkTests {
  private let folder: TemporaryFolder
  private let directories: Directories

  init() throws {
    folder = try TemporaryFolder()
    directories = try Directories(environment: [
      "HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/system",
    ])
  }

  /// Makes a link in the temporary folder, with the folders above it.
  private func link(_ name: String, to target: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
      withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    return path
  }

  @Test(arguments: [
    ".config/gavel/config.json", ".config/gavel/filters.json", ".config/gavel/logins.json",
    "system/gavel/config.json", ".config/gavel", ".config", "system/gavel",
  ])
  func `settings behind a link that leads nowhere are away, not absent`(name: String) throws {
    let path = try link(name, to: "/nowhere/away")
    #expect(throws: ConfigurationError.deadLink(path: path, target: "/nowhere/away")) {
      try Configuration.load(directories)
    }
  }

  @Test func `a theme behind a link that leads nowhere is not the built-in one`() throws {
    let path = try link(".config/gavel/themes/midnight.json", to: "../../away.json")
    #expect(throws: ConfigurationError.deadLink(path: path, target: "../../away.json")) {
      try ThemeLibrary(directories: directories).theme(named: "midnight")
    }
  }

  @Test func `a secret behind a link that leads nowhere names the link`() async throws {
    let path = try link("a.token", to: "/nowhere/a.token")
    await #expect(throws: ConfigurationError.deadLink(path: path, target: "/nowhere/a.token")) {
      try await CredentialLoader(environment: [:]).load(.tokenFile(path))
    }
  }

  @Test func `a link to a file is followed, and so is one to a folder`() throws {
    let real = try folder.write("{ readOnly: true }", to: "dotfiles/gavel/config.json")
    _ = try link(".config/gavel", to: "\(folder.path)/dotfiles/gavel")
    #expect(try Configuration.load(directories).isReadOnly == true)
    let path = try link("linked.json", to: real)
    #expect(try TrustedFile.read(path, as: .settings) != nil)
  }

  @Test func `a link to a link that leads nowhere, and one through a file, lead nowhere`() throws {
    let second = try link("second", to: "/nowhere")
    let first = try link("first", to: second)
    #expect(throws: ConfigurationError.deadLink(path: first, target: second)) {
      try TrustedFile.read(first, as: .settings)
    }
    let file = try folder.write("x", to: "file")
    let through = try link("through", to: "\(file)/x")
    #expect(throws: ConfigurationError.deadLink(path: through, target: "\(file)/x")) {
      try TrustedFile.read(through, as: .settings)
    }
  }

  @Test(arguments: [["config"], ["doctor", "--offline"], ["rooms"], ["sync"]])
  func `a lock that is away ends a command with the link, its target and what to do`(
    command: [String]
  ) async throws {
    let path = try link(".config/gavel/config.json", to: "/nowhere/config.json")
    let run = await ProgramRun(command, in: folder)
    #expect(run.status == .configuration)
    let text = run.output + run.errors
    #expect(text.contains("\(path) is a link to /nowhere/config.json, and nothing is there"))
    #expect(text.contains("Bring back what it leads to"))
  }

  @Test(arguments: [["rooms"], ["doctor", "--offline"], ["repair"], ["backup", "x"]])
  func `a store whose folder is away is not told as one that sync makes`(
    command: [String]
  ) async throws {
    let path = try link(".local/share/gavel", to: "/nowhere/data")
    let run = await ProgramRun(
      command, in: folder,
      environment: [
        "GAVEL_URL": "http://127.0.0.1:1", "GAVEL_TOKEN": "t", "GAVEL_CLIENT_KEY": "k",
        "GAVEL_USER_ID": "u",
      ])
    let text = run.output + run.errors
    #expect(run.status == .configuration, "\(text)")
    #expect(!text.contains("gavel sync makes it"))
    #expect(text.contains("\(path) is a link to /nowhere/data"), "\(text)")
  }
}
