import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// One key for each decision, and never by accident.
@Suite struct DecisionTests {
  private func inReports(
    _ world: FakeWorld = .triage, abilities: PlatformAbilities = .unlimited
  ) -> Driver {
    var driver = Driver(world, abilities: abilities)
    driver.slowly("!")
    return driver
  }

  @Test func `a routine decision is two keys`() {
    var driver = inReports()
    driver.slowly("d1")
    let plan = driver.enqueued.first
    #expect(
      plan?.items.map(\.action) == [
        .deleteMessage("m2", room: "general"),
        .dismissReports(.message("m2", room: "general")),
      ])
    #expect(plan?.items.map(\.after) == [nil, 0])
    #expect(plan?.reason == "spam" && plan?.isIntact == true)
    let decision = driver.decided.first
    #expect(decision?.group == "message:m2" && decision?.kind == .deleteMessage)
    #expect(decision?.reason == "spam" && decision?.reports == ["r1", "r2"])
  }

  @Test func `y confirms without a reason, and a typed reason waits for y`() {
    var driver = inReports()
    driver.slowly("oy")
    #expect(driver.decided.map(\.reason) == [""])
    driver.slowly("oe")
    driver.slowly("no harm")
    driver.slowly(.enter)
    #expect(driver.enqueued.count == 1)
    driver.slowly("y")
    #expect(driver.decided.map(\.reason) == ["", "no harm"])
  }

  @Test func `a digit without a reason does nothing`() {
    var driver = inReports()
    driver.slowly("d7")
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    #expect(driver.screen.contains("no reason has the number 7"))
  }

  @Test func `what is typed ahead or held down decides nothing`() {
    var driver = inReports()
    driver.type("d1111yyyy")
    driver.press(.enter)
    driver.drawFrame()
    driver.type("1")
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    driver.slowly(.escape)
    for _ in 0..<100 {
      driver.type("d")
      driver.wait(milliseconds: 30)
    }
    for _ in 0..<100 {
      driver.type("o")
      driver.wait(milliseconds: 30)
    }
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `the time of a decision runs from when its case came up`() {
    var driver = inReports()
    let start = driver.now
    driver.wait(milliseconds: 20_000)
    driver.slowly("d1")
    guard let decision = driver.decided.first else {
      Issue.record("nothing was decided")
      return
    }
    #expect(decision.shownAt <= start)
    #expect(decision.decidedAt - decision.shownAt >= .seconds(20))
  }

  @Test func `many that are decided at once take their time once`() {
    var driver = inReports()
    driver.wait(milliseconds: 20_000)
    driver.slowly(" jj ")
    driver.slowly("o1")
    driver.slowly("2")
    driver.slowly(.enter)
    let times = driver.decided.map { $0.decidedAt - $0.shownAt }
    #expect(times.count == 2 && times.last == .zero)
  }

  @Test func `a group with three messages acts once on each of them`() {
    var driver = inReports()
    driver.slowly("t")
    driver.slowly("d")
    #expect(driver.screen.contains("Delete 3 messages"))
    driver.slowly("13")
    driver.slowly(.enter)
    let plan = driver.enqueued.first
    #expect(plan?.items.map(\.action.target) == ["m2", "m3", "m5", "m2", "m3", "m5"])
    #expect(plan?.items.map(\.after) == [nil, nil, nil, 0, 1, 2])
    #expect(driver.decided.first?.reports == ["r1", "r2", "r4", "r6"])
  }

  @Test func `a digit confirms only a single report; for many it is the reason alone`() {
    var driver = inReports()
    driver.slowly("t")
    driver.slowly("d2")
    #expect(driver.enqueued.isEmpty)
    #expect(driver.screen.contains("reason  abuse"))
    driver.slowly("2")
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
    driver.press(.backspace)
    driver.slowly("3")
    driver.slowly(.enter)
    #expect(driver.enqueued.map(\.reason) == ["abuse"])
  }

  @Test func `staff takes more than a digit`() {
    var driver = inReports()
    driver.slowly(.end)
    driver.slowly("d1")
    #expect(driver.enqueued.isEmpty)
    #expect(driver.screen.contains("1 of staff, 1 pinned"))
  }

  @Test func `marked groups are decided together, those that a filter hides counted aloud`() {
    var driver = inReports()
    driver.slowly(" jj ")
    driver.slowly("/Tom")
    driver.slowly(.enter)
    driver.slowly("d")
    #expect(driver.screen.contains("2 of them are not on screen"))
    driver.slowly(.enter)
    driver.slowly("2")
    driver.slowly(.enter)
    #expect(driver.decided.map(\.group) == ["message:m2", "message:m3"])
    #expect(driver.enqueued.first?.items.map(\.action.target) == ["m2", "m3", "m2", "m3"])
    #expect(driver.state.marks(in: driver.state.reports.listName).isEmpty)
  }

  @Test func `one account is closed once, however many of its groups are marked`() {
    var driver = inReports()
    driver.slowly(" jj ")
    driver.slowly("b1")
    #expect(driver.enqueued.isEmpty)
    driver.slowly("1")
    driver.slowly(.enter)
    let items = driver.enqueued.first?.items ?? []
    #expect(items.first?.action == .deactivateUser("spam"))
    #expect(items.dropFirst().map(\.after) == [0, 0])
  }

  @Test func `a report of a ticket system is closed after what was done`() {
    var driver = inReports()
    driver.slowly(.down, .down, .down, .down, .down)
    driver.slowly("x1")
    #expect(
      driver.enqueued.first?.items.map(\.action) == [
        .removeMember("tomas", room: "general", announced: false),
        .dismissReports(.imported("import:77")),
      ])
    #expect(driver.enqueued.first?.items.last?.after == 0)
  }

  @Test func `all reported messages of an author go by one call that closes their reports`() {
    var driver = inReports()
    driver.slowly("a")
    #expect(driver.screen.contains("3 reported messages, those not on screen included"))
    driver.slowly("13")
    driver.slowly(.enter)
    #expect(driver.enqueued.first?.items.map(\.action) == [.deleteReported("spam")])
    #expect(driver.decided.first?.reports == ["r1", "r2", "r4", "r6"])
    let standing = driver.state.reports.list.window.rows.map { driver.state.isOpen($0) }
    #expect(standing == [false, true, false, true, false, true, true])
  }

  @Test func `without reports of its own a platform is told each message`() {
    var world = FakeWorld.triage
    for place in world.shelf.reports.indices { world.shelf.reports[place].origin = .imported }
    var abilities = PlatformAbilities.unlimited
    abilities.hasReports = false
    var driver = inReports(world, abilities: abilities)
    driver.slowly("a1")
    driver.slowly("3")
    driver.slowly(.enter)
    let items = driver.enqueued.first?.items ?? []
    #expect(items.prefix(3).map(\.action.target) == ["m2", "m5", "m3"].sorted())
    #expect(items.map(\.after) == [nil, nil, nil, 0, 0, 1, 2])
  }

  @Test func `two reports of a ticket system about one message are one decision`() {
    var world = FakeWorld.triage
    for place in world.shelf.reports.indices { world.shelf.reports[place].origin = .imported }
    var driver = inReports(world)
    driver.slowly("o1")
    #expect(
      driver.enqueued.first?.items.map(\.action) == [
        .dismissReports(.imported("r1")), .dismissReports(.imported("r2")),
      ])
  }

  @Test func `a report about a person has no message to delete`() {
    var driver = inReports()
    driver.slowly(.down, .down, .down)
    driver.slowly("d")
    #expect(driver.screen.contains("delete-messages: the report is about a person"))
    driver.slowly("b1")
    #expect(
      driver.enqueued.first?.items.map(\.action) == [
        .deactivateUser("zoe"), .dismissReports(.person("zoe")),
      ])
  }

  @Test func `a read-only console decides nothing`() {
    var driver = Driver(.triage, configuration: ConsoleConfiguration(isReadOnly: true))
    driver.slowly("!odaxb")
    #expect(driver.drafts.isEmpty && driver.state.modal == nil)
    #expect(driver.screen.contains("read-only"))
  }

  @Test func `what one call cannot take of an author is named in the plan, and nothing else is`() {
    let draft = ActionDraft(items: [DraftItem(.deleteReported("spam"))], reason: "", number: 1)
    func plan(_ extra: ModerationAction, by author: PersonID) -> ActionPlan {
      ActionPlan(
        server: "s", account: "me", created: .noon, reason: "",
        items: [
          PlanItem(action: .deleteReported("spam")),
          PlanItem(action: extra, facts: TargetFacts(person: author)),
        ])
    }
    #expect(draft.holds(plan(.deleteMessage("m101", room: "r"), by: "spam")))
    #expect(!draft.holds(plan(.deleteMessage("m101", room: "r"), by: "mei")))
    #expect(!draft.holds(plan(.clearRoom("r"), by: "spam")))
  }

  @Test func `a plan in another order than asked for is not the draft's`() {
    let draft = ActionDraft(
      items: [
        DraftItem(.deleteMessage("m1", room: "a")), DraftItem(.deleteMessage("m2", room: "a")),
        DraftItem(.dismissReports(.message("m1", room: "a")), after: 0),
        DraftItem(.dismissReports(.message("m2", room: "a")), after: 1),
      ], reason: "", number: 1)
    let turned = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "",
      items: draft.actions.reversed().map { PlanItem(action: $0) })
    #expect(!draft.holds(turned))
  }
}
