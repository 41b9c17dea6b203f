import GavelModel
import GavelSandbox
import GavelStore
import Synchronization
import Testing

@testable import GavelApp

/// What operators read in the machine's own log.
@Suite(.timeLimit(.minutes(15))) struct MachineLogTests {
  /// The lines that a run wrote.
  private final class Journal: Sendable {
    private let state = Mutex<[MachineLog.Line]>([])
    var lines: [MachineLog.Line] { state.withLock { $0 } }
    func take(_ line: MachineLog.Line) { state.withLock { $0.append(line) } }
  }

  private let scene: RocketChatScene
  private let journal = Journal()

  init() throws { scene = try RocketChatScene() }

  private func run(
    _ arguments: [String], _ changes: [String: String] = [:]
  ) async throws -> ProgramRun {
    let environment = try scene.environment().merging(changes) { $1 }
    return await ProgramRun(
      arguments, in: scene.folder, environment: environment, machineLog: journal.take)
  }

  private func ask(for choice: String) throws {
    try scene.folder.write("{ syslog: '\(choice)' }", to: ".config/gavel/config.json")
  }

  private func spam() async throws -> (room: String, message: String) {
    let room = try #require(try await scene.state().rooms.first { $0.messages.count > 5 })
    return (room.id, try #require(room.messages.last).id)
  }

  @Test func `without the setting nothing goes there`() async throws {
    let spam = try await spam()
    _ = try await run(["delete-message", spam.room, spam.message, "--yes"])
    _ = try await run(["sync"], ["GAVEL_TOKEN": "wrong-token"])
    #expect(journal.lines.isEmpty)
  }

  @Test func `errors go there by their kind, also when the log file is off`() async throws {
    try ask(for: "errors")
    let spam = try await spam()
    _ = try await run(["delete-message", spam.room, spam.message, "--yes"])
    #expect(journal.lines.isEmpty)
    _ = try await run(["sync"], ["GAVEL_TOKEN": "wrong-token", "GAVEL_LOG": "off"])
    let line = try #require(journal.lines.first)
    #expect(line.severity == .error)
    #expect(line.facility == .user)
    #expect(line.text == "error kind=platform error=unauthorized status=401 code=unauthorized")
  }

  @Test func `an entry of the trail goes there with its digest, without words`() async throws {
    try ask(for: "audit")
    let spam = try await spam()
    let run = try await run(
      ["delete-message", spam.room, spam.message, "nobody", "--yes", "--reason", "a secret reason"])
    #expect(run.status == .incomplete)
    let lines = journal.lines
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.facility == .authorization })
    #expect(lines.map(\.severity) == [.notice, .warning])
    let actor = try scene.persona("admin").userID
    let head = try await self.run(["audit", "--head"]).output.split(separator: " ")
    let parts = lines[0].text.split(separator: " ")
    #expect(
      Array(parts.prefix(8)) == [
        "audit", "store=admin.db", "number=1", "actor=\(actor)", "kind=delete-message",
        "batch=1", "room=\(spam.room)", "target=\(spam.message)",
      ])
    #expect(lines[1].text.hasSuffix("digest=\(head[1].trimmingPrefix("\n").prefix(64))"))
    #expect(lines.allSatisfy { !$0.text.contains("secret") && !$0.text.contains("\u{201C}") })
  }

  @Test func `what is given up and what is erased goes there too`() async throws {
    try ask(for: "audit")
    #expect(try await run(["sync"]).status == .done)
    #expect(try await run(["audit", "--erase-person", "spam9", "--yes"]).status == .done)
    let line = try #require(journal.lines.first)
    #expect(line.text.contains(" kind=erase-person target=spam9 digest="))
  }

  @Test func `no text of a platform can break a line`() {
    let log = MachineLog(choice: .audit, write: journal.take)
    let entry = AuditEntry(
      number: 1, time: Timestamp(milliseconds: 0), actor: "ana", batch: BatchID(rawValue: 1),
      action: .deleteMessage("m\n<0>kernel: x", room: "\u{202E}r"), reason: "why",
      outcome: .refused,
      answer: ServerAnswer(status: 403, code: "no such\tcode", message: "the words"),
      facts: TargetFacts(roomName: "Lobby", personName: "Mei", preview: "the text"))
    let record = AuditRecord(
      number: 1, time: entry.time, actor: "ana", event: .action(entry), digest: "abc",
      hadEvidence: false)
    log.note([record], store: "a b.db")
    #expect(
      journal.lines.map(\.text) == [
        "audit store=a_b.db number=1 actor=ana kind=delete-message batch=1 room=_r"
          + " target=m__0_kernel:_x outcome=refused status=403 code=no_such_code digest=abc"
      ])
  }

  @Test func `the C library takes a line where the machine has no log as well`() {
    MachineLog.cLibrary.write(
      MachineLog.Line(facility: .user, severity: .notice, text: "a test of 100%s %n"))
  }
}
