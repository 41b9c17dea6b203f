import Foundation
import Testing

extension EndToEnd {
  /// A support agent's shift: reports come up one after the other and are decided by two keys.
  @Suite struct TriageTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// What is decided about which message, oldest report first.
    private static let story: [(key: String, author: String)] = [
      ("o", "alice"), ("d", "bob"), ("x", "dora.d"), ("o", "alice"), ("b", "spam9"),
      ("d", "bob"), ("x", "li.ming"), ("o", "alice"), ("d", "bob"), ("b", "mallory"),
    ]

    private static func cases(_ count: Int) -> [ReportDesk.Case] {
      story.prefix(count).enumerated().map { number, entry in
        ReportDesk.Case(entry.author, "case \(number + 1) of the night")
      }
    }

    @Test func `ten reports are decided with two keys each, and exactly that happens`()
      async throws
    {
      try folder.configure("{ holdSeconds: 0 }")
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { sandbox in
        let desk = try await ReportDesk(on: sandbox.platform, Self.cases(10))
        let before = try await desk.state()
        let start = try await desk.changes().count
        try await TerminalPane.open(in: folder) { pane in
          try await openReports(pane, sandbox, count: 10)
          for (entry, item) in zip(Self.story, desk.cases) {
            try await decide(pane, entry.key, item.text)
          }
          try await pane.wait("the end of the shift") {
            $0.contains("Nothing is left to decide.")
              && $0.contains("10 reports handled in 10 decisions") && $0.contains("3 to dismiss")
              && $0.contains("queue 0")
          }
          try await pane.press("e")
          try await pane.wait("the record of the shift") { $0.contains("the record of this shift") }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        try await compareCalls(desk, since: start)
        try await compareWorlds(desk, before: before)
        try compareRecord()
      }
    }

    @Test
    func `what a colleague has judged fine is not deleted, neither before nor behind the dialog`()
      async throws
    {
      try folder.configure("{ holdSeconds: 0 }")
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { sandbox in
        let desk = try await ReportDesk(on: sandbox.platform, Self.cases(3))
        let before = try await desk.state()
        let start = try await desk.changes().count
        try await TerminalPane.open(in: folder) { pane in
          try await openReports(pane, sandbox, count: 3)
          try await show(pane, desk.cases[0].text)
          try await desk.dismiss(desk.cases[0])
          try await pane.press("d")
          try await pane.wait("the word about the colleague") {
            $0.contains("closed by someone else meanwhile")
          }
          try await show(pane, desk.cases[1].text)
          try await pane.press("d")
          try await pane.wait("the question") { $0.contains("y confirm  1-3 reason") }
          try await desk.dismiss(desk.cases[1])
          try await pane.press("1")
          try await pane.wait("the one report that is left") { $0.contains("Reports 1 ") }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        let calls = try await desk.changes(since: start).filter { $0.target != "login" }
        #expect(calls.map(\.target) == ["moderation.dismissReports", "moderation.dismissReports"])
        #expect(
          try await desk.state().room(ReportDesk.channel)
            == before.room(ReportDesk.channel))
      }
    }

    private func openReports(
      _ pane: TerminalPane, _ sandbox: SandboxProcess, count: Int
    ) async throws {
      try await pane.run("\(sandbox.shellVariables) gavel; echo \"status=$?\"")
      try await pane.wait("the console's first sync") { $0.contains("● synced") }
      try await pane.press("!")
      try await pane.wait("the reports") { $0.contains("Reports \(count) ") }
    }

    /// Waits until a case is on screen and decides it: a key, then a digit that is reason and
    /// confirmation.
    private func decide(_ pane: TerminalPane, _ key: String, _ text: String) async throws {
      try await show(pane, text)
      try await pane.press(key)
      // A dialog names its keys once it takes them.
      try await pane.wait("the question about \(text)") { $0.contains("y confirm  1-3 reason") }
      try await pane.press("1")
      try await pane.wait("the dialog to close") { !$0.contains("Press a digit or y") }
    }

    private func show(_ pane: TerminalPane, _ text: String) async throws {
      try await pane.wait("the case \(text)") { screen in
        let short = text.prefix(7)
        return screen.cursorRow?.contains(short) == true
          && screen.lines.contains { $0.contains("│>> ") && $0.contains(text) }
      }
    }

    private func compareCalls(_ desk: ReportDesk, since start: Int) async throws {
      let calls = try await desk.changes(since: start)
      #expect(calls.allSatisfy { $0.status == 200 })
      #expect(
        calls.map(\.target).sorted()
          == [String](repeating: "channels.kick", count: 2)
          + [String](repeating: "chat.delete", count: 3)
          + [String](repeating: "moderation.dismissReports", count: 10)
          + [String](repeating: "users.setActiveStatus", count: 2))
      for (entry, item) in zip(Self.story, desk.cases) {
        let closing = calls.firstIndex {
          $0.target == "moderation.dismissReports" && $0.body.contains(item.message)
        }
        guard entry.key == "d" else { continue }
        let deletion = calls.firstIndex {
          $0.target == "chat.delete" && $0.body.contains(item.message)
        }
        #expect(try #require(deletion) < (try #require(closing)))
      }
    }

