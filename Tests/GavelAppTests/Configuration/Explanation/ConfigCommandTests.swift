import Foundation
import GavelModel
import Testing

@testable import GavelApp

@Suite struct ConfigCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func rows(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) async throws -> [String: (value: Any, from: [String])] {
    let run = await ProgramRun(
      ["config", "--explain", "--json"] + arguments, in: folder, environment: environment)
    #expect(run.status == .done, "\(run.errors)")
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: list.map { row in
        (row["key"] as? String ?? "", (row["value"] ?? NSNull(), row["from"] as? [String] ?? []))
      })
  }

  @Test func `without files everything is the default of the table`() async throws {
    let rows = try await rows()
    #expect(rows["holdSeconds"]?.value as? Int == 5)
    #expect(rows["theme"]?.value as? String == "midnight")
    #expect(rows["reasons"]?.value as? [String] == ["spam", "abuse", "off topic"])
    #expect(rows.values.allSatisfy { $0.from.isEmpty })
    let text = await ProgramRun(["config"], in: folder).output
    #expect(text.contains("holdSeconds "))
    #expect(!text.contains("FROM"))
  }

  @Test func `each value says which file and line it comes from`() async throws {
    let system = try folder.write(
      "{ theme: 'sepia',\n ceiling: { batch: 10 }, protected: { rooms: ['a'] } }",
      to: "system/gavel/config.json")
    let user = try folder.write(
      "{ theme: 'dusk',\n ceiling: { batch: 20 },\n protected: { rooms: ['b'] } }",
      to: ".config/gavel/config.json")
    let rows = try await rows()
    #expect(rows["theme"]?.value as? String == "dusk")
    #expect(rows["theme"]?.from == ["\(user), line 1"])
    #expect(rows["ceiling.batch"]?.value as? Int == 10)
    #expect(rows["ceiling.batch"]?.from == ["\(system), line 2"])
    #expect(rows["protected.rooms"]?.value as? [String] == ["a", "b"])
    #expect(rows["protected.rooms"]?.from == ["\(system), line 2", "\(user), line 3"])
  }

  @Test func `keys and filters with names stand there by their names`() async throws {
    let system = try folder.write(
      "{ filters: { spam: 'from:a', 'old.ones': 'age:>1d' } }", to: "system/gavel/config.json")
    let user = try folder.write(
      "{ filters: { spam: 'from:b' },\n keys: { sync: ['f9'] } }", to: ".config/gavel/config.json")
    let rows = try await rows()
    #expect(rows["filters.spam"]?.value as? String == "from:b")
    #expect(rows["filters.spam"]?.from == ["\(user), line 1"])
    #expect(rows["filters.old.ones"]?.from == ["\(system), line 1"])
    #expect(rows["keys.sync"]?.value as? [String] == ["f9"])
    #expect(rows["keys.sync"]?.from == ["\(user), line 2"])
  }

  @Test func `who is to be recorded cannot lift it`() async throws {
    let system = try folder.write("{ syslog: 'audit' }", to: "system/gavel/config.json")
    try folder.write("{ syslog: 'off' }", to: ".config/gavel/config.json")
    let rows = try await rows()
    #expect(rows["syslog"]?.value as? String == "audit")
    #expect(rows["syslog"]?.from == ["\(system), line 1"])
    let directories = try Directories(
      environment: ["HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/system"])
    #expect(try Configuration.load(directories).machineLog == .audit)
  }

  @Test func `variables and options beat files, and secrets are never shown`() async throws {
    try folder.write("tok-secret", to: ".config/gavel/t")
    let user = try folder.write(
      """
      { defaultProfile: 'acme', profiles: {
        acme: { url: 'https://acme.example', clientKey: 'key-secret', tokenFile: 't' } } }
      """, to: ".config/gavel/config.json")
    var rows = try await rows(["--theme", "mono", "--read-only"], ["GAVEL_LOG": "off"])
    #expect(rows["theme"]?.from == ["--theme"])
    #expect(rows["readOnly"]?.value as? Bool == true)
    #expect(rows["readOnly"]?.from == ["--read-only"])
    #expect(rows["log"]?.from == ["GAVEL_LOG"])
    #expect(rows["url"]?.value as? String == "https://acme.example")
    #expect(rows["url"]?.from == ["\(user), line 2"])
    #expect(rows["profile"]?.from == ["\(user), line 1"])
    #expect(rows["clientKey"]?.value as? String == "(set, not shown)")
    #expect(rows["credential"]?.value as? String == "tokenFile (not shown)")
    rows = try await self.rows(
      ["--url", "https://b.example"],
      ["GAVEL_TOKEN": "tok-secret", "GAVEL_CLIENT_KEY": "key-secret"])
    #expect(rows["url"]?.from == ["--url"])
    #expect(rows["profile"]?.value is NSNull)
    #expect(rows["credential"]?.from == ["GAVEL_TOKEN"])
    let text = await ProgramRun(
      ["config", "--explain"], in: folder, environment: ["GAVEL_TOKEN": "tok-secret"]
    ).output
    #expect(!text.contains("tok-secret"))
    #expect(!text.contains("key-secret"))
  }

  @Test func `what is explained is what commands use`() async throws {
    try folder.write(
      "{ holdSeconds: 9, evidenceDays: 4, readOnly: true, theme: 'mono', log: 'error' }",
      to: ".config/gavel/config.json")
    let rows = try await rows()
    let directories = try Directories(
      environment: ["HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/system"])
    let configuration = try Configuration.load(directories)
    #expect(configuration.hold == .seconds(rows["holdSeconds"]?.value as? Int ?? 0))
    #expect(configuration.isReadOnly == rows["readOnly"]?.value as? Bool)
    #expect(configuration.theme == rows["theme"]?.value as? String)
    #expect(configuration.logLevel?.rawValue == rows["log"]?.value as? String)
    #expect(configuration.evidence.policy.retention == .seconds(4 * 86_400))
  }

  @Test func `a wrong file ends with 3, and a wrong word with 2`() async throws {
    #expect(await ProgramRun(["config", "--keys", "--json"], in: folder).status == .usage)
    #expect(await ProgramRun(["config", "theme"], in: folder).status == .usage)
    try folder.write("{ holdSecond: 3 }", to: ".config/gavel/config.json")
    let run = await ProgramRun(["config", "--explain"], in: folder)
    #expect(run.status == .configuration)
    #expect(run.errors.contains("Did you mean holdSeconds?"))
    #expect(await ProgramRun(["config", "--keys"], in: folder).status == .done)
  }
}

@Suite struct SettingsPageTests {
  @Test func `every key has its meaning, and its default is one that a file could have`() throws {
    for key in SettingsKey.leaves {
      #expect(!key.help.isEmpty, "\(key.path)")
      guard !key.standard.isEmpty else { continue }
      let value: SettingsValue =
        switch key.shape {
        case .number, .boolean, .texts, .reasons:
          try SettingsReader.read(Array(key.standard.utf8)).value
        case .text, .word, .object, .url, .name, .colour, .attributes, .theme: .string(key.standard)
        }
      #expect(key.shape.accepts(value), "\(key.path)")
    }
  }
}
