import GavelAPI
import GavelModel
import GavelStore
import GavelTerminal
import Testing

@testable import GavelApp

@Suite struct NoticesTests {
  @Test(arguments: [
    (UsageError.missingValue(.url) as any Error, GavelApp.ExitStatus.usage),
    (ConfigurationError.noHome, .configuration), (ConnectionError.noStore, .configuration),
    (CredentialError.bothCredentials, .configuration), (PlanError.damaged, .usage),
    (APIError.unreachable(host: "h"), .unreachable), (APIError.noAnswer(host: "h"), .unreachable),
    (APIError.unauthorized(ServerAnswer(status: 401)), .configuration),
    (APIError.forbidden(ServerAnswer(status: 403)), .incomplete),
    (APIError.server(ServerAnswer(status: 503)), .unreachable),
    (APIError.server(ServerAnswer(status: 500)), .incomplete),
    (APIError.insecure(url: "http://a"), .configuration), (APIError.cancelled, .interrupted),
    (StoreError.busy, .incomplete), (StoreError.damaged(path: "p"), .configuration),
    (StoreError.lockedBy(LockHolder(process: 7, name: "x")), .incomplete),
    (SessionError.repairUnconfirmed(path: "p"), .unconfirmed),
    (StoreError.newerVersion(path: "p", found: 9, supported: 1), .configuration),
    (SessionError.unconfirmed(items: 3), .unconfirmed), (SessionError.declined, .unconfirmed),
    (SessionError.notDirect("r"), .usage), (TerminalError.notATerminal, .configuration),
    (CancellationError(), .interrupted),
  ])
  func `every error has its exit status`(error: any Error, status: GavelApp.ExitStatus) {
    #expect(Notices.explain(error).status == status)
  }

  @Test(arguments: CommandName.allCases)
  func `an unknown option leads to the page that lists the command's options`(name: CommandName)
    throws
  {
    let error = #expect(throws: UsageError.self) {
      try CommandParser.parse([name.rawValue, "--qqqqqq"])
    }
    #expect(
      Notices.explain(try #require(error)).lines == [
        "there is no option --qqqqqq", "gavel help \(name.rawValue) lists what it takes.",
      ])
    #expect(HelpText.text(for: name).contains("\n  --help"))
  }

  @Test func `an unknown option without a command leads to the manual`() {
    let lines = Notices.explain(
      UsageError.unknownOption("--qqqqqq", command: nil, suggestion: nil)
    ).lines
    #expect(lines == ["there is no option --qqqqqq", "gavel man lists all."])
    #expect(ManualPage.text.contains(".SH \"OPTIONS\"\n"))
  }

  @Test func `an option of other commands is said to be no option of this one`() {
    let lines = Notices.explain(
      UsageError.unknownOption("--yes", command: .rooms, suggestion: nil)
    ).lines
    #expect(
      lines == ["gavel rooms does not take --yes", "gavel help rooms lists what it takes."])
  }

  @Test func `what happened and what to do are two sentences`() {
    let sentence = Notices.explain(APIError.unreachable(host: "h")).sentence
    #expect(sentence.contains("nothing was sent. Check the network"))
  }

  @Test func `the numbers of the exit statuses are the contract's`() {
    #expect(GavelApp.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130])
  }

  @Test(arguments: [
    APIError.forbidden(ServerAnswer(status: 403, code: "5", message: "\u{1B}[2Jno\u{202E}\nx")),
    APIError.redirected(to: "https://evil.example/\u{1B}]0;x\u{7}"),
    APIError.unaddressable(id: "a\u{9B}b"),
  ])
  func `a server's words reach the terminal only as display text`(error: APIError) {
    for line in Notices.explain(error).lines {
      for scalar in line.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
    }
  }

  @Test func `a server's answer is quoted with status and code`() {
    #expect(
      Notices.said(ServerAnswer(status: 403, code: "5", message: "No"))
        == " (status 403, code 5, \"No\")")
    #expect(Notices.said(ServerAnswer()) == "")
  }

  @Test func `a damaged store comes with the command that repairs it`() {
    #expect(
      Notices.explain(StoreError.damaged(path: "/a b/c's.db")).lines.last
        == "Run: gavel repair --store '/a b/c'\\''s.db'")
  }

  @Test func `lists of words read as a sentence`() {
    #expect(Notices.choice(["a"]) == "a")
    #expect(Notices.choice(["a", "b", "c"]) == "a, b or c")
    #expect(Notices.choice([]) == "")
  }
}
