import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// Commands about accounts and reports on the Rocket.Chat sandbox.
@Suite struct RocketChatModerationTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  private func id(of username: String) async throws -> String {
    try #require(try await scene.state().user(username)?.id)
  }

  @Test func `accounts are closed and opened again`() async throws {
    let people = [try await id(of: "spam9"), try await id(of: "mallory")]
    let dry = try await scene.run(["deactivate-user"] + people + ["--dry-run"])
    #expect(!dry.output.contains("none can be undone"))
    #expect(dry.output.contains("(Spam 9)"))
    let closed = try await scene.run(["deactivate-user"] + people + ["--yes", "--json"])
    #expect(closed.output.contains(#""requested":2,"done":2"#))
    #expect(try await scene.state().user("spam9")?.active == false)
    let opened = try await scene.run(["reactivate-user", people[0], "--yes"])
    #expect(opened.status == .done)
    #expect(try await scene.state().user("spam9")?.active == true)
    #expect(try await scene.state().user("mallory")?.active == false)
  }

  @Test func `the own account is not closed`() async throws {
    let run = try await scene.run(
      ["deactivate-user", try scene.persona("admin").userID, "--yes"])
    #expect(run.status == .guarded)
    #expect(try await scene.changes().isEmpty)
  }

  @Test func `the reports of a message are closed`() async throws {
    let report = try #require(
      try await scene.state().reports.first { $0.open && $0.message != nil })
    let message = try #require(report.message)
    let run = try await scene.run(
      ["dismiss-reports", "--message", message, "--reason", "fine", "--yes", "--json"])
    #expect(run.status == .done)
    let left = try await scene.state().reports.filter { $0.message == message && $0.open }
    #expect(left.isEmpty)
  }

  @Test func `an imported report is closed here alone, and one that there is not is told`()
    async throws
  {
    let file = try scene.folder.write("id,author\nT-1,spam9\n", to: "tickets.csv")
    #expect(try await scene.run(["reports", "import", file]).status == .done)
    let arguments = ["dismiss-reports", "--yes", "--json", "--imported"]
    let run = try await scene.run(arguments + ["import:T-1"])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains(#""requested":1,"done":1"#))
    let open = try await scene.run(["reports", "--state", "open", "--json"])
    #expect(!open.output.contains("import:T-1"))
    let again = try await scene.run(arguments + ["import:T-1"])
    #expect(again.status == .done)
    #expect(again.output.contains(#""requested":1,"done":0,"gone":1"#), "\(again.output)")
    #expect(try await scene.changes().isEmpty)
    let unknown = try await scene.run(arguments + ["import:T-2"])
    #expect(unknown.status == .incomplete)
    #expect(unknown.errors.contains("no report \"import:T-2\" was imported"), "\(unknown.errors)")
  }

  @Test func `an imported report is found by the id that its file gave it`() async throws {
    let file = try scene.folder.write("id,author\nr1,spam9\n", to: "tickets.csv")
    #expect(try await scene.run(["reports", "import", file]).status == .done)
    let run = try await scene.run(["dismiss-reports", "--yes", "--json", "--imported", "r1"])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains(#""requested":1,"done":1"#))
    let again = try await scene.run(["dismiss-reports", "--yes", "--imported", "r2"])
    #expect(again.errors.contains("no report \"r2\" was imported"), "\(again.errors)")
  }

  @Test func `the reports of an author's messages are closed, those about the person stay`()
    async throws
  {
    let mallory = try await id(of: "mallory")
    let run = try await scene.run(["dismiss-reports", "--author", mallory, "--yes"])
    #expect(run.status == .done)
    let open = try await scene.state().reports.filter { $0.author == mallory && $0.open }
    #expect(!open.isEmpty)
    #expect(open.allSatisfy { $0.message == nil })
    #expect(try await scene.run(["dismiss-reports", "--user", mallory, "--yes"]).status == .done)
    let left = try await scene.state().reports.filter { $0.author == mallory && $0.open }
    #expect(left.isEmpty)
  }

  @Test func `all reported messages of an author go, also beyond one call's fifty`() async throws {
    let spammer = try await id(of: "spam9")
    let reported = Set(
      try await scene.state().reports.filter { $0.author == spammer && $0.open }
        .compactMap(\.message))
    #expect(reported.count > 50)
    let dry = try await scene.run(["delete-reported", spammer, "--dry-run"])
    #expect(dry.output.contains("reported message"))
    let run = try await scene.run(["delete-reported", spammer, "--yes", "--json"])
    #expect(run.status == .done, "\(run.output) \(run.errors)")
    let left = try await scene.state().rooms.flatMap(\.messages).map(\.id)
    #expect(Set(left).isDisjoint(with: reported))
  }

  @Test func `what was dismissed is closed in the store too, and gone when asked again`()
    async throws
  {
    #expect(try await scene.run(["sync"]).status == .done)
    let report = try #require(
      try await scene.state().reports.first { $0.open && $0.message != nil })
    let message = try #require(report.message)
    let open = try await scene.run(["reports", "--state", "open", "--jsonl"]).output
    #expect(open.contains(#""message":"\#(message)""#))
    let words = ["dismiss-reports", "--message", message, "--yes", "--json"]
    #expect(try await scene.run(words).status == .done)
    let closed = try await scene.run(["reports", "--state", "closed", "--jsonl"]).output
    #expect(closed.contains(#""message":"\#(message)""#))
    let left = try await scene.run(["reports", "--state", "open", "--jsonl"]).output
    #expect(!left.contains(#""message":"\#(message)""#))
    let again = try await scene.run(words)
    #expect(again.status == .done)
    #expect(again.output.contains(#""done":0,"gone":1"#), "\(again.output)")
  }

  @Test func `whoever may not moderate is refused, and nothing changes`() async throws {
    let spammer = try await id(of: "spam9")
    for words in [
      ["delete-reported", spammer], ["deactivate-user", spammer],
      ["dismiss-reports", "--author", spammer],
    ] {
      let run = try await scene.run(words + ["--yes", "--json"], as: "user")
      #expect(run.status == .incomplete, "\(words)")
      #expect(run.output.contains(#""done":0"#), "\(words)")
    }
    #expect(try await scene.state().user("spam9")?.active == true)
  }

  /// Ids that are nobody's, however they are used.
  private static let mistakes = [
    ["delete-reported", "nobody"], ["dismiss-reports", "--message", "nosuch"],
    ["dismiss-reports", "--author", "nosuch"], ["dismiss-reports", "--user", "nosuch"],
    ["deactivate-user", "nosuch"],
  ]

  @Test(arguments: mistakes, [SandboxOptions.Compat.p6, .p9])
  func `an id that neither the store nor the platform knows is no success`(
    words: [String], compat: SandboxOptions.Compat
  ) async throws {
    let scene = try RocketChatScene(compat: compat)
    for _ in 1...2 {
      let run = try await scene.run(words + ["--yes", "--json"])
      #expect(run.status == .incomplete, "\(words) \(run.output) \(run.errors)")
      #expect(run.output.contains(#""failed":1"#), "\(words) \(run.output)")
      #expect(run.output.contains(#""code":"notFound""#), "\(words) \(run.output)")
    }
  }

  @Test func `somebody of whom there is nothing to close or delete is no mistake`() async throws {
    let state = try await scene.state()
    let bystander = try #require(
      state.users.first { user in user.active && !state.reports.contains { $0.author == user.id } })
    let reported = Set(state.reports.compactMap(\.message))
    let message = try #require(
      state.rooms.first { $0.type == "c" }?.messages.first { !reported.contains($0.id) })
    for words in [
      ["delete-reported", bystander.id], ["dismiss-reports", "--author", bystander.id],
      ["dismiss-reports", "--message", message.id], ["dismiss-reports", "--user", bystander.id],
    ] {
      let run = try await scene.run(words + ["--yes", "--json"])
      #expect(run.status == .done, "\(words) \(run.output) \(run.errors)")
      #expect(run.output.contains(#""failed":0"#), "\(words) \(run.output)")
    }
  }

  @Test func `a clearing by an author says and keeps how many went`() async throws {
    let room = try #require(
      try await scene.state().rooms.first { $0.type == "c" && $0.messages.count > 20 })
    let nobody = ["clear-room", room.id, "--author", "nobodyhere"]
    let dry = try await scene.run(nobody + ["--dry-run"])
    #expect(!dry.output.contains(" \(room.messages.count) "), "\(dry.output)")
    #expect(dry.output.contains("the platform tells afterwards"), "\(dry.output)")
    let wrong = try await scene.run(nobody + ["--yes", "--json"])
    #expect(wrong.status == .incomplete, "\(wrong.output)")
    #expect(wrong.output.contains(#""outcome":"failed","status":200,"code":"notFound""#))
    #expect(try await scene.state().room(room.id)?.messages.count == room.messages.count)

    let state = try await scene.state()
    let author = try #require(
      room.messages.lazy.compactMap(\.author).compactMap { id in
        state.users.first { $0.id == id }
      }.first)
    let some = ["clear-room", room.id, "--author", author.name, "--yes"]
    let cleared = try await scene.run(some)
    #expect(cleared.status == .done, "\(cleared.output) \(cleared.errors)")
    #expect(cleared.output.contains("\"count "), "\(cleared.output)")
    let again = try await scene.run(some + ["--json"])
    #expect(again.status == .done, "\(again.output)")
    #expect(again.output.contains(#""done":0,"gone":1"#), "\(again.output)")
    #expect(again.output.contains(#""message":"count 0""#), "\(again.output)")
    let audit = try await scene.run(["audit", "--kind", "clear-room", "--json"])
    #expect(audit.output.contains(#""message":"count 0""#), "\(audit.output)")
  }

  @Test func `nobody confirmed means nothing is sent`() async throws {
    let spammer = try await id(of: "spam9")
    #expect(try await scene.run(["delete-reported", spammer]).status == .unconfirmed)
    let guarded = try await scene.run(["delete-reported", spammer, "--yes", "--read-only"])
    #expect(guarded.status == .guarded)
    #expect(try await scene.changes().isEmpty)
  }

  @Test func `a plan with options is read back as it was printed`() async throws {
    let lobby = try #require(try await scene.state().room(named: "lobby"))
    let plan = try await scene.run(
      [
        "plan", "clear-room", lobby.id, "--author", "spam9", "--keep-threads", "--after", "30d",
      ])
    #expect(plan.output.contains(#""authors":["spam9"]"#))
    let path = try scene.folder.write(plan.output, to: "plan.json")
    let dry = try await scene.run(["apply", path, "--dry-run", "--json"])
    #expect(dry.output == plan.output)
    #expect(try await scene.run(["apply", path, "--yes"]).status == .done)
  }
}
