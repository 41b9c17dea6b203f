import Foundation
import Testing

@testable import GavelApp

@Suite struct JSONHelpTests {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    try await KnownStore.make(at: path)
  }

  private func keys(_ commands: String) throws -> [String] {
    try #require(JSONHelp.documents.first { $0.commands == commands }).keys
  }

  private func printed(_ arguments: String...) async throws -> Any {
    let run = await ProgramRun(arguments + ["--json", "--store", path], in: folder)
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  @Test func `lists have the keys that the page says`() async throws {
    for (words, page) in [
      (["rooms"], "rooms"), (["members", "lobby"], "members"),
      (["messages", "lobby"], "messages, search"), (["search", "text"], "messages, search"),
      (["config"], "config"),
    ] {
      let run = await ProgramRun(words + ["--json", "--store", path], in: folder)
      let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let row = try #require((rows as? [[String: Any]])?.first)
      for key in try keys(page) { #expect(row[key] != nil, "\(page) \(key)") }
    }
  }

  @Test func `objects say the version of their form`() async throws {
    let version = try await printed("backup", "\(folder.path)/copy.db") as? [String: Any]
    #expect(version?["schema"] as? Int == Int(JSONSchema.version))
    for key in try keys("backup") { #expect(version?[key] != nil, "\(key)") }
    let run = await ProgramRun(["version", "--json"], in: folder)
    #expect(run.output.hasSuffix(#","schema":1}"# + "\n"))
  }

  @Test func `the page is a topic of help`() async {
    let run = await ProgramRun(["help", "json"], in: folder)
    #expect(run.status == .done)
    #expect(run.output.contains("memberCount"))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 92, "\(line)") }
    #expect(await ProgramRun(["help", "jsn"], in: folder).status == .usage)
  }
}
