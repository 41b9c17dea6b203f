import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What is done in the console is told as a command line that would do it.
@Suite struct CommandLinesTests {
  private func lines(
    _ actions: [ModerationAction], reason: String = "", connection: [String] = []
  ) -> [String] {
    let plan = ActionPlan(
      server: "https://acme.imkit.io", account: "ana", created: .noon, reason: reason,
      items: actions.map { PlanItem(action: $0, digest: "d") })
    return CommandLines(connection: connection).lines(for: plan)
  }

  @Test func `messages of one room share a line`() {
    let actions: [ModerationAction] = [
      .deleteMessage("m1", room: "general"), .deleteMessage("m2", room: "general"),
      .deleteMessage("x", room: "lobby"),
    ]
    #expect(
      lines(actions, reason: "spam") == [
        "gavel delete-message general m1 m2 --reason spam",
        "gavel delete-message lobby x --reason spam",
      ])
  }

  @Test func `the connection follows, and words that a shell would read are quoted`() {
    #expect(
      lines(
        [.leaveRoom("a b", announced: true)], reason: "it's $HOME", connection: ["--profile", "x"])
        == ["gavel leave-room 'a b' --system-message --reason 'it'\\''s $HOME' --profile x"])
    #expect(CommandLines.quoted("日本") == "'日本'")
    #expect(CommandLines.quoted("") == "''")
  }

  @Test func `an id that looks like an option stands behind two dashes`() {
    #expect(
      lines([.removeMember("-x", room: "r", announced: false)], reason: "--yes")
        == ["gavel remove-member --reason=--yes -- r -x"])
  }

  @Test func `an imported report is dismissed by its id`() {
    #expect(
      lines([.dismissReports(.imported("import:t1"))]) == [
        "gavel dismiss-reports --imported import:t1"
      ])
  }

  @Test func `after an action the activity shows its command line`() throws {
    var driver = Driver(size: Size(columns: 160, rows: 50))
    driver.slowly(.enter, .up)
    driver.slowly("dy")
    #expect(driver.screen.contains("gavel delete-message general m5"))
    driver.slowly("u")
    #expect(driver.screen.contains("gavel queue cancel 1"))
    driver.slowly("R")
    #expect(driver.screen.contains("gavel sync"))
  }

  @Test func `a zoomed activity shows long command lines whole`() {
    var driver = Driver(size: Size(columns: 60, rows: 24))
    driver.slowly(.enter)
    driver.slowly("Ad6")
    driver.slowly(.enter)
    driver.slowly("6z")
    let text = driver.screen.filter { !$0.isWhitespace && $0 != "│" }
    #expect(text.contains("gaveldelete-messagegeneralm1m2m3m4m5m6"))
  }

  @Test func `very many lines are counted`() {
    var driver = Driver()
    driver.state.note((1...30).map { "gavel delete-reported a\($0)" })
    #expect(driver.state.activity.lines.first?.text == "gavel delete-reported a1")
    #expect(driver.state.activity.lines.contains { $0.text == "# and 20 more like these" })
  }
}
