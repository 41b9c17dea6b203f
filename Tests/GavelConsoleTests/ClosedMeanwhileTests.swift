import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Reports that a colleague has dealt with are not dealt with again.
@Suite struct ClosedMeanwhileTests {
  private static let words = "closed by someone else meanwhile"

  private func inReports(_ world: FakeWorld = .triage) -> Driver {
    var driver = Driver(world)
    driver.slowly("!")
    return driver
  }

  /// Closes reports on the platform; the console's store learns it only with the next change.
  private func close(_ ids: Set<ReportID>, _ driver: inout Driver) {
    for place in driver.world.shelf.reports.indices
    where ids.contains(driver.world.shelf.reports[place].id) {
      driver.world.shelf.reports[place].state = .closedElsewhere
    }
  }

  @Test(arguments: ["d", "o", "x", "b", "a"])
  func `a decision on reports that are closed by now is not asked for`(key: String) {
    var driver = inReports()
    close(["r1", "r2", "r4", "r6"], &driver)
    driver.slowly(key)
    #expect(driver.state.modal == nil && driver.enqueued.isEmpty)
    #expect(driver.screen.contains(Self.words))
    #expect(driver.effects.contains(.sync))
    driver.slowly("1y")
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `of several groups those that are closed are left out and counted`() {
    var driver = inReports()
    driver.slowly(" jj ")
    close(["r1", "r2"], &driver)
    driver.slowly("d")
    #expect(driver.screen.contains("without 1 marked group, \(Self.words)"))
    #expect(driver.screen.contains("Delete 1 message"))
    driver.slowly("1")
    driver.slowly("1")
    driver.slowly(.enter)
    let plan = driver.enqueued.first
    #expect(plan?.items.map(\.action.target) == ["m3", "m3"])
    #expect(plan?.items.map(\.after) == [nil, 0])
    #expect(plan?.isIntact == true)
    #expect(driver.decided.map(\.group) == ["message:m3"])
  }

  @Test func `one open report of several is enough to act on their author`() {
    var driver = inReports()
    driver.slowly("t")
    close(["r1", "r2"], &driver)
    driver.slowly("b1")
    driver.slowly("1")
    driver.slowly(.enter)
    let items = driver.enqueued.first?.items ?? []
    #expect(items.first?.action == .deactivateUser("spam"))
    #expect(driver.decided.count == 1)
  }

  @Test func `a dialog closes when its reports are closed under it`() {
    var driver = inReports()
    driver.slowly("d")
    #expect(driver.state.modal != nil)
    close(["r1", "r2"], &driver)
    driver.post(.changed([.reports]))
    #expect(driver.state.modal == nil)
    #expect(driver.screen.contains(Self.words))
    driver.slowly("1y")
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `a dialog on several groups asks again when one of them is closed under it`() {
    var driver = inReports()
    driver.slowly(" jj ")
    driver.slowly("d")
    close(["r4"], &driver)
    driver.post(.changed([.reports]))
    #expect(driver.state.modal == nil)
    #expect(driver.screen.contains("1 of the 2 groups (spam-bot in general-tw) was \(Self.words)"))
    #expect(driver.enqueued.isEmpty)
  }

  private func told(_ driver: Driver) -> [String] {
    driver.state.activity.notices.map(\.notice.text).filter { $0.contains(Self.words) }
  }

  @Test func `what somebody else closed is told once, by author and room`() {
    var driver = inReports()
    close(["r1", "r2"], &driver)
    driver.slowly("d")
    driver.post(.changed([.reports]))
    driver.post(.reportCase(driver.world.file(of: "message:m2")))
    driver.wait()
    #expect(told(driver) == ["spam-bot in general-tw: \(Self.words)"])
    // A key is answered each time, and the activity keeps it once.
    driver.slowly("d")
    #expect(told(driver).count == 1)
  }

  @Test func `the end of a batch and the case that is read after it tell it once`() {
    var driver = inReports()
    driver.slowly("d1")
    close(["r1", "r2"], &driver)
    driver.world.batches[0].state = .finished
    driver.world.batches[0].counts = BatchCounts(settled: [.setAside: 1, .gone: 1])
    driver.world.batches[0].closedElsewhereCount = 1
    driver.post(.batches(driver.world.batches))
    driver.post(.changed([.reports, .queue]))
    driver.state.reports.forget(BatchID(rawValue: 1))
    driver.state.reports.shown = nil
    driver.state.reports.wanted = "message:m2"
    driver.post(.reportCase(driver.world.file(of: "message:m2")))
    #expect(told(driver) == ["spam-bot in general-tw: \(Self.words)"])
  }

  @Test func `a report that comes after the others were closed is told of anew`() {
    var groups = ClosedGroups()
    func report(_ id: ReportID) -> Report { Report(id: id, reason: "", time: .noon) }
    groups.note(ReportCase(group: "author:a", reports: [report("1")]), called: "A")
    groups.note(ReportCase(group: "message:m", reports: [report("1")]), called: "A in r")
    #expect(groups.tell(["author:a"]) == ["author:a"])
    #expect(groups.tell(["author:a", "message:m"]) == [])
    groups.note(ReportCase(group: "author:a", reports: [report("1"), report("2")]), called: "A")
    #expect(groups.tell(["author:a"]) == ["author:a"])
  }

  @Test func `several groups are named together, and no more than three`() {
    var driver = inReports()
    driver.slowly(" jj ")
    close(["r1", "r2", "r4"], &driver)
    driver.slowly("d")
    #expect(told(driver) == ["spam-bot in general-tw (2): \(Self.words)"])
    driver.state.sayClosedElsewhere((1...5).map { ReportGroupID("message:\($0)") })
    #expect(told(driver).first == Self.words)
  }

  @Test func `other news leave the dialog alone`() {
    var driver = inReports()
    driver.slowly("d")
    close(["r3"], &driver)
    driver.post(.changed([.reports]))
    #expect(driver.state.modal != nil)
    driver.slowly("1")
    #expect(driver.decided.map(\.group) == ["message:m2"])
  }

  @Test func `a batch that was set aside for it says so`() {
    var driver = inReports()
    driver.slowly("d1")
    close(["r1", "r2"], &driver)
    driver.world.batches[0].state = .finished
    driver.world.batches[0].counts = BatchCounts(settled: [.setAside: 1, .gone: 1])
    driver.world.batches[0].closedElsewhereCount = 1
    driver.post(.batches(driver.world.batches))
    #expect(driver.screen.contains(Self.words))
  }

  @Test func `what was closed from here is nobody else's, even if no answer told so`() {
    var driver = inReports()
    driver.slowly("o1")
    for event in driver.world.finish(BatchID(rawValue: 1), .gone) { _ = event }
    for place in driver.world.shelf.reports.indices
    where driver.world.shelf.reports[place].state == .closedElsewhere {
      driver.world.shelf.reports[place].state = .closed
    }
    driver.world.batches[0].closedElsewhereCount = 0
    driver.post(.batches(driver.world.batches))
    driver.post(.changed([.reports, .queue]))
    driver.wait()
    #expect(!driver.screen.contains(Self.words))
  }

  @Test func `a console that starts on a group that was closed from here says nothing of others`() {
    var driver = inReports()
    for place in driver.world.shelf.reports.indices.prefix(2) {
      driver.world.shelf.reports[place].state = .closed
    }
    driver.post(.reportCase(driver.world.file(of: "message:m2")))
    #expect(!driver.screen.contains(Self.words))
    #expect(driver.screen.contains("decided here"))
  }

  @Test func `the activity says why it was not done`() {
    let entry = AuditEntry(
      number: 1, time: .noon, actor: "ana", batch: BatchID(rawValue: 1),
      action: .deleteMessage("m2", room: "general"), reason: "spam", outcome: .setAside,
      answer: ServerAnswer(code: ServerAnswer.reportsClosed),
      facts: TargetFacts(roomName: "general", personName: "Spam"))
    let counts = BatchCounts(settled: [.setAside: 1])
    #expect(
      ActionWords.past(entry, counts: counts, total: 1)
        == "delete a message by Spam in general: not done, its reports were \(Self.words)")
  }
}
