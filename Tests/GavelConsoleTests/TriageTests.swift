import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The Reports view as a place to spend the day in.
@Suite struct TriageTests {
  private func inReports(_ world: FakeWorld = .triage) -> Driver {
    var driver = Driver(world)
    driver.slowly("!")
    return driver
  }

  private func cursor(_ driver: Driver) -> ReportGroupID? { driver.state.reports.list.cursor }

  @Test func `the next group comes up by itself and the decided one stays`() {
    var driver = inReports()
    driver.slowly("d1")
    #expect(cursor(driver) == "message:l2190")
    #expect(driver.screen.contains("held 0:05"))
    #expect(driver.state.reports.shown?.file.group == "message:l2190")
    driver.slowly(.up)
    driver.slowly("d")
    #expect(driver.screen.contains("delete-messages: this is decided already"))
    #expect(driver.state.modal == nil)
  }

  @Test func `a decision is gone from the list when it ended`() {
    var driver = inReports()
    driver.slowly("d1")
    for event in driver.world.finish(BatchID(rawValue: 1)) { driver.post(event) }
    #expect(!driver.state.reports.list.window.rows.contains { $0.id == "message:m2" })
    #expect(!driver.screen.contains("closed by someone else"))
  }

  @Test func `a decision that failed is open again`() {
    var driver = inReports()
    driver.slowly("d1")
    for event in driver.world.finish(BatchID(rawValue: 1), .refused) { driver.post(event) }
    #expect(driver.state.reports.list.window.rows.first.map(driver.state.isOpen) == true)
  }

  @Test func `undo takes the decision back and returns to its group`() {
    var driver = inReports()
    driver.slowly("d1d1")
    driver.slowly("u")
    #expect(driver.effects.contains(.undo(BatchID(rawValue: 2))))
    #expect(cursor(driver) == "message:l2190")
    driver.slowly(.up)
    driver.slowly("u")
    #expect(driver.effects.contains(.undo(BatchID(rawValue: 1))))
    #expect(cursor(driver) == "message:m2")
    driver.slowly("o2")
    #expect(driver.enqueued.count == 3)
  }

  @Test func `a group that somebody else closed says so and is no error`() {
    var driver = inReports()
    for place in driver.world.shelf.reports.indices.prefix(2) {
      driver.world.shelf.reports[place].state = .closedElsewhere
    }
    driver.isAnswering = false
    driver.slowly("o")
    driver.answerAll()
    #expect(driver.state.modal == nil && driver.enqueued.isEmpty)
    #expect(driver.screen.contains("closed by someone else meanwhile"))
    #expect(!driver.screen.contains("error"))
  }

  @Test func `the case under the eyes tells when somebody else was faster`() {
    var driver = inReports()
    for place in driver.world.shelf.reports.indices.prefix(2) {
      driver.world.shelf.reports[place].state = .closedElsewhere
    }
    driver.post(.changed([.reports]))
    #expect(driver.screen.contains("closed by someone else meanwhile"))
    #expect(cursor(driver) == "message:l2190")
  }

  @Test func `a batch that found everything closed says so`() {
    var driver = inReports()
    driver.slowly("o1")
    for event in driver.world.finish(BatchID(rawValue: 1), .gone) { driver.post(event) }
    #expect(driver.screen.contains("closed by someone else meanwhile"))
    #expect(!driver.screen.contains("failed"))
  }

  @Test func `reports are put together and ordered by a key each`() {
    var driver = inReports()
    driver.slowly("t")
    #expect(driver.screen.contains("by author, oldest"))
    #expect(driver.state.reports.list.window.rows.count == 4)
    driver.slowly("t")
    #expect(driver.screen.contains("by room, oldest"))
    driver.slowly("tss")
    #expect(driver.screen.contains("by message, most"))
    #expect(driver.state.reports.list.window.rows.first?.id == "message:m2")
  }

  @Test func `a filter narrows the groups`() {
    var driver = inReports()
    driver.slowly("/Zo")
    driver.slowly(.enter)
    #expect(driver.state.reports.list.window.rows.map(\.id) == ["person:zoe"])
    driver.slowly(.escape)
    #expect(driver.state.reports.list.window.rows.count == 7)
  }

  @Test func `the view is opened and left by a key or by its name`() {
    var driver = Driver(.triage)
    driver.slowly("!")
    #expect(driver.state.view == .reports)
    driver.slowly("!")
    #expect(driver.state.view == .rooms && driver.state.focus == .rooms)
    driver.slowly(":reports")
    driver.slowly(.enter)
    #expect(driver.state.view == .reports)
    driver.slowly(.escape)
    #expect(driver.state.view == .rooms)
    driver.slowly("5!")
    #expect(driver.state.view == .reports && driver.state.focus == .reports)
    driver.slowly("5:rooms")
    driver.slowly(.enter)
    #expect(driver.state.view == .rooms)
    driver.slowly("!51")
    #expect(driver.state.view == .reports && driver.state.focus == .reports)
  }

