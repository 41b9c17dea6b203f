import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

/// `gavel audit` on a store of its own; no platform is there.
@Suite struct AuditCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  /// 1: mei's message is deleted, with evidence; 2: mei is removed, refused, because "=cmd".
  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/audit.db"
    let store = try Store(path: path)
    try await store.adopt(server: "https://a", account: "ana", dialect: "imkit")
    var item = PlanItem(action: .deleteMessage("m1", room: "lobby"), digest: "d")
    item.facts = TargetFacts(person: "mei", personName: "MEISNAME", preview: "HERWORDS")
    let seen = SeenContent(
      target: Message(
        id: "m1", room: "lobby", author: Person(id: "mei", name: "MEISNAME"), text: "HERWORDS",
        sentAt: Timestamp(milliseconds: 0)))
    try await act(store, item, reason: "spam", .done, seen: seen, at: 1000)
    try await act(
      store, PlanItem(action: .removeMember("mei", room: "lobby", announced: true)),
      reason: "=cmd", .refused, seen: nil, at: 2000)
    await store.close()
  }

  private func act(
    _ store: Store, _ item: PlanItem, reason: String, _ outcome: Outcome, seen: SeenContent?,
    at time: Int64, code: String = "CODE"
  ) async throws {
    let now = Timestamp(milliseconds: time)
    let plan = ActionPlan(
      server: "https://a", account: "ana", created: now, reason: reason, items: [item])
    let batch = try await store.enqueue(plan, hold: .zero, now: now)
    let ids = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(ids, seen: seen.map { [ids[0]: $0] } ?? [:], now: now)
    let answer = ServerAnswer(status: outcome == .done ? 200 : 403, code: code)
    try await store.settle(
      [Settlement(item: ids[0], outcome: outcome, answer: answer, attempts: 1, requestedAt: now)],
      now: now)
  }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(["audit"] + arguments, in: folder, environment: ["GAVEL_STORE": path])
  }

  private func numbers(_ arguments: String...) async throws -> [Int64] {
    struct Line: Decodable { let number: Int64 }
    let output = await ProgramRun(
      ["audit", "--json"] + arguments, in: folder, environment: ["GAVEL_STORE": path]
    ).output
    return try JSONDecoder().decode([Line].self, from: Data(output.utf8)).map(\.number)
  }

  @Test func `an entry has the members of the contract, its options and its digest`() async throws {
    let lines = await run("--jsonl").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        #"{"number":2,"time":"1970-01-01T00:00:02.000Z","actor":"ana","batch":2,"#
          + #""kind":"remove-member","room":"lobby","target":"mei","reason":"=cmd","#
          + #""outcome":"refused","status":403,"code":"CODE","message":null,"#
          + #""options":{"systemMessage":true}"#))
    #expect(lines[1].contains(#""erased":false,"evidence":true,"counts":null,"digest":""#))
  }

  @Test func `entries are filtered`() async throws {
    #expect(try await numbers() == [2, 1])
    #expect(try await numbers("--kind", "delete-message") == [1])
    #expect(try await numbers("--until", "1970-01-01T00:00:01Z") == [1])
    #expect(try await numbers("--since", "1970-01-01T00:00:01.500Z") == [2])
    #expect(try await numbers("--since", "1d") == [])
    #expect(try await numbers("--target", "mei", "--room", "lobby") == [2])
    #expect(try await numbers("--outcome", "done", "--actor", "ana", "--batch", "1") == [1])
    #expect(try await numbers("--actor", "eve") == [])
    #expect(try await numbers("--limit", "1") == [2])
  }

  @Test func `a spreadsheet gets no formulas`() async throws {
    let lines = await run("--csv").output.split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("number,time,actor,batch,kind,room,target,options,reason,outcome"))
    #expect(lines[1].contains(",'=cmd,refused,403,CODE,"))
    #expect(await run("--csv", "--limit", "1").output.split(separator: "\r\n").count == 2)
  }

  @Test func `what a server said commands nobody's terminal in a spreadsheet's form`() async throws
  {
    let store = try Store(path: path)
    let item = PlanItem(action: .deleteMessage("m2", room: "lobby"), digest: "d")
    try await act(
      store, item, reason: "\u{9B}31m\u{202E}", .refused, seen: nil, at: 3000,
      code: "\u{1B}]52;c;aGk=\u{7}")
    await store.close()
    let output = await run("--csv").output
    #expect(output.contains(",<U+009B>31m<U+202E>,refused,403,<U+001B>]52;c;aGk=<U+0007>,"))
    #expect(
      !output.unicodeScalars.contains { "\u{1B}\u{7}\u{9B}\u{202E}".unicodeScalars.contains($0) })
  }

  @Test func `an intact trail ends with 0 and tells its head, a changed one with 1 and its number`()
    async throws
  {
    let intact = await run("--verify")
    #expect(intact.status == .done)
    let head = await run("--head").output
    #expect(intact.output == "intact: 2 entries\nhead: \(head)")
    #expect(head.hasPrefix("2 "))
    try tamper()
    let changed = await run("--verify")
    #expect(changed.status == .incomplete)
    #expect(changed.output.contains("entry 1: changed, moved, or added by hand\n"))
    let json = await run("--verify", "--json")
    #expect(json.output.contains(#""intact":false"#))
    #expect(json.output.contains(#""findings":[{"number":1,"fault":"altered"}]"#))
  }

  /// Changes a byte of the file itself, as an editor would: the outcome of the first entry.
  private func tamper() throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    let place = try #require(bytes.range(of: Data("m1meidone".utf8)) ?? nil)
    bytes.replaceSubrange(place, with: Data("m1meigone".utf8))
    try bytes.write(to: URL(filePath: path))
  }

  @Test func `what was kept is shown by the entry's number`() async throws {
    let shown = await run("--evidence", "1")
    #expect(shown.status == .done)
    #expect(shown.output.contains("target  1970-01-01T00:00:00.000Z  m1  MEISNAME  HERWORDS"))
    #expect(await run("--evidence", "1", "--json").output.contains(#""text":"HERWORDS""#))
    let none = await run("--evidence", "2", "--json")
    #expect(none.status == .incomplete)
    #expect(none.errors.contains("nothing was kept for entry 2"))
    #expect(await run("--evidence", "9").errors.contains("no entry 9"))
  }

  @Test func `erasing needs a yes, leaves the chain whole and takes every word`() async throws {
    let asked = await run("--erase-person", "mei")
    #expect(asked.status == .unconfirmed)
    #expect(asked.errors.contains("Nothing was erased"))
    let done = await run("--erase-person", "mei", "--yes", "--json")
    #expect(done.status == .done)
    #expect(done.output.contains(#""person":"mei","entries":2,"pieces":1,"items":1"#))
    #expect(await run("--verify").output.hasPrefix("intact: 3 entries, 2 of them erased"))
    #expect(try await numbers("--kind", "erase-person") == [3])
    for text in ["MEISNAME", "HERWORDS", "=cmd"] {
      #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) == nil)
    }
    #expect(await run().output.contains("(erased)"))
  }

  @Test func `files that were written before are named, for no erasure reaches into them`()
    async throws
  {
    let plans = ".local/share/gavel/plans"
    try folder.write(#"{"target":"mei"}"#, to: "\(plans)/plan-1.json")
    try folder.write(#"{"target":"mei2"}"#, to: "\(plans)/plan-2.json")
    let done = await run("--erase-person", "mei", "--yes", "--json")
    #expect(done.output.contains(#""files":["\#(folder.path)/\#(plans)/plan-1.json"]"#))
    #expect(done.errors.contains("1 file written before still names them"))
  }

  @Test func `what was given up after its time is told apart from what was never kept`()
    async throws
  {
    let store = try Store(path: path)
    try await store.pruneEvidence(before: Timestamp(milliseconds: 5000))
    await store.close()
    #expect(await run("--evidence", "1").errors.contains("entry 1 was given up after its time"))
    #expect(await run("--verify").output.hasPrefix("intact: 2 entries\n"))
  }

  @Test func `a target that nobody saw is named as such`() async throws {
    let store = try Store(path: path)
    try await act(
      store, PlanItem(action: .deleteMessage("m9", room: "lobby")), reason: "", .failed,
      seen: SeenContent(), at: 3000)
    await store.close()
    #expect(await run("--evidence", "3").output.contains("target  m9  (never seen)\n"))
  }

  @Test func `an empty trail has a head of nothing but its number`() async throws {
    let empty = "\(folder.path)/empty.db"
    await (try Store(path: empty)).close()
    func run(_ option: String) async -> ProgramRun {
      await ProgramRun(["audit", option], in: folder, environment: ["GAVEL_STORE": empty])
    }
    #expect(await run("--head").output == "0\n")
    #expect(await run("--verify").output == "intact: 0 entries\nhead: 0\n")
  }

  @Test(arguments: [
    ["--verify", "--head"], ["--verify", "--since", "1d"], ["--csv", "--json"], ["--yes"],
    ["--kind", "dance"], ["--outcome", "well"], ["--batch", "0"], ["--evidence", "x"],
    ["--erase-person", ""], ["--verify", "--yes"], ["--csv", "--jsonl"],
  ])
  func `what does not go together ends with 2`(arguments: [String]) async {
    let run = await ProgramRun(
      ["audit"] + arguments, in: folder, environment: ["GAVEL_STORE": path])
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
  }

  @Test func `a store that is not there is not made`() async {
    let run = await ProgramRun(
      ["audit", "--erase-person", "mei", "--yes"], in: folder,
      environment: ["GAVEL_STORE": "\(folder.path)/none.db"])
    #expect(run.status != .done)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none.db"))
  }
}
