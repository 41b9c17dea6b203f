import Foundation
import Testing

@testable import GavelApp

@Suite struct CompleteCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    try await KnownStore.make(at: path)
  }

  private func complete(_ words: String...) async -> [String] {
    let run = await ProgramRun(
      ["complete", "--"] + words, in: folder, environment: ["GAVEL_STORE": path])
    #expect(run.status == .done)
    #expect(run.errors.isEmpty)
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test func `rooms come from the store with their names`() async {
    #expect(
      await complete("members", "") == ["lobby\tHarbor Lounge", "quiet\tQuiet Pier"])
    #expect(await complete("members", "lo") == ["lobby\tHarbor Lounge"])
  }

  @Test func `a room is found by its name too`() async {
    #expect(await complete("members", "Pier") == ["quiet\tQuiet Pier"])
    #expect(await complete("members", "nowhere") == [])
  }

  @Test func `members are those of the room, and their names cannot act`() async {
    #expect(
      await complete("remove-member", "lobby", "")
        == ["ana\tAna", "mei\t<U+001B>[2Jmei", "$(touch x)\tShelly"])
  }

  @Test func `messages come newest first with author and text`() async {
    let lines = await complete("delete-message", "lobby", "")
    #expect(lines.map { $0.prefix(2) } == ["m4", "m3", "m2", "m1"])
    #expect(lines[1].contains("BUY NOW <U+202E>"))
  }

  @Test func `profiles and themes come from the settings`() async throws {
    try folder.write(
      "{ profiles: { acme: { url: 'https://acme.example' }, harbor: {} } }",
      to: ".config/gavel/config.json")
    try folder.write("{}", to: ".config/gavel/themes/mine.json")
    #expect(await complete("sync", "--profile", "") == ["acme\thttps://acme.example", "harbor"])
    #expect(
      await complete("--profile=a") == ["--profile=acme\thttps://acme.example"])
    #expect(await complete("--theme", "m").contains("mine"))
    #expect(await complete("--theme", "m").contains("midnight"))
    #expect(await complete("themes", "show", "mi") == ["midnight", "mine"])
    try folder.write("{ theme: 'mdnight' }", to: ".config/gavel/config.json")
    #expect(await complete("--theme", "mid") == ["midnight"])
    try folder.write(
      "{ defaultProfile: 'x', profiles: { acme: {} } }", to: ".config/gavel/config.json")
    #expect(await complete("--profile", "") == ["acme"])
  }

  @Test func `a path is left to the shell`() async {
    #expect(await complete("apply", "") == ["\tfiles"])
  }

  @Test func `whatever is broken proposes nothing and says nothing`() async throws {
    try folder.write("broken", to: ".config/gavel/config.json")
    #expect(await complete("members", "") == [])
    #expect(await complete("syn") == ["sync\tbring the local store up to date"])
    try FileManager.default.removeItem(atPath: "\(folder.path)/.config")
    #expect(await complete("members", "--store", "\(folder.path)/none.db", "") == [])
  }
}
