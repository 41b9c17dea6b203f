import GavelModel
import Testing

@testable import GavelApp

@Suite struct CommandParserTests {
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

  @Test func `nothing opens the console`() throws {
    #expect(try command() == .console)
    #expect(try command("--read-only") == .console)
  }

  @Test func `the console and the demo speak in lines when asked, but not as a tour`() throws {
    for words in [["--plain"], ["console", "--plain"], ["demo", "--plain"]] {
      #expect(try CommandParser.parse(words).isPlain)
    }
    #expect(try !CommandParser.parse(["demo"]).isPlain)
    #expect(failure("demo", "--plain", "--tour") == .conflict(.plain, .tour))
    #expect(failure("demo", "--plain", "--play") == .conflict(.plain, .play))
    #expect(failure("sync", "--plain") != nil)
  }

  @Test func `reading commands take ids`() throws {
    #expect(try command("rooms") == .rooms)
    #expect(try command("members", "lobby") == .members("lobby"))
    #expect(try command("messages", "lobby") == .messages("lobby", around: nil))
    #expect(
      try command("messages", "lobby", "--context", "m1") == .messages("lobby", around: "m1"))
    #expect(try command("search", "buy", "now") == .search("buy now"))
    #expect(
      try command("audit", "--since", "1970-01-01T00:00:01Z")
        == .audit(.list(AuditQuery(since: .at(Timestamp(milliseconds: 1000))), asCSV: false)))
  }

  @Test func `acting commands keep their targets in order`() throws {
    let none = ActingOptions()
    #expect(
      try command("delete-message", "r", "m2", "m1")
        == .act(.deleteMessages(["m2", "m1"], room: "r"), none))
    #expect(try command("clear-room", "r") == .act(.clearRoom("r", ClearRequest()), none))
    #expect(try command("delete-room", "r") == .act(.deleteRoom("r"), none))
    #expect(try command("delete-dm", "--room", "r") == .act(.deleteDirect("r"), none))
    #expect(
      try command("delete-dm", "--username", "mei")
        == .act(.deleteDirectWith(username: "mei"), none))
    #expect(
      try command("remove-member", "r", "a", "b", "--system-message")
        == .act(.removeMembers(["a", "b"], room: "r", announced: true), none))
    #expect(
      try command("leave-room", "r") == .act(.leaveRoom("r", announced: false), none))
  }

  @Test func `acting options are read from anywhere before the two dashes`() throws {
    let options = ActingOptions(
      isDryRun: true, isConfirmed: true, reason: "spam", hold: .milliseconds(2500))
    #expect(
      try command(
        "--yes", "clear-room", "--hold=2.5", "r", "--reason", "spam", "--dry-run")
        == .act(.clearRoom("r", ClearRequest()), options))
  }

  @Test func `an id that begins with a dash goes after the two dashes`() throws {
    #expect(
      try command("delete-message", "--yes", "--", "-r", "--m")
        == .act(
          .deleteMessages(["--m"], room: "-r"), ActingOptions(isConfirmed: true)))
    #expect(failure("members", "-r") == .unknownOption("-r", command: .members, suggestion: nil))
  }

  @Test func `plan takes the words of an action`() throws {
    #expect(
      try command("plan", "delete-message", "r", "m", "--reason", "spam")
        == .plan(.deleteMessages(["m"], room: "r"), reason: "spam"))
    #expect(
      try command("plan", "delete-dm", "--room", "r") == .plan(.deleteDirect("r"), reason: ""))
    #expect(
      failure("plan", "clear-room", "r", "--system-message")
        == .unknownOption("--system-message", command: .plan, suggestion: nil))
    #expect(failure("plan", "clear-room") == .missingArgument(.clearRoom, name: "ROOM"))
    #expect(failure("plan") == .missingArgument(.plan, name: "ACTION"))
    #expect(failure("plan", "rooms") != nil)
    #expect(failure("plan", "apply", "x") != nil)
  }

  @Test func `apply reads a file or standard input`() throws {
    #expect(try command("apply", "plan.json") == .apply(.file("plan.json"), ActingOptions()))
    #expect(try command("apply", "-") == .apply(.standardInput, ActingOptions()))
  }

  @Test func `the queue is listed, resumed, retried and cancelled`() throws {
    let none = ActingOptions()
    #expect(try command("queue") == .queue(.list(nil), none))
    #expect(try command("queue", "list", "7") == .queue(.list(BatchID(rawValue: 7)), none))
    #expect(try command("queue", "resume") == .queue(.resume(nil), none))
    #expect(try command("queue", "retry", "7") == .queue(.retry(BatchID(rawValue: 7)), none))
    #expect(try command("queue", "cancel") == .queue(.cancel(nil), none))
    #expect(failure("queue", "stop") != nil)
    #expect(failure("queue", "retry", "x") != nil)
    #expect(failure("queue", "retry", "0") != nil)
  }

  @Test func `the version as an option takes what the version as a command takes`() throws {
    let invocation = try CommandParser.parse(["--version", "--json"])
    #expect(invocation.command == .version)
    #expect(invocation.format == .json)
    #expect(failure("--version", "--yes") != nil)
    #expect(failure("rooms", "--version") != nil)
  }

  @Test(arguments: [
    ["queue", "resume", "--limit", "3", "--yes"], ["queue", "retry", "--limit", "1"],
    ["queue", "list", "--dry-run"], ["queue", "list", "--hold", "3"], ["queue", "--yes"],
    ["queue", "cancel", "--hold", "3"], ["queue", "resume", "--jsonl"],
    ["sandbox", "--dialect", "imkit", "--compat", "p6"], ["sandbox", "--compat", "p8"],
    ["demo", "--tour", "--speed", "3"], ["demo", "--speed", "3"],
    ["config", "--keys", "--profile", "acme"],
  ])
  func `an option that would be passed over is refused`(words: [String]) {
    #expect(throws: UsageError.self) { try CommandParser.parse(words) }
  }

  @Test func `the sandbox takes a world, a port and a log`() throws {
    #expect(
      try command(
        "sandbox", "--dialect", "imkit", "--port", "8080", "--seed", "18446744073709551615",
        "--scale", "medium", "--rate-limit", "--access-log", "a.log")
        == .sandbox(
          SandboxSettings(
            world: WorldOptions(dialect: .imkit, seed: .max, scale: .medium), port: 8080,
            isRateLimited: true, accessLog: "a.log")))
    #expect(failure("sandbox", "--port", "65536") != nil)
    #expect(
      try command("sandbox", "--dialect", "rocketchat", "--compat", "p8")
        == .sandbox(
          SandboxSettings(world: WorldOptions(dialect: .rocketchat), compat: .p8)))
    #expect(failure("sandbox", "--compat", "p7") != nil)
    #expect(
      try command("demo", "--dialect", "rocketchat") == .demo(WorldOptions(dialect: .rocketchat)))
  }

  @Test func `common options reach every command`() throws {
    let invocation = try CommandParser.parse([
      "rooms", "--jsonl", "--limit=5", "--profile", "acme", "--url", "https://a.example",
      "--dialect", "imkit", "--store", "s.db",
    ])
    #expect(invocation.format == .jsonLines)
    #expect(invocation.limit == 5)
    #expect(
      invocation.connection
        == ConnectionOptions(
          profile: "acme", url: "https://a.example", dialect: .imkit, store: "s.db"))
  }

  @Test func `help and version win over everything else`() throws {
    #expect(try command("--help") == .help(nil))
    #expect(try command("-h") == .help(nil))
    #expect(try command("members", "--help") == .help(.members))
    #expect(try command("help", "audit") == .help(.audit))
    #expect(try command("--version") == .version)
  }

  @Test(arguments: [
    (["romms"], "rooms"), (["delete-mesage"], "delete-message"), (["serach", "x"], "search"),
    (["aduit"], "audit"),
  ])
  func `a mistyped command names the nearest one`(words: [String], nearest: String) {
    #expect(throws: UsageError.unknownCommand(words[0], suggestion: nearest)) {
      try CommandParser.parse(words)
    }
  }

  @Test func `a mistyped option names the nearest one`() {
    #expect(
      failure("rooms", "--jsno")
        == .unknownOption("--jsno", command: .rooms, suggestion: "--json"))
    #expect(
      failure("rooms", "--qqqqqq") == .unknownOption("--qqqqqq", command: .rooms, suggestion: nil))
    #expect(
      failure("rooms", "--yes") == .unknownOption("--yes", command: .rooms, suggestion: nil))
  }

  @Test(arguments: [
    (["rooms", "--qqqqqq"], CommandName.rooms), (["--qqqqqq", "5", "rooms"], .rooms),
    (["--qqqqqq"], .console), (["--profile", "acme", "--qqqqqq"], .console),
    (["--qqqqqq", "romms"], nil), (["romms", "--qqqqqq", "rooms"], nil),
    (["--qqqqqq", "--", "rooms"], .console),
  ])
  func `an unknown option is told with the command that it stands by`(
    words: [String], command: CommandName?
  ) {
    #expect(throws: UsageError.unknownOption("--qqqqqq", command: command, suggestion: nil)) {
      try CommandParser.parse(words)
    }
  }

  @Test(arguments: ["--token", "--api-key", "--token=abc123", "--access-token=abc123"])
  func `a secret is refused as an option and not kept`(option: String) throws {
    let failure = failure("rooms", option, "abc123")
    let spelling = String(option.prefix { $0 != "=" })
    #expect(failure == .tokenAsOption(spelling))
    #expect(!String(describing: failure).contains("abc123"))
  }

  @Test func `wrong forms are told by name`() {
    #expect(failure("rooms", "--limit") == .missingValue(.limit))
    #expect(failure("rooms", "--limit", "--json") == .missingValue(.limit))
    #expect(failure("rooms", "--json=yes") == .unexpectedValue(.json))
    #expect(failure("rooms", "--json", "--jsonl") == .conflict(.json, .jsonl))
    #expect(failure("rooms", "--url", "a", "--url", "b") == .repeatedOption(.url))
    #expect(failure("rooms", "x") == .extraArgument(.rooms, value: "x"))
    #expect(failure("members") == .missingArgument(.members, name: "ROOM"))
    #expect(failure("delete-dm") == .needsOneOf([.room, .username], command: .deleteDirect))
    #expect(
      failure("delete-dm", "--room", "a", "--username", "b") == .conflict(.room, .username))
    #expect(failure("help", "nonsense") == .unknownCommand("nonsense", suggestion: nil))
  }

  @Test(arguments: ["0", "-1", "1.5", "٣", " 1", "1 ", "", "+1", "99999999999999999999999"])
  func `a limit is a whole number from one`(text: String) {
    #expect(failure("rooms", "--limit=\(text)") != nil)
  }

  @Test(arguments: ["-1", "1.", ".5", "86401", "1e3", "", "1.2.3"])
  func `a hold is a number of seconds`(text: String) {
    #expect(failure("clear-room", "r", "--hold=\(text)") != nil)
  }

  @Test func `an empty id is never a target`() {
    #expect(failure("delete-room", "") == .emptyArgument(.deleteRoom, name: "ROOM"))
    #expect(
      failure("delete-message", "r", "m", "") == .emptyArgument(.deleteMessage, name: "MESSAGE"))
    #expect(failure("delete-dm", "--room=") != nil)
  }
}
