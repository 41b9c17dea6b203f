import GavelConsole
import GavelModel
import Testing

@testable import GavelApp

/// Every command line that the console shows is one that Gavel takes, and means the same.
@Suite struct EquivalentCommandTests {
  /// Cuts a line as a POSIX shell does: blanks, single quotes and backslashes.
  private func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "'" {
        isQuoted.toggle()
        word = word ?? ""
      } else if !isQuoted, character == "\\" {
        isEscaped = true
      } else if !isQuoted, character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private func invocations(
    _ actions: [ModerationAction], reason: String = ""
  ) throws -> [Invocation] {
    let plan = ActionPlan(
      server: "https://acme.imkit.io", account: "ana",
      created: Timestamp(milliseconds: 1_772_452_980_000), reason: reason,
      items: actions.map { PlanItem(action: $0, digest: "d") })
    let lines = CommandLines(connection: ["--profile", "acme"]).lines(for: plan)
    return try lines.map { line in
      let all = words(line)
      #expect(all.first == "gavel")
      return try CommandParser.parse(Array(all.dropFirst()))
    }
  }

  private func requests(_ actions: ModerationAction...) throws -> [ActionRequest] {
    try invocations(actions).compactMap {
      if case .act(let request, _) = $0.command { request } else { nil }
    }
  }

  @Test func `messages and members are named one by one`() throws {
    let found = try requests(
      .deleteMessage("m1", room: "r"), .deleteMessage("m 2", room: "r"),
      .removeMember("-x", room: "it's", announced: true), .muteMember("p", room: "r"),
      .unmuteMember("p", room: "r"))
    #expect(
      found == [
        .deleteMessages(["m1", "m 2"], room: "r"),
        .removeMembers(["-x"], room: "it's", announced: true), .muteMembers(["p"], room: "r"),
        .unmuteMembers(["p"], room: "r"),
      ])
  }

  @Test func `rooms, accounts and reports are named by their options`() throws {
    let found = try requests(
      .deleteRoom("r"), .deleteDirect("d"), .deleteDirect("", username: "mei"),
      .leaveRoom("r", announced: false), .deactivateUser("p"), .reactivateUser("p"),
      .deleteReported("p"), .dismissReports(.message("m", room: "r")),
      .dismissReports(.author("p")), .dismissReports(.person("p")))
    #expect(
      found == [
        .deleteRoom("r"), .deleteDirect("d"), .deleteDirectWith(username: "mei"),
        .leaveRoom("r", announced: false), .deactivateUsers(["p"]), .reactivateUsers(["p"]),
        .deleteReported("p"), .dismissReports(.message("m", room: "")),
        .dismissReports(.author("p")), .dismissReports(.person("p")),
      ])
  }

  @Test func `what a clearing covers is said again`() throws {
    let time = Timestamp(milliseconds: 1_772_452_980_123)
    let scope = ClearScope(after: time, authors: ["-ann", "bob"], keepsPinned: true)
    let found = try requests(.clearRoom("r", scope: scope), .clearRoom("s"))
    #expect(
      found == [
        .clearRoom(
          "r", ClearRequest(after: .at(time), authors: ["-ann", "bob"], keepsPinned: true)),
        .clearRoom("s", ClearRequest()),
      ])
  }

  @Test(arguments: ["spam", "it's --yes; rm -rf ~", "--dry-run", "日本 \"x\" \\ $(id) `id`"])
  func `the reason and the connection arrive as they are`(_ reason: String) throws {
    let found = try #require(try invocations([.deleteRoom("r")], reason: reason).first)
    #expect(found.connection.profile == "acme")
    guard case .act(_, let options) = found.command else {
      Issue.record("no action")
      return
    }
    #expect(options.reason == reason && !options.isConfirmed && !options.isDryRun)
  }

  @Test func `batches are moved on by their numbers`() throws {
    let lines = CommandLines()
    let cancel = try CommandParser.parse(
      Array(words(lines.line(.cancel, BatchID(rawValue: 7))).dropFirst()))
    #expect(cancel.command == .queue(.cancel(BatchID(rawValue: 7)), ActingOptions()))
    let resume = try CommandParser.parse(
      Array(words(lines.line(.resume, BatchID(rawValue: 7))).dropFirst()))
    #expect(resume.command == .queue(.resume(BatchID(rawValue: 7)), ActingOptions()))
    #expect(try CommandParser.parse(["sync"]).command == .sync(isFull: false))
    #expect(words(lines.sync) == ["gavel", "sync"])
  }
}