  @Test func `a badge tells what came since the last look`() {
    var driver = Driver(.triage)
    #expect(driver.screen.contains("reports 8  queue"))
    driver.world.shelf.arrivals = 3
    driver.post(.changed([.reports]))
    #expect(driver.screen.contains("reports 8 (3 new)"))
    driver.slowly("!")
    #expect(!driver.screen.contains("new)"))
    driver.world.shelf.arrivals = 0
    driver.slowly("!")
    #expect(driver.screen.contains("reports 8  queue"))
    #expect(driver.effects.last == .countReports(since: driver.state.reports.lookedAt))
  }

  @Test func `a case follows the cursor once it rests`() {
    var driver = inReports()
    driver.effects = []
    driver.press(.down, .down)
    #expect(!driver.effects.contains(.loadCase("message:m3")))
    driver.wait(milliseconds: 100)
    #expect(driver.effects.contains(.loadCase("message:m3")))
    #expect(!driver.effects.contains(.loadCase("message:l2190")))
  }

  @Test func `what an earlier run decided is not somebody else's doing`() {
    var world = FakeWorld.triage
    let batch = BatchID(rawValue: 1)
    world.batches = [
      Batch(
        id: batch, created: .noon, reason: "", state: .running, heldUntil: nil,
        first: .deleteMessage("m2", room: "general"), roomName: nil,
        counts: BatchCounts(waiting: 2))
    ]
    world.shelf.decisions[batch] = [
      ReportDecision(
        group: "message:m2", kind: .deleteMessage, reason: "", reports: ["r1", "r2"],
        shownAt: .noon, decidedAt: .noon)
    ]
    var driver = inReports(world)
    #expect(driver.screen.contains("sending"))
    for event in driver.world.finish(batch) { driver.post(event) }
    #expect(!driver.screen.contains("closed by someone else"))
  }

  @Test func `undoing a decision marks nothing in the rooms`() {
    var driver = inReports()
    driver.slowly("d1u")
    #expect(driver.state.marks.isEmpty)
  }

  @Test func `the place in the list is kept while working elsewhere`() {
    var driver = inReports()
    driver.slowly("jj!")
    driver.world.shelf.reports.removeFirst(2)
    driver.post(.changed([.reports]))
    driver.slowly("!")
    #expect(cursor(driver) == "message:m3")
    #expect(driver.state.reports.list.window.rows.count == 6)
  }

  @Test func `between the journal and the next list a decision is not open again`() {
    var driver = inReports()
    driver.isAnswering = false
    driver.slowly("d")
    driver.answerAll()
    driver.drawFrame()
    driver.wait()
    driver.isAnswering = false
    driver.slowly("1")
    guard let plan = driver.enqueued.first else {
      Issue.record("nothing was decided")
      return
    }
    #expect(driver.screen.contains("saving"))
    driver.post(.enqueued(BatchID(rawValue: 9), plan))
    #expect(driver.screen.contains("saving"))
    driver.slowly(.up)
    driver.slowly("d")
    #expect(driver.screen.contains("decided already"))
  }

  @Test func `a decision that could not be written is open again and says so`() {
    var driver = inReports()
    driver.slowly("d")
    driver.isAnswering = false
    driver.slowly("1")
    guard let plan = driver.enqueued.first else {
      Issue.record("nothing was decided")
      return
    }
    driver.post(.enqueueFailed(plan, Notice(.error, "the disk is full")))
    #expect(driver.screen.contains("error: the disk is full"))
    #expect(driver.state.reports.list.window.rows.allSatisfy(driver.state.isOpen))
  }

  @Test func `the shift is written to a file by a key`() {
    var driver = Driver(.triage)
    driver.slowly("!e")
    #expect(!driver.effects.contains(.exportShift))
    driver.slowly("!")
    driver.decideAll()
    #expect(driver.screen.contains("8 reports handled in 7 decisions"))
    driver.slowly("e")
    #expect(driver.effects.contains(.exportShift))
    #expect(driver.screen.contains("the shift is in shift-1.csv"))
  }

  @Test func `a platform without reports says how they are brought in`() {
    var abilities = PlatformAbilities.unlimited
    abilities.hasReports = false
    var driver = Driver(.acme, abilities: abilities)
    driver.slowly("!")
    #expect(driver.screen.contains("import them"))
  }

  @Test func `under a dialog neither list nor case moves`() {
    var driver = inReports()
    driver.slowly("d")
    let before = driver.state.reports
    driver.world.shelf.reports.remove(at: 2)
    driver.post(.changed([.reports]))
    #expect(driver.state.reports.list.window == before.list.window)
    #expect(driver.state.reports.shown == before.shown)
    driver.slowly(.escape)
    #expect(driver.state.reports.list.window.rows.count == 6)
  }
}
