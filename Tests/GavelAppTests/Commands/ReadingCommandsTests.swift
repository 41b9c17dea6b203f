import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

@Suite struct ReadingCommandsTests {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    let store = try Store(path: path)
    try await store.adopt(server: "https://acme.example", account: "ana", dialect: "imkit")
    let members = [
      Member(person: Person(id: "ana", name: "Ana"), role: .owner),
      Member(person: Person(id: "mei", name: "\u{1B}[2Jmei"), role: .member),
    ]
    let room = Room(
      id: "lobby", name: "Lobby \u{202E}", kind: .group, owner: "ana", memberCount: 2,
      activeAt: Timestamp(milliseconds: 2_000_000))
    let quiet = Room(
      id: "quiet", kind: .direct, activeAt: Timestamp(milliseconds: 1_000), mayRead: false)
    for detail in [
      RoomDetail(room: room, members: members, requestedAt: time(3_000_000)),
      RoomDetail(room: quiet, members: [members[0]], requestedAt: time(3_000_000)),
    ] {
      try await store.record(detail)
    }
    let messages = (0..<1200).map { number in
      Message(
        id: MessageID("m\(number)"), room: "lobby", author: members[number % 2].person,
        text: number == 700 ? "買い物 \u{9B}31m now" : "text \(number)",
        sentAt: time(1_000_000 + Int64(number) * 1000))
    }
    try await store.record(
      [MessagePage(messages: messages, totalCount: 1200, requestedAt: time(3_000_000))],
      in: "lobby")
    await store.close()
  }

  private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(arguments + ["--store", path], in: folder)
  }

  private func list(_ run: ProgramRun) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [[String: Any]])
  }

  @Test func `rooms come most recently active first, with the keys of the contract`() async throws {
    let run = await run("rooms", "--json")
    #expect(run.status == .done)
    #expect(
      run.output.hasPrefix(
        #"[{"id":"lobby","name":"Lobby \u202e","type":"group","status":"active","#
          + #""memberCount":2,"messageCount":1200,"#))
    let rooms = try list(run)
    #expect(rooms.map { $0["id"] as? String } == ["lobby", "quiet"])
    #expect(rooms[1]["type"] as? String == "direct")
    #expect(rooms[1]["name"] is NSNull)
    #expect(rooms[1]["mayRead"] as? Bool == false)
  }

  @Test func `a room that is closed to the account is not called empty`() async throws {
    let table = await run("rooms").output
    let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("quiet") })
    #expect(row.split(separator: " ").map(String.init) == ["quiet", "direct", "active", "1", "-"])
    #expect(await run("messages", "quiet").errors.contains("This account cannot read this room."))
  }

  @Test func `members come with their roles`() async throws {
    let run = await run("members", "lobby", "--json")
    #expect(
      run.output
        == #"[{"id":"ana","name":"Ana","role":"owner"},"# + "\n"
        + #"{"id":"mei","name":"\u001b[2Jmei","role":"member"}]"# + "\n")
  }

  @Test func `messages come newest first, all of them, over many pages`() async throws {
    let run = await run("messages", "lobby", "--json")
    let ids = try list(run).map { $0["id"] as? String }
    #expect(ids == (0..<1200).reversed().map { "m\($0)" })
    #expect(
      run.output.hasPrefix(
        #"[{"id":"m1199","room":"lobby","author":"mei","type":"text","text":"text 1199","#
          + #""time":"1970-01-01T00:36:39.000Z","#))
  }

  @Test func `a limit holds across pages`() async throws {
    #expect(try list(await run("messages", "lobby", "--json", "--limit", "501")).count == 501)
    #expect(try list(await run("messages", "lobby", "--json", "--limit", "3")).count == 3)
    #expect(try list(await run("rooms", "--json", "--limit", "1")).count == 1)
  }

  @Test func `lines hold one object each`() async throws {
    let run = await run("messages", "lobby", "--jsonl", "--limit", "2")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func `the conversation around a message has it in the middle`() async throws {
    let run = await run("messages", "lobby", "--context", "m600", "--json", "--limit", "5")
    #expect(try list(run).map { $0["id"] as? String } == ["m602", "m601", "m600", "m599", "m598"])
  }

  @Test func `search finds words of two characters and is exact`() async throws {
    let run = await run("search", "買い", "--json")
    let found = try list(run)
    #expect(found.map { $0["id"] as? String } == ["m700"])
    #expect(found[0]["text"] as? String == "買い物 \u{9B}31m now")
    #expect(!run.output.unicodeScalars.contains("\u{9B}"))
  }

  @Test func `nothing found is an empty list and no error`() async throws {
    let run = await run("search", "nosuchword", "--json")
    #expect(run.output == "[]\n")
    #expect(run.status == .done)
    #expect(await self.run("queue", "--json").output == "[]\n")
    #expect(await self.run("audit", "--json").output == "[]\n")
  }

  @Test(arguments: [
    ["rooms"], ["members", "lobby"], ["messages", "lobby"], ["search", "買い"],
  ])
  func `tables put no control on the terminal`(command: [String]) async {
    let run = await ProgramRun(command + ["--store", path], in: folder)
    #expect(run.status == .done)
    #expect(!run.output.isEmpty)
    for scalar in run.output.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
  }

  @Test func `what is not in the store is told`() async {
    let room = await run("members", "nosuch")
    #expect(room.status == .incomplete)
    #expect(room.errors.contains("the store has no room \"nosuch\""))
    #expect(await run("messages", "lobby", "--context", "x").status == .incomplete)
    #expect(await run("queue", "list", "99").status == .incomplete)
  }

  @Test func `reading needs neither a platform nor a credential`() async throws {
    try folder.write(
      "{ defaultProfile: 'acme', profiles: { acme: { url: 'https://acme.example' } } }",
      to: ".config/gavel/config.json")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/.local/share/gavel", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: path, toPath: "\(folder.path)/.local/share/gavel/acme.db")
    let run = await ProgramRun(["rooms", "--jsonl"], in: folder)
    #expect(run.status == .done)
    #expect(run.output.split(separator: "\n").count == 2)
  }
}
