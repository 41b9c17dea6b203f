import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What the desk says of marks, interrupted decisions, rooms and people.
@Suite struct ReportDeskTests {
  private func inReports(
    _ world: FakeWorld = .triage, abilities: PlatformAbilities = .unlimited
  ) -> Driver {
    var driver = Driver(world, abilities: abilities)
    driver.slowly("!")
    return driver
  }

  private func dialog(_ items: [PlanItem]) -> PlanLines {
    let plan = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "", items: items)
    let draft = ActionDraft(items: items.map { DraftItem($0.action) }, reason: "", number: 1)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: Question(for: plan, charset: .unicode))
    return PlanLines(dialog, state: Driver().state)
  }

  @Test func `marked groups that are decided already are left out aloud`() {
    var driver = inReports()
    driver.slowly("d1")
    driver.slowly("A")
    driver.slowly("o")
    #expect(driver.screen.contains("without 1 marked group, decided already"))
  }

  @Test func `a mark ends with its group, and that is said`() {
    var driver = inReports()
    driver.slowly(" j ")
    #expect(driver.state.marks(in: driver.state.reports.listName).count == 2)
    driver.world.shelf.reports[2].state = .closedElsewhere
    driver.post(.changed([.reports]))
    #expect(driver.state.marks(in: driver.state.reports.listName).count == 1)
    #expect(
      driver.state.activity.lines.contains {
        $0.text == "1 marked group closed by now, and not marked any more"
      })
  }

  @Test func `an interrupted decision says what can be done about it`() {
    var driver = inReports()
    driver.slowly("d1")
    driver.world.batches[0].state = .interrupted
    driver.world.batches[0].heldUntil = nil
    driver.post(.batches(driver.world.batches))
    driver.post(.changed([.reports]))
    driver.slowly(.up)
    driver.slowly("o")
    #expect(driver.screen.contains("interrupted: in the queue (5) e resumes it, C gives it up"))
    #expect(!driver.screen.contains("while it is held"))
  }

  @Test func `nobody is removed from a direct conversation where the platform cannot`() {
    var world = FakeWorld.triage
    for place in world.rooms.indices { world.rooms[place].kind = .direct }
    var abilities = PlatformAbilities.unlimited
    abilities.changesDirectMembers = false
    var driver = inReports(world, abilities: abilities)
    driver.slowly("x")
    #expect(driver.screen.contains("members of a direct conversation cannot be changed"))
    #expect(driver.state.modal == nil && driver.drafts.isEmpty)
    driver = inReports(world)
    driver.slowly("x")
    #expect(driver.state.modal != nil)
  }

  @Test func `who can come back without an invitation is said by the kind of room`() {
    func words(_ kinds: [String?], _ leaves: Bool = false) -> [String] {
      dialog(
        kinds.map { kind in
          PlanItem(
            action: leaves
              ? .leaveRoom("r", announced: false)
              : .removeMember("p", room: RoomID(kind ?? "r"), announced: false),
            facts: TargetFacts(roomName: kind, person: "p", roomKind: kind))
        }
      ).below.map(\.text.description)
    }
    #expect(
      words(["channel"]).contains("The room is public: nothing keeps them from joining again."))
    #expect(
      words(["team"], true).contains("The room is public: nothing keeps you from joining again."))
    #expect(words(["group"]).contains("Only an invitation brings them back."))
    #expect(words([nil], true).contains("Only an invitation brings you back."))
    #expect(
      words(["channel", "group"]).contains(
        "Only an invitation brings them back, except into public rooms."))
  }

  @Test func `one person in two rooms is one person, and the reports are counted`() {
    func closing(_ message: MessageID, _ count: Int, _ place: Int) -> PlanItem {
      var facts = TargetFacts()
      facts.reportedCount = count
      return PlanItem(
        action: .dismissReports(.message(message, room: "r")), facts: facts, after: place)
    }
    let removals = ["lobby", "general"].map { room in
      PlanItem(
        action: .removeMember("emil", room: RoomID(room), announced: false),
        facts: TargetFacts(roomName: room, person: "emil", personName: "Emil"))
    }
    let lines = dialog(removals + [closing("m1", 2, 0), closing("m2", 5, 1)])
    #expect(lines.title.description == "Remove 1 person from 2 rooms")
    #expect(
      lines.above.map(\.text.description).contains("closes  7 reports, once it is done"))
  }

  @Test func `what one call closes by itself is counted with what is closed after it`() {
    func lines(_ counted: Int?) -> [String] {
      var facts = TargetFacts(person: "spam", personName: "Spam 9")
      facts.reportedCount = 50
      facts.closedReportCount = counted
      var person = TargetFacts()
      person.reportedCount = 2
      return dialog([
        PlanItem(action: .deleteReported("spam"), facts: facts),
        PlanItem(action: .dismissReports(.person("spam")), facts: person, after: 0),
      ]).above.map(\.text.description)
    }
    #expect(lines(67).contains("closes  69 reports, once it is done"))
    #expect(lines(nil).contains("closes  its reports, once it is done"))
  }

  /// One removal for each person and room.
  private func removals(
    _ removals: [(person: PersonID, room: RoomID)], _ outcomes: [Outcome] = []
  ) -> [AuditEntry] {
    removals.enumerated().map { number, removal in
      AuditEntry(
        number: Int64(number + 1), time: .noon, actor: "ana", batch: BatchID(rawValue: 1),
        action: .removeMember(removal.person, room: removal.room, announced: false), reason: "",
        outcome: outcomes.isEmpty ? .done : outcomes[number], answer: ServerAnswer(),
        facts: TargetFacts(roomName: removal.room.rawValue))
    }
  }

  @Test func `what was done in several rooms is not told of one`() {
    let entries = removals([("emil", "lobby"), ("hana", "general")])
    #expect(ActivityLine(entries, batch: nil).text == "removed 2 members (2 rooms)")
  }

  @Test func `one person who leaves two rooms is one person in the activity and the queue`() {
    let twice: [(PersonID, RoomID)] = [("emil", "lobby"), ("emil", "general")]
    let text = { ActivityLine($0, batch: nil).text }
    #expect(text(removals(twice)) == "removed 1 person from 2 rooms")
    #expect(
      text(removals(twice, [.done, .refused]))
        == "removed 1 person from 2 rooms: 1 of 2 done, 1 refused")
    #expect(
      text(removals(twice, [.refused, .refused])) == "remove 1 person from 2 rooms: 2 refused")
    var driver = Driver()
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "",
      items: removals(twice).map { PlanItem(action: $0.action, facts: $0.facts) })
    let batch = Batch(
      id: BatchID(rawValue: 7), created: .noon, reason: "", state: .running, heldUntil: nil,
      first: plan.items[0].action, roomName: "lobby", counts: BatchCounts(waiting: 2))
    driver.post(.batches([batch]))
    driver.post(.enqueued(batch.id, plan))
    #expect(driver.state.words(for: batch) == "remove 1 person")
    #expect(driver.state.roomName(of: batch) == "2 rooms")
  }

  @Test func `the queue names no single room for what is done in several`() {
    var driver = Driver()
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "",
      items: ["lobby", "general"].map { room in
        PlanItem(
          action: .removeMember("emil", room: RoomID(room), announced: false),
          facts: TargetFacts(roomName: room))
      })
    let batch = Batch(
      id: BatchID(rawValue: 7), created: .noon, reason: "", state: .running, heldUntil: nil,
      first: plan.items[0].action, roomName: "lobby", counts: BatchCounts(waiting: 2))
    driver.post(.batches([batch]))
    #expect(driver.state.name(of: batch).description.contains("lobby"))
    driver.post(.enqueued(batch.id, plan))
    #expect(driver.state.name(of: batch).description.contains("2 rooms"))
  }

  @Test func `a shift tells its pace as finely as it was, and counts decisions as such`() {
    var driver = inReports()
    let decision = { (reports: [ReportID], kind: DecisionKind) in
      ReportDecision(
        group: ReportGroupID("g"), kind: kind, reason: "", reports: reports, shownAt: .noon,
        decidedAt: .noon + .milliseconds(3200))
    }
    driver.post(
      .shift(
        ShiftSummary(
          decisions: [
            decision(["r1", "r2"], .deleteMessage), decision(["r3", "r4"], .deactivate),
          ],
          stillOpen: 0)))
    let lines = driver.state.shiftLines.map(\.text.description)
    #expect(lines.contains("1.6 s per report, on average"), "\(lines)")
    #expect(lines.contains("  1 to delete what was reported"))
    #expect(lines.contains("  1 to deactivate"))
    #expect(Numbers.shortSpan(.milliseconds(9990)) == "9.9 s")
    #expect(Numbers.shortSpan(.seconds(75)) == "1 min 15 s")
  }

  @Test func `members that the list leaves out are explained`() {
    var world = FakeWorld.acme
    world.rooms[0].memberCount = 7
    var driver = Driver(world)
    driver.slowly(.enter)
    driver.slowly("1")
    let lines = driver.state.detailLines.map(\.text.description)
    #expect(lines.contains { $0.hasPrefix("7, of whom 6 are listed") }, "\(lines)")
  }

  @Test func `a case with several authors says whom the rest is about`() {
    var driver = inReports()
    driver.slowly("tt")
    let lines = driver.state.caseLines
    #expect(lines.contains { $0.label.description == "below" })
    let last = driver.state.reports.shown?.file.leading?.author?.label ?? "?"
    #expect(
      lines.contains { $0.text.description.hasPrefix("about \(last) alone, who was reported last") }
    )
    driver.slowly("t")
    #expect(!driver.state.caseLines.contains { $0.label.description == "below" })
  }

  @Test func `a room's group of several authors is not called nobody's`() {
    let group = ReportGroup(
      id: "room:r", room: "r", roomName: "market", reportCount: 8, messageCount: 7,
      reporterCount: 3, oldest: .noon, newest: .noon)
    #expect(Driver().state.words(for: group).description.contains("several authors, in market"))
  }

  @Test func `the queue counts what was decided, not the closing that follows`() {
    var driver = inReports()
    driver.slowly("d1")
    #expect(driver.screen.contains("queue 1"))
  }

  @Test func `what a report tells of its message goes into the plan`() {
    var driver = inReports()
    driver.slowly("d")
    let shown = driver.drafts.first?.items.first?.shown
    #expect(shown?.person == "spam" && shown?.sentAt != nil)
    #expect(shown?.preview?.isEmpty == false)
  }

  @Test func `a message that is gone already is called so`() {
    var facts = TargetFacts(person: "p", preview: "spam")
    facts.isGone = true
    let lines = dialog([PlanItem(action: .deleteMessage("m", room: "r"), facts: facts)])
    #expect(
      lines.above.map(\.text.description).contains(
        "gone    the message is gone already: nothing is left to delete"))
  }
}
