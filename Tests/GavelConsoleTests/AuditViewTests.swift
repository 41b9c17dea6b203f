import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The Audit view by its keys.
@Suite struct AuditViewTests {
  private var driver = Driver(.recorded)

  init() { driver.slowly("#") }

  private func evidenceAsked(_ driver: Driver) -> [String] {
    driver.effects.compactMap { if case .loadEvidence(let id) = $0 { id.rawValue } else { nil } }
  }

  private func exported(_ driver: Driver) -> [String] {
    driver.effects.compactMap {
      if case .exportAudit(let filter, .jsonl) = $0 { filter.text } else { nil }
    }
  }

  private func verifications(_ driver: Driver) -> Int {
    driver.effects.count { $0 == .verifyAudit }
  }

  @Test func `one key leads there and back, from the reports as well`() {
    var driver = driver
    #expect(driver.state.view == .audit)
    driver.slowly("!")
    #expect(driver.state.view == .reports)
    driver.slowly("#")
    #expect(driver.state.view == .audit)
    driver.slowly("#")
    #expect(driver.state.view == .rooms)
    driver.slowly(.tab)
    driver.slowly("#")
    driver.slowly(.escape)
    #expect(driver.state.view == .rooms)
    #expect(driver.state.focus == .members)
  }

  @Test func `entries stand newest first, and what was kept follows the cursor once it rests`() {
    var driver = driver
    #expect(driver.state.audit.list.window.rows.map(\.number) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(evidenceAsked(driver) == ["8"])
    driver.press(.down)
    driver.press(.up)
    driver.wait()
    #expect(evidenceAsked(driver) == ["8"])
    driver.slowly("j")
    #expect(evidenceAsked(driver) == ["8", "7"])
    #expect(driver.state.audit.shown?.id == "7")
  }

  @Test func `nothing is asked for an entry for which nothing was kept`() {
    var driver = driver
    driver.press(.end)
    driver.wait()
    #expect(evidenceAsked(driver) == ["8"])
    driver.slowly(.enter)
    #expect(driver.screen.contains("kept      nothing"))
  }

  @Test func `what was given up after its time says so`() {
    var driver = driver
    driver.press(.end, .up)
    driver.wait()
    #expect(evidenceAsked(driver) == ["8", "2"])
    driver.slowly(.enter)
    #expect(driver.screen.contains("kept      what was kept was given up after its time"))
  }

  @Test func `what was kept for another entry is not shown with this one`() {
    var driver = driver
    driver.isAnswering = false
    driver.slowly("j")
    driver.post(.evidence(.spamWave, of: "8"))
    #expect(driver.state.audit.shown == ShownEntry(id: "7", kept: .reading))
  }

  @Test func `under a dialog what was kept waits`() {
    var driver = Driver(.busy)
    driver.world.record = FakeWorld.recorded.record
    driver.slowly("#")
    driver.isAnswering = false
    driver.slowly("j")
    driver.isAnswering = true
    driver.slowly("q")
    #expect(driver.state.modal != nil)
    driver.post(.evidence(nil, of: "7"))
    #expect(driver.state.audit.shown?.kept == .reading)
    driver.slowly(.escape)
    #expect(driver.state.audit.shown?.kept == .nothing)
  }

  @Test func `a walk along the trail is told in words, in its pane and in the activity`() {
    var driver = driver
    driver.slowly("v")
    #expect(verifications(driver) == 1)
    #expect(driver.state.focus == .trail)
    #expect(driver.screen.contains("result    intact: 8 entries"))
    #expect(driver.state.activity.lines[0].text == "the audit trail is intact: 8 entries")
    #expect(driver.state.activity.lines[0].severity == .info)
  }

  @Test func `a second walk waits for the first one's end`() {
    var driver = driver
    driver.isAnswering = false
    driver.slowly("vv")
    #expect(verifications(driver) == 1)
    #expect(driver.screen.contains("walking along the trail"))
    driver.answerAll()
    driver.slowly("v")
    #expect(verifications(driver) == 2)
  }

