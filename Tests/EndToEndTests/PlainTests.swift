import Foundation
import Testing

extension EndToEnd {
  /// The job done without a screen: lines in, lines out, on a terminal that can do nothing else.
  @Suite struct PlainTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `the whole job is done in lines, from the list of rooms to what is kept held`()
      async throws
    {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder, rows: 200) { pane in
          let file = try await pane.record()
          try await pane.run("\(sandbox.shellVariables) TERM=dumb gavel --plain")
          try await pane.wait("the first sync") { $0.contains("synced, ") }
          try await deleteThree(pane)
          let platform = sandbox.platform
          #expect(try await platform.destructive().isEmpty)
          try await takeOneBack(pane)
          try await pane.say("send-now", answer: "2 done, 1 cancelled: delete 3 messages")
          #expect(try await platform.destructive().count == 2)
          try await pane.say("results", answer: "1. done, server: 200")
          try await pane.say("audit", answer: "3 entries of the audit trail, newest first")
          try await quitWithHeld(pane)
          expectLinesOnly(try await TerminalPane.recorded(in: file))
          #expect(try await platform.destructive().count == 2)
        }
        #expect(try await gavel.queue().map(\.state).sorted() == ["finished", "interrupted"])
      }
    }

    private func deleteThree(_ pane: TerminalPane) async throws {
      try await pane.say("rooms", answer: "1. general-tw, ")
      try await pane.say("open 1", answer: "more follows: type more")
      try await pane.say("read 2", answer: "type: ")
      try await pane.say("delete-message 2-4", answer: "type the number 3 to do it")
      try await pane.say("2", answer: "that does not match")
      try await pane.say("3", answer: "held 600 seconds: delete 3 messages, general-tw")
    }

    private func takeOneBack(_ pane: TerminalPane) async throws {
      try await pane.say("results", answer: "3. waiting: message by ")
      try await pane.say("undo-item 2", answer: "1 action taken back")
      try await pane.say("queue", answer: "1. held ")
      try await pane.say("1", answer: "1. held ")
    }

    private func quitWithHeld(_ pane: TerminalPane) async throws {
      try await pane.say("messages", answer: "more follows: type more")
      try await pane.say("delete-message 1", answer: "type y to do it")
      try await pane.say("y", answer: "held 600 seconds: delete 1 message")
      try await pane.say("quit", answer: "type send now, keep held, take back, or stay")
      try await pane.say("keep held; echo", answer: "that is no answer here")
      try await pane.run("keep held")
      try await pane.wait("the shell") {
        $0.text.hasSuffix(TerminalPane.prompt + "\n")
          || $0.lines.last { !$0.isEmpty }?.hasPrefix(TerminalPane.prompt) == true
      }
      try await pane.run("echo \"status=$?\"")
      try await pane.wait("the end") { $0.contains("status=0") }
    }

    @Test func `reports are decided in lines, and each of them only once it was told`()
      async throws
    {
      try folder.configure("{ holdSeconds: 600 }")
      let cases = [
        ReportDesk.Case("alice", "the first case"), ReportDesk.Case("bob", "the second case"),
      ]
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { sandbox in
        let desk = try await ReportDesk(on: sandbox.platform, cases)
        let start = try await desk.changes().count
        try await TerminalPane.open(in: folder, rows: 200) { pane in
          try await pane.run("\(sandbox.shellVariables) TERM=dumb gavel console --plain")
          try await pane.wait("the first sync") { $0.contains("synced, ") }
          try await pane.say("reports", answer: "2 report groups by message, oldest first")
          try await pane.say("read 1", answer: "text: the first case")
          try await pane.say("dismiss", answer: "type a digit or y to do it")
          try await pane.say("2", answer: "2. 1 report, ")
          try await pane.say("delete-messages 2", answer: "type a digit or y to do it")
          try await pane.say("y", answer: "held 600 seconds: delete 1 message")
          #expect(try await desk.changes().count == start)
          try await pane.say("queue", answer: "2. held ")
          try await pane.say("send-now 2", answer: "done: dismiss reports")
          try await pane.say("undo 1", answer: " taken back")
          try await pane.run("quit")
          try await pane.run("echo \"status=$?\"")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
        #expect(try await desk.changes().count == start + 1)
      }
    }

    @Test
    func `nothing that was typed ahead confirms, and the end of the input keeps what is held`()
      async throws
    {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder, rows: 200) { pane in
          try await pane.run("\(sandbox.shellVariables) gavel --plain")
          try await pane.wait("the first sync") { $0.contains("synced, ") }
          try await pane.say("rooms", answer: "1. general-tw, ")
          try await pane.say("open 1", answer: "more follows: type more")
          try await pane.press("d", "Space", "3", "Enter", "y", "Enter")
          try await pane.wait("the question") { $0.contains("type y to do it") }
          try await pane.say("repeat", answer: "type y to do it")
          #expect(try await gavel.queue().isEmpty)
          try await pane.say("n", answer: "cancelled: nothing is sent")
          try await pane.say("d 3", answer: "type y to do it")
          try await pane.say("y", answer: "held 600 seconds")
          try await pane.press("C-d")
          try await pane.run("echo \"status=$?\"")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
        #expect(try await gavel.queue().map(\.state) == ["interrupted"])
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }

    @Test func `Control-C asks what becomes of held work, and SIGTERM keeps it for the next start`()
      async throws
    {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let variables = sandbox.shellVariables
        try await TerminalPane.open(in: folder, rows: 200) { pane in
          let id = folder.newFile()
          try await pane.run(
            "\(variables) sh -c 'echo $$ > \(id); exec gavel --plain'; echo \"status=$?\"")
          try await pane.wait("the first sync") { $0.contains("synced, ") }
          try await pane.say("open general-tw", answer: "more follows: type more")
          try await pane.say("delete-message 1", answer: "type y to do it")
          try await pane.say("y", answer: "held 600 seconds")
          try await pane.press("C-c")
          try await pane.wait("the question") { $0.contains("question: work is unfinished") }
          try await pane.say("stay", answer: "staying")
          let number = try String(contentsOfFile: id, encoding: .utf8).trimmingBlanks()
          kill(try #require(pid_t(number.dropLast())), SIGTERM)
          try await pane.wait("the end") { $0.contains("status=130") }

          try await pane.run("clear; \(variables) gavel --plain; echo \"status=$?\"")
          try await pane.wait("the offer") {
            $0.contains("question: interrupted work of an earlier run")
          }
          try await pane.say("not now", answer: "left unsent")
          try await pane.run("quit")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
        #expect(try await gavel.queue().map(\.state) == ["interrupted"])
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }

    @Test func `a script reads everything and confirms nothing, in plain ASCII where asked`()
      async throws
    {
      let script =
        #"printf 'rooms\nopen 1\ndelete-message 1-2\nwhere' | LC_ALL=C gavel demo --plain"#
      let ending = try await ChildProcess.run(
        "/bin/sh", ["-c", script], environment: folder.environment, in: folder)
      #expect(ending.status == 5)
      #expect(ending.errors == "")
      #expect(ending.output.contains("1. general-tw, "))
      #expect(ending.output.contains("question: Delete 2 messages"))
      #expect(ending.output.contains("not confirmed: that needs a person at a terminal"))
      #expect(ending.output.contains("nothing waits in the queue"))
      #expect(ending.output.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
      #expect(try folder.leftovers() == [])
    }

    @Test func `a terminal without a screen is told about the lines`() async throws {
      try await TerminalPane.open(in: folder) { pane in
        try await pane.run("TERM=dumb gavel demo")
        try await pane.wait("the advice") { $0.contains("gavel --plain") }
      }
    }

    /// What was written is text and line ends, whoever wrote it.
    private func expectLinesOnly(_ data: Data) {
      let stream = TerminalStream(data)
      #expect(stream.sequences.isEmpty && stream.escapes.isEmpty && stream.broken == 0)
      #expect(stream.controls.isSubset(of: [0x0A, 0x0D, 0x08]))
      #expect(stream.dangerous.isEmpty)
    }
  }
}

extension TerminalPane {
  /// Types a line and waits until an answer to it holds these words.
  ///
  /// A question takes nothing in its first moments and says so; then the line is typed again.
  fileprivate func say(_ line: String, answer words: String) async throws {
    while try await !isAnswered(line, by: words) {}
  }

  private func isAnswered(_ line: String, by words: String) async throws -> Bool {
    let before = try await screen()
    try await run(line)
    var isEarly = false
    try await wait("“\(words)” after “\(line)”") { screen in
      isEarly = screen.count("too early: ") > before.count("too early: ")
      return isEarly || screen.count(words) > before.count(words)
    }
    return !isEarly
  }
}

extension Screen {
  /// How often the words are on the screen; news may stand in the middle of what is typed.
  fileprivate func count(_ words: String) -> Int { text.ranges(of: words).count }
}
