import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

@Suite struct FilterCommandTests {
  private let folder: TemporaryFolder
  private let path: String
  private let ana = Person(id: "ana", name: "Ana")
  private let spam = Person(id: "spam9", name: "Buy Now", isBot: true)

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    let store = try Store(path: path)
    try await store.adopt(server: "https://acme.example", account: "ana", dialect: "imkit")
    for id in ["lobby", "old"] {
      try await store.record(
        RoomDetail(
          room: Room(id: RoomID(id), name: id, status: id == "old" ? .frozen : .active),
          members: [Member(person: ana), Member(person: spam)], requestedAt: time(99)))
    }
    let messages = (0..<600).map(message)
    try await store.record(
      [MessagePage(messages: messages, totalCount: 600, requestedAt: time(9999))], in: "lobby")
    try await store.record(
      reports: [
        Report(
          id: "r1", room: "lobby", message: "m1", author: spam, reporter: ana, reason: "spam",
          text: "text 1", time: time(5))
      ], of: "spam9", requestedAt: time(9999))
    await store.close()
  }

  private func message(_ number: Int) -> Message {
    Message(
      id: MessageID("m\(number)"), room: "lobby", author: number % 2 == 0 ? ana : spam,
      text: number % 3 == 0 ? "see http://x/\(number)" : "text \(number)",
      sentAt: time(Int64(number)))
  }

  private func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(arguments + ["--store", path], in: folder, now: time(600))
  }

  private func ids(_ run: ProgramRun) -> [String] {
    run.output.split(separator: "\n").map { line in
      String(line.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    }
  }

  @Test func `each list takes a filter, over many pages`() async {
    let wanted = (0..<600).filter { $0 % 6 == 3 }.reversed().map { "m\($0)" }
    let filter = "from:spam9 has:link"
    #expect(ids(await run("messages", "lobby", "--filter", filter, "--jsonl")) == wanted)
    #expect(ids(await run("search", filter, "in:=lobby", "--jsonl")) == wanted)
    #expect(ids(await run("search", "age:<3s", "--jsonl")) == ["m599", "m598"])
    #expect(ids(await run("search", "re:/^text (7|11)$/", "--jsonl")) == ["m11", "m7"])
    #expect(ids(await run("rooms", "--filter", "is:frozen", "--jsonl")) == ["old"])
    #expect(ids(await run("members", "lobby", "--filter", "-is:bot", "--jsonl")) == ["ana"])
    #expect(ids(await run("reports", "--filter", "from:=spam9", "--jsonl")) == ["r1"])
    #expect(ids(await run("reports", "list", "--filter", "-from:=spam9", "--jsonl")) == [])
  }

  @Test func `an error points at its column and ends with the status for usage`() async {
    let run = await run("search", "日本 frm:ana")
    #expect(run.status == .usage)
    #expect(
      run.errors == """
        gavel: QUERY, column 4: there is no field “frm:”; in quotation marks it is text
        gavel:   日本 frm:ana
        gavel:        ^

        """)
    let unfit = await self.run("members", "lobby", "--filter", "is:frozen")
    #expect(unfit.status == .usage)
    #expect(unfit.errors.contains("--filter, column 4: is:frozen makes no sense for members"))
  }

  @Test func `a filter and a context exclude each other, and a summary takes none`() async {
    #expect(
      await run("messages", "lobby", "--context", "m1", "--filter", "x").status == .usage)
    #expect(await run("reports", "summary", "--filter", "x").status == .usage)
  }

  @Test func `saved filters stand for themselves, and are checked when they are read`() async throws
  {
    try folder.write(
      #"{ filters: { bots: "is:bot", links: "@bots has:link age:<60s" } }"#,
      to: ".config/gavel/config.json")
    let found = ids(await run("search", "@links", "--jsonl"))
    #expect(found == (540..<600).filter { $0 % 6 == 3 }.reversed().map { "m\($0)" })
    try folder.write(
      "{ filters: {\n  bots: \"is:bot\",\n  links: \"@bots has:lonk\" } }",
      to: ".config/gavel/config.json")
    let run = await run("rooms")
    #expect(run.status == .configuration)
    #expect(run.errors.contains("line 3: \"filters.links\", column 11: has: takes report, link"))
    try folder.write(#"{ filters: { "a b": "x" } }"#, to: ".config/gavel/config.json")
    #expect(await self.run("rooms").errors.contains("\"filters.a b\" must be a name"))
  }
}