  @Test func `a trail that does not fit and one that cannot be read are errors`() {
    var driver = driver
    driver.world.record.findings = ["entry 3: missing"]
    driver.slowly("v")
    #expect(
      driver.state.activity.lines[0].text.hasSuffix(
        "the audit trail is not intact: 8 entries, 1 finding"))
    #expect(driver.state.activity.lines[0].severity == .error)
    #expect(driver.screen.contains("entry 3: missing"))
    driver.post(
      .auditVerified(AuditCheck(time: driver.now, result: .unread, lines: ["the store is damaged"]))
    )
    #expect(driver.state.activity.lines[0].text == "error: the store is damaged")
    #expect(!driver.state.audit.isChecking)
  }

  @Test func `what is exported is what the filter shows`() {
    var driver = driver
    driver.slowly("e")
    #expect(driver.effects.contains(.exportAudit(matching: .everything(in: .audit), .csv)))
    driver.slowly("/spam")
    driver.slowly(.enter)
    #expect(driver.state.audit.list.window.rows.map(\.number) == [8, 6, 5, 1])
    driver.slowly("E")
    #expect(exported(driver) == ["spam"])
    #expect(driver.screen.contains("the entries are in audit-1.jsonl"))
  }

  @Test func `an empty trail has nothing to export`() {
    var driver = Driver(.acme)
    driver.slowly("#e")
    #expect(!driver.effects.contains(.exportAudit(matching: .everything(in: .audit), .csv)))
    #expect(driver.screen.contains("export-audit: there is no entry"))
  }

  @Test func `a new entry comes into view while the newest one is looked at`() {
    var driver = driver
    driver.world.record.add(.clearRoom("lobby"), TargetFacts(roomName: "Lobby"))
    driver.post(.changed([.audit]))
    #expect(driver.state.audit.list.window.rows.first?.number == 9)
    #expect(driver.state.audit.list.top == 0)
    #expect(driver.state.audit.list.cursor == "8")
  }

  @Test func `a change is read at once in the view, and elsewhere when the view is opened`() {
    var driver = driver
    driver.slowly("#")
    driver.world.record.add(.clearRoom("lobby"), TargetFacts(roomName: "Lobby"))
    driver.post(.changed([.audit]))
    #expect(driver.state.audit.list.window.rows.first?.number == 8)
    driver.slowly("#")
    #expect(driver.state.audit.list.window.rows.first?.number == 9)
  }

  @Test func `an erasure takes the words off the screen`() {
    var driver = driver
    driver.slowly(.enter)
    #expect(driver.screen.contains("BUY NOW"))
    driver.world.record.evidence["8"] = Evidence.spamWave.withoutContent
    driver.post(.changed([.audit]))
    #expect(!driver.screen.contains("BUY NOW"))
    #expect(driver.screen.contains("sha256:d"))
  }

  @Test func `an erased entry and an erasure say so`() {
    var driver = driver
    driver.slowly("/")
    driver.slowly(.escape)
    #expect(driver.screen.contains("(erased)"))
    driver.slowly("jjjj")
    #expect(driver.screen.contains("erased what was kept of zoe"))
    #expect(driver.screen.contains("1 entry, 2 pieces of evidence, 1 item, 0 closed reports"))
  }

  @Test func `the entry is scrolled to its end and no further`() {
    var driver = Driver(.recorded, size: Size(columns: 60, rows: 15))
    driver.slowly("#")
    driver.slowly(.enter)
    driver.slowly("G")
    #expect(driver.screen.contains("person    spam-bot (spam), bot"))
    let top = driver.state.audit.shown?.top
    driver.slowly("j")
    #expect(driver.state.audit.shown?.top == top)
    driver.slowly("g")
    #expect(driver.state.audit.shown?.top == 0)
  }
}
