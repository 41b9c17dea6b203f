import GavelModel
import Testing

@testable import GavelApp

/// The words of what a second platform brings.
@Suite struct ModerationParserTests {
  private func command(_ words: String...) throws -> Command {
    try CommandParser.parse(words).command
  }

  private func failure(_ words: String...) -> UsageError? {
    do throws(UsageError) {
      _ = try CommandParser.parse(words)
      return nil
    } catch {
      return error
    }
  }

  private func act(_ request: ActionRequest) -> Command { .act(request, ActingOptions()) }

  @Test func `a clearing may be narrowed by time, author and kind`() throws {
    let request = ClearRequest(
      after: .ago(.seconds(172_800)), before: .at(Timestamp(milliseconds: 0)),
      authors: ["mei", "bo"], keepsPinned: true, keepsThreads: true, keepsDiscussions: true)
    #expect(
      try command(
        "clear-room", "r", "--after", "2d", "--before=1970-01-01", "--author", "mei",
        "--author=bo", "--keep-pinned", "--keep-threads", "--keep-discussions")
        == act(.clearRoom("r", request)))
    #expect(try command("clear-room", "r") == act(.clearRoom("r", ClearRequest())))
    #expect(failure("clear-room", "r", "--author=") != nil)
    #expect(
      failure("clear-room", "r", "--after", "soon")
        == .invalidValue(.after, value: "soon", expected: .moment))
  }

  @Test func `people are muted, unmuted, closed and opened, several at once`() throws {
    #expect(try command("mute-member", "r", "a", "b") == act(.muteMembers(["a", "b"], room: "r")))
    #expect(try command("unmute-member", "r", "a") == act(.unmuteMembers(["a"], room: "r")))
    #expect(try command("deactivate-user", "a", "b") == act(.deactivateUsers(["a", "b"])))
    #expect(try command("reactivate-user", "a") == act(.reactivateUsers(["a"])))
    #expect(failure("mute-member", "r") == .missingArgument(.muteMember, name: "MEMBER"))
    #expect(failure("deactivate-user", "") == .emptyArgument(.deactivateUser, name: "USER"))
  }

  @Test func `a dismissal names exactly one subject`() throws {
    #expect(
      try command("dismiss-reports", "--message", "m")
        == act(.dismissReports(.message("m", room: ""))))
    #expect(
      try command("dismiss-reports", "--author", "a") == act(.dismissReports(.author("a"))))
    #expect(try command("dismiss-reports", "--user", "a") == act(.dismissReports(.person("a"))))
    #expect(
      failure("dismiss-reports")
        == .needsOneOf([.message, .author, .user, .imported], command: .dismissReports))
    #expect(
      failure("dismiss-reports", "--message", "m", "--author", "a") == .conflict(.message, .author))
    #expect(
      failure("dismiss-reports", "--author", "a", "--author", "b") == .repeatedOption(.author))
  }

  @Test func `an author's reported messages go by one id`() throws {
    #expect(try command("delete-reported", "a") == act(.deleteReported("a")))
    #expect(failure("delete-reported", "a", "b") == .extraArgument(.deleteReported, value: "b"))
  }

  @Test func `plan takes the words and the options of each action`() throws {
    #expect(
      try command("plan", "clear-room", "r", "--keep-pinned", "--reason", "x")
        == .plan(.clearRoom("r", ClearRequest(keepsPinned: true)), reason: "x"))
    #expect(
      try command("plan", "dismiss-reports", "--user", "a")
        == .plan(.dismissReports(.person("a")), reason: ""))
    #expect(try command("plan", "mute-member", "r", "a") != .console)
    #expect(
      failure("plan", "mute-member", "r", "a", "--keep-pinned")
        == .unknownOption("--keep-pinned", command: .plan, suggestion: nil))
    #expect(
      failure("delete-room", "r", "--author", "a")
        == .unknownOption("--author", command: .deleteRoom, suggestion: nil))
  }

  @Test func `reports are listed, imported and summed up`() throws {
    #expect(try command("reports") == .reports(.list(.all)))
    #expect(try command("reports", "list", "--state", "open") == .reports(.list(.open)))
    #expect(try command("reports", "import", "f.csv") == .reports(.importing(.file("f.csv"))))
    #expect(try command("reports", "import", "-") == .reports(.importing(.standardInput)))
    #expect(
      try command("reports", "summary", "--since", "8h", "--csv")
        == .reports(.summary(since: .ago(.seconds(28_800)), asCSV: true)))
    #expect(failure("reports", "import") == .missingArgument(.reports, name: "FILE"))
    #expect(failure("reports", "summary", "x") == .extraArgument(.reports, value: "x"))
    #expect(failure("reports", "summary", "--csv", "--json") == .conflict(.csv, .json))
    #expect(failure("reports", "export") != nil)
    #expect(failure("reports", "--state", "late") != nil)
  }

  @Test(arguments: [
    ["reports", "--csv"], ["reports", "--since", "1h"], ["reports", "import", "f", "--limit", "1"],
    ["reports", "import", "f", "--state", "open"], ["reports", "summary", "--state", "open"],
    ["reports", "summary", "--jsonl"],
  ])
  func `each of them takes its own options only`(words: [String]) {
    #expect(throws: UsageError.self) { try CommandParser.parse(words) }
  }
}