    /// What was decided is so, and nothing else has changed.
    private func compareWorlds(_ desk: ReportDesk, before: ReportDesk.State) async throws {
      let after = try await desk.state()
      let decided = Array(zip(Self.story, desk.cases))
      let named = { (key: String) in
        try Set(decided.filter { $0.0.key == key }.map { try before.user($0.1.author).id })
      }
      for room in before.rooms where room.name != ReportDesk.channel {
        #expect(after.rooms.first { $0.id == room.id } == room, "\(room.name)")
      }
      #expect(after.rooms.count == before.rooms.count)
      let old = try before.room(ReportDesk.channel)
      let new = try after.room(ReportDesk.channel)
      let removed = try named("x")
      #expect(Set(old.members).subtracting(new.members) == removed)
      #expect(Set(new.members).isSubset(of: old.members))
      let doomed = Set(decided.filter { $0.0.key == "d" }.map(\.1.message))
      let kept = old.messages.filter { !doomed.contains($0.id) }
      #expect(new.messages.filter { $0.type != "ru" } == kept)
      #expect(new.messages.count { $0.type == "ru" } == 2)
      let closed = try named("b")
      #expect(
        Set(before.users.filter(\.active).map(\.id))
          .subtracting(after.users.filter(\.active).map(\.id)) == closed)
      #expect(!after.reports.contains { $0.open })
      let ours = after.reports.filter { report in
        desk.cases.contains { $0.message == report.message }
      }
      let root = try before.user("root").id
      #expect(ours.count == 10)
      #expect(ours.allSatisfy { $0.closed?.moderator == root && $0.closed?.reason == "spam" })
      let others = { (state: ReportDesk.State) in
        state.reports.filter { report in !ours.contains { $0.id == report.id } }
      }
      #expect(others(after) == others(before))
    }

    /// The exported file has one line for each decision.
    private func compareRecord() throws {
      let home = URL(fileURLWithPath: "\(folder.path)/home")
      let files = FileManager.default.enumerator(at: home, includingPropertiesForKeys: nil)
      let shifts = (files?.allObjects ?? []).compactMap { $0 as? URL }
        .filter { $0.lastPathComponent.hasPrefix("shift-") }
      let file = try #require(shifts.first)
      #expect(shifts.count == 1)
      let lines = try String(contentsOf: file, encoding: .utf8)
        .split(whereSeparator: \.isNewline).dropFirst()
      #expect(lines.count == 10)
      for (kind, count) in [
        ("dismiss", 3), ("delete-message", 3), ("remove-member", 2), ("deactivate", 2),
      ] {
        #expect(lines.count { $0.contains(",\(kind),") || $0.contains("\"\(kind)\"") } == count)
      }
      #expect(lines.allSatisfy { $0.contains("spam") })
    }

    @Test func `a decision is taken back while it is held, and nothing was sent`() async throws {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { sandbox in
        let desk = try await ReportDesk(on: sandbox.platform, Self.cases(3))
        let before = try await desk.state()
        let start = try await desk.changes().count
        try await TerminalPane.open(in: folder) { pane in
          try await openReports(pane, sandbox, count: 3)
          try await decide(pane, "o", desk.cases[0].text)
          try await decide(pane, "d", desk.cases[1].text)
          try await show(pane, desk.cases[2].text)
          try await pane.wait("both to be held") {
            $0.lines.count { $0.contains("held 9:") || $0.contains("held 10:") } >= 2
          }
          try await pane.press("u")
          try await show(pane, desk.cases[1].text)
          try await pane.press("u")
          try await show(pane, desk.cases[0].text)
          try await pane.wait("nothing to be held") {
            !$0.contains("held ") && $0.contains("queue 0") && $0.contains("Reports 3 ")
          }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        #expect(try await desk.changes(since: start).isEmpty)
        let after = try await desk.state()
        #expect(after.rooms == before.rooms)
        #expect(after.reports == before.reports)
      }
    }

    @Test func `what a moderator may not do is said, refused, and harms nothing`() async throws {
      try folder.configure("{ holdSeconds: 0 }")
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "moderator") {
        sandbox in
        // Nobody who is a room's last owner: such an account takes more than two keys.
        let cases = ["mallory", "li.ming"].enumerated().map { number, author in
          ReportDesk.Case(author, "case \(number + 1) of the night")
        }
        let desk = try await ReportDesk(on: sandbox.platform, cases)
        let before = try await desk.state()
        let start = try await desk.changes().count
        try await TerminalPane.open(in: folder) { pane in
          try await openReports(pane, sandbox, count: 2)
          try await decide(pane, "b", desk.cases[0].text)
          try await pane.wait("the refusal") {
            $0.contains("deactivate") && $0.contains("refused (400")
          }
          // Nothing is dismissed behind an action that did not happen.
          try await pane.wait("the report to be open again") { $0.contains("Reports 2 ") }
          try await pane.press("!")
          try await pane.wait("the rooms") { $0.contains("Rooms") }
          try await pane.press("1")
          try await pane.find(ReportDesk.channel)
          try await pane.press("D")
          try await pane.wait("the doubt") {
            $0.contains("this account probably may not do this") && $0.contains("enter confirm")
          }
          try await pane.answer("probably", typing: ReportDesk.channel)
          try await pane.wait("the second refusal") {
            $0.contains("delete room \(ReportDesk.channel): refused")
          }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        let calls = try await desk.changes(since: start)
        #expect(calls.map(\.target) == ["users.setActiveStatus", "rooms.delete"])
        #expect(calls.allSatisfy { $0.status == 400 })
        let after = try await desk.state()
        #expect(after.rooms == before.rooms)
        #expect(after.reports == before.reports)
        #expect(after.users.filter(\.active).count == before.users.filter(\.active).count)
      }
    }
  }
}
