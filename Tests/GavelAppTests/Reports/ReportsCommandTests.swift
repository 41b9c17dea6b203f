import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

/// `gavel reports` on a store of its own; no platform is there.
@Suite struct ReportsCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(
      arguments, in: folder, environment: ["GAVEL_STORE": "\(folder.path)/reports.db"])
  }

  private func write(_ text: String) throws -> String { try folder.write(text, to: "tickets.csv") }

  private let table = """
    id,room,message,author,reporter,reason,text,time
    T-1,lobby,m1,spam9,ana,spam,BUY NOW,2026-02-01T10:00:00Z
    T-2,,,mallory,ana,"rude, again",,2026-02-02T10:00:00Z
    T-3,lobby,m3,,,,,

    """

  @Test func `what was imported is listed newest first`() async throws {
    let path = try write(table)
    let run = await run("reports", "import", path)
    #expect(run.output == "reports: 3 added, 0 updated, 0 unchanged, 0 skipped\n")
    #expect(run.errors.isEmpty)
    #expect(run.status == .done)
    let list = await self.run("reports", "--jsonl").output.split(separator: "\n")
    #expect(list.count == 3)
    #expect(list[0].hasPrefix(#"{"id":"import:T-3","room":"lobby","message":"m3","author":null,"#))
    #expect(
      list[2].hasPrefix(
        #"{"id":"import:T-1","room":"lobby","message":"m1","author":"spam9","reporter":"ana","#
          + #""reason":"spam","text":"BUY NOW","time":"2026-02-01T10:00:00.000Z","state":"open""#))
    #expect(await self.run("reports", "--limit", "1", "--jsonl").output.contains("T-3"))
    #expect(await self.run("reports").output.contains("rude, again"))
  }

  @Test func `importing twice changes nothing, lines without a time included`() async throws {
    let path = try write(table)
    _ = await run("reports", "import", path)
    let first = await run("reports", "--json").output
    let later = await ProgramRun(
      ["reports", "import", path, "--json"], in: folder,
      environment: ["GAVEL_STORE": "\(folder.path)/reports.db"],
      now: Timestamp(milliseconds: 1_800_000_000_000))
    #expect(
      later.output == #"{"added":0,"updated":0,"unchanged":3,"skipped":0,"errors":[],"schema":1}"#
        + "\n")
    #expect(await run("reports", "--json").output == first)
  }

  @Test func `bad lines are told by number and the rest is taken in`() async throws {
    let path = try write("id,author\n1,a\n,b\n3\n4,d\n")
    let run = await run("reports", "import", path, "--json")
    #expect(run.status == .incomplete)
    #expect(run.output.contains(#""added":2,"updated":0,"unchanged":0,"skipped":2"#))
    #expect(run.output.contains(#"{"line":3,"reason":"id is missing"}"#))
    #expect(run.errors == "line 3: id is missing\nline 4: 1 field where the header has 2\n")
  }

  /// Closes an imported report as a dismissal does.
  private func close(_ report: ReportID) async throws {
    let store = try Store(path: "\(folder.path)/reports.db")
    try await store.adopt(server: "s", account: "ana", dialect: "imkit")
    let plan = ActionPlan(
      server: "s", account: "ana", created: Timestamp(milliseconds: 0), reason: "",
      items: [PlanItem(action: .dismissReports(.imported(report)))])
    let batch = try await store.enqueue(plan, hold: .zero, now: Timestamp(milliseconds: 0))
    let items = try await store.openItems(of: batch)
    _ = try await store.claim(items.map(\.id), now: Timestamp(milliseconds: 1))
    try await store.settle(
      [
        Settlement(
          item: items[0].id, outcome: .done, answer: ServerAnswer(code: "local"), attempts: 0,
          requestedAt: Timestamp(milliseconds: 1))
      ], now: Timestamp(milliseconds: 2))
    await store.close()
  }

  @Test func `closed reports are those that are not open`() async throws {
    let path = try write(table)
    _ = await run("reports", "import", path)
    try await close("import:T-1")
    let closed = await run("reports", "--state", "closed", "--jsonl").output
    #expect(closed.contains("T-1") && closed.contains(#""state":"closed""#))
    #expect(!closed.contains("T-2"))
    let open = await run("reports", "--state", "open", "--jsonl").output
    #expect(open.split(separator: "\n").count == 2)
    #expect(await run("reports", "--state", "all", "--jsonl").output.contains("T-1"))
  }

  @Test func `closed reports are found behind many open ones`() async throws {
    _ = await run("reports", "import", try write("id,author,time\nT-0,a,2026-01-01\n"))
    try await close("import:T-0")
    let many = try write((["id,author"] + (1..<1200).map { "T-\($0),a" }).joined(separator: "\n"))
    #expect(await run("reports", "import", many).output.contains("1199 added"))
    #expect(await run("reports", "--state", "closed", "--jsonl").output.contains("T-0"))
    let some = await run("reports", "--jsonl", "--limit", "700").output
    #expect(some.split(separator: "\n").count == 700)
    let all = await run("reports", "--jsonl").output
    #expect(Set(all.split(separator: "\n")).count == 1200)
  }

  @Test func `a file that is not there ends with 2`() async {
    let run = await run("reports", "import", "\(folder.path)/none.csv")
    #expect(run.status == .usage)
    #expect(run.errors.contains("cannot be read: no such file"))
  }

  @Test func `an empty store says so`() async throws {
    let path = try write("id,author\n")
    #expect(await run("reports", "import", path).status == .done)
    #expect(await run("reports").errors == "The store has no such reports.\n")
    #expect(await run("reports", "--json").output == "[]\n")
  }

  @Test func `a shift is summed up as text, document and table`() async throws {
    _ = await run("reports", "import", try write(table))
    let store = try Store(path: "\(folder.path)/reports.db")
    try await store.adopt(server: "s", account: "ana", dialect: "imkit")
    let plan = ActionPlan(
      server: "s", account: "ana", created: Timestamp(milliseconds: 0), reason: "spam",
      items: [
        PlanItem(action: .deleteMessage("m1", room: "lobby")),
        PlanItem(action: .dismissReports(.imported("import:T-1")), after: 0),
      ])
    let decision = ReportDecision(
      group: "message:m1", kind: .deleteMessage, reason: "spam, \"again\"",
      reports: ["import:T-1"], shownAt: Timestamp(iso8601: "2026-03-02T09:00:00Z")!,
      decidedAt: Timestamp(iso8601: "2026-03-02T09:00:02.500Z")!)
    let batch = try await store.enqueue(plan, hold: .zero, now: decision.decidedAt)
    try await store.note(decision, batch: batch)
    let done = try await store.openItemIDs(of: batch).map {
      Settlement(item: $0, outcome: .done, attempts: 1, requestedAt: decision.decidedAt)
    }
    try await store.settle(done, now: decision.decidedAt)
    await store.close()
    let text = await run("reports", "summary").output
    #expect(
      text.hasPrefix(
        "1 report handled in 1 decision, 2.5 s per report, 2.5 s per decision; 2 still open\n"))
    #expect(text.contains("  delete-message  1\n"))
    let json = await run("reports", "summary", "--json").output
    #expect(json.contains(#""handled":1,"decided":1,"byDecision":{"dismiss":0,"#))
    #expect(
      json.contains(
        #""meanMilliseconds":2500,"unfinished":0,"fruitless":0,"stillOpen":2,"decisions":[{"time":"#
      ))
    #expect(
      await run("reports", "summary", "--csv").output == """
        time,decision,group,reason,milliseconds,reports\r
        2026-03-02T09:00:02.500Z,delete-message,message:m1,"spam, ""again""\",2500,import:T-1\r

        """)
    let later = await run("reports", "summary", "--since", "2026-03-02T09:10", "--json").output
    #expect(later.contains(#""handled":0"#))
    #expect(later.contains(#""meanMilliseconds":null"#))
  }
}
