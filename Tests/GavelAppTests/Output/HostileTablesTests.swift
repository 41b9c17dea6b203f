import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

/// What commands print of hostile text: nothing in a table or an error acts, JSON is exact.
@Suite struct HostileTablesTests {
  private static let nasty = "\u{1B}[2J\u{9B}31m\u{202E}gnp\u{200B}\u{E0041}\u{7}\r\u{2028}\u{85}x"
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    let store = try Store(path: path)
    try await store.adopt(server: "https://acme.example", account: "ana", dialect: "imkit")
    let nasty = Self.nasty
    let person = Person(id: PersonID("p\(nasty)"), name: nasty, username: nasty)
    let room = Room(
      id: "nasty", name: nasty, kind: .other(nasty), owner: person.id,
      activeAt: Timestamp(milliseconds: 2_000_000))
    let asked = Timestamp(milliseconds: 3_000_000)
    try await store.record(
      RoomDetail(room: room, members: [Member(person: person, role: .owner)], requestedAt: asked))
    let message = Message(
      id: MessageID("m\(nasty)"), room: "nasty", author: person, type: nasty, text: nasty,
      sentAt: Timestamp(milliseconds: 1_000_000), attachments: [nasty])
    try await store.record(
      [MessagePage(messages: [message], totalCount: 1, requestedAt: asked)], in: "nasty")
    await store.close()
    let row = try JSONSerialization.data(withJSONObject: [
      "id": "t1", "message": message.id.rawValue, "room": "nasty", "author": person.id.rawValue,
      "reporter": nasty, "reason": nasty, "text": nasty, "time": "2026-03-01T00:00:00Z",
    ])
    try folder.write(row + Data("\n".utf8), to: "reports.jsonl")
  }

  private func run(_ arguments: [String]) async -> ProgramRun {
    await ProgramRun(arguments + ["--store", path], in: folder)
  }

  private func acts(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      if scalar == "\n" { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
        .surrogate:
        return true
      default: return scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  @Test func `no table of any reading command acts`() async throws {
    let imported = await run(["reports", "import", "\(folder.path)/reports.jsonl"])
    #expect(acts(imported.output + imported.errors) == [])
    let commands = [
      ["rooms"], ["members", "nasty"], ["messages", "nasty"], ["search", "gnp"], ["reports"],
      ["reports", "summary"], ["queue"], ["audit"],
      ["messages", "nasty", "--context", "m\(Self.nasty)"],
    ]
    for command in commands {
      let run = await run(command)
      #expect(acts(run.output + run.errors) == [], "\(command)")
    }
    #expect(await run(["rooms"]).output.contains("<U+001B>[2J<U+009B>31m<U+202E>gnp"))
    #expect(await run(["reports"]).output.contains("<U+202E>gnp"))
  }

  @Test(arguments: [
    ["rooms", nasty], [nasty], ["members", nasty], ["--store", nasty, "rooms"],
    ["rooms", "--profile", nasty], ["delete-message", nasty, nasty], ["apply", nasty],
    ["reports", "import", nasty], ["rooms", "--limit", nasty], ["search", nasty],
    ["audit", "--since", nasty], ["rooms", "--url", nasty], ["rooms", "--\(nasty)"],
  ])
  func `no error about what was typed acts`(arguments: [String]) async {
    let run = await ProgramRun(arguments, in: folder)
    #expect(acts(run.output + run.errors) == [], "\(run.errors)")
  }

  @Test func `JSON is exact`() async throws {
    let run = await run(["rooms", "--json"])
    let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(rows?.first?["name"] as? String == Self.nasty)
  }
}
