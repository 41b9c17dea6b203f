import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What the panels of a case say about the group at the cursor.
@Suite struct CaseTests {
  private func inReports(_ world: FakeWorld = .triage) -> Driver {
    var driver = Driver(world)
    driver.slowly("!")
    return driver
  }

  @Test func `a case is told around a message, also when the newest report is about the person`() {
    let spam = Person(id: "spam", name: "Spam")
    let message = Report(
      id: "1", room: "r", message: "m", author: spam, reason: "spam", time: .noon)
    let person = Report(
      id: "2", author: spam, reason: "everywhere", time: .noon + .seconds(60))
    #expect(ReportCase(group: "author:spam", reports: [message, person]).leading == message)
    #expect(ReportCase(group: "person:spam", reports: [person]).leading == person)
    #expect(ReportCase(group: "person:spam", reports: []).leading == nil)
  }

  @Test func `a case is called after what its reports have in common`() {
    var driver = inReports()
    driver.slowly("tt")
    let room = driver.state.reports.shown?.file.leading?.roomName ?? "?"
    #expect(driver.screen.contains("├ Case  \(room) ─"))
    driver.slowly("t")
    let author = driver.state.reports.shown?.file.leading?.author?.label ?? "?"
    #expect(driver.screen.contains("├ Case  \(author) ─"))
  }

  @Test func `a room has its name in a case, whether or not the list of rooms holds it`() {
    var driver = Driver(.triage)
    driver.slowly("/lobby")
    driver.slowly(.enter)
    driver.slowly("!")
    let lines = driver.state.caseLines.map(\.text.description)
    #expect(lines.contains { $0.contains("general-tw  BUY NOW") }, "\(lines)")
    #expect(!lines.contains { $0.contains("general  BUY") || $0.contains("jp  ") })
  }

  @Test func `a direct conversation is called after its people wherever its reports are told`() {
    var world = FakeWorld.triage
    world.rooms[0].kind = .direct
    world.rooms[0].name = nil
    world.rooms[0].peers = ["Mei", "Tomás"]
    world.messages["general"] = []
    for place in world.shelf.reports.indices where world.shelf.reports[place].room == "general" {
      world.shelf.reports[place].roomName = nil
    }
    var driver = inReports(world)
    #expect(driver.screen.contains("Conversation  Mei, Tomás"))
    let lines = driver.state.caseLines.map(\.text.description)
    #expect(lines.contains { $0.hasPrefix("Mei, Tomás  BUY NOW") }, "\(lines)")
    #expect(lines.contains { $0.contains("about Mei, Tomás  ") }, "\(lines)")
    #expect(!lines.contains { $0.contains("general") })
    driver.slowly("tt")
    #expect(driver.state.reports.list.window.rows.contains { $0.room == "general" })
    #expect(!driver.screen.contains("general"))
    let group = driver.state.reports.list.window.rows.first { $0.room == "general" }
    #expect(group.map { driver.state.words(for: $0).description.contains("Mei, Tomás") } == true)
  }

  @Test func `what was taken back does not stand against an author`() {
    var driver = inReports()
    driver.slowly("d1")
    for event in driver.world.finish(BatchID(rawValue: 1), .cancelled) { driver.post(event) }
    driver.wait()
    #expect(driver.screen.contains("before    nothing was done so far"))
  }

  @Test func `many authors leave room for the reports`() {
    let people = (1...6).map { Person(id: PersonID("p\($0)"), name: "Author \($0)") }
    let reports = people.enumerated().map { number, person in
      Report(
        id: ReportID("\(number)"), room: "r", message: MessageID("m\(number)"), author: person,
        reason: "spam", time: .noon)
    }
    var state = Driver(.triage).state
    state.reports.shown = ShownCase(ReportCase(group: "room:r", reports: reports), since: .noon)
    let lines = state.caseLines.map(\.text.description)
    #expect(
      lines.contains { $0.hasPrefix("Author 3") } && !lines.contains { $0.hasPrefix("Author 4") })
    #expect(lines.contains("and 3 more"))
  }

  @Test func `an account that is shown no reports is told why`() {
    var driver = Driver(.acme)
    driver.state.connection.withholdsReports = true
    driver.slowly("!")
    #expect(driver.screen.contains("This account may not see"))
    #expect(!driver.screen.contains("New ones appear here"))
  }

  @Test func `the digits of all reasons are named`() {
    var driver = inReports()
    driver.slowly("d")
    #expect(driver.screen.contains("1-3 reason"))
    var small = Driver(.triage, size: Size(columns: 40, rows: 10))
    small.slowly("!ttd")
    #expect(small.screen.contains("1-3 reason  enter none  esc cancel"))
  }

  @Test func `a batch of an earlier run counts what it acts on`() {
    var world = FakeWorld.triage
    world.batches = [
      Batch(
        id: BatchID(rawValue: 9), created: .noon, reason: "", state: .interrupted, heldUntil: nil,
        first: .deleteMessage("m2", room: "general"), roomName: "general-tw",
        counts: BatchCounts(waiting: 2), closingCount: 1)
    ]
    let screen = Driver(world).screen
    #expect(screen.contains("delete 1 message"))
    #expect(!screen.contains("delete 2 messages"))
  }

  @Test func `a batch that closed reports names them beside its count`() {
    var driver = inReports()
    driver.slowly("d1")
    #expect(driver.screen.contains("delete 1 message  general-tw  u undo"))
    for event in driver.world.finish(BatchID(rawValue: 1)) { driver.post(event) }
    #expect(driver.screen.contains("delete 1 message + reports  2 done"))
  }
}
