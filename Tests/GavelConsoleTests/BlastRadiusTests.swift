import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What goes beside the target is said before it is confirmed.
@Suite struct BlastRadiusTests {
  private func lines(
    _ action: ModerationAction, _ change: (inout TargetFacts) -> Void
  ) -> [String] {
    var facts = TargetFacts(roomName: "town-hall")
    change(&facts)
    let plan = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "",
      items: [PlanItem(action: action, facts: facts)])
    let draft = ActionDraft(items: [DraftItem(action)], reason: "", number: 1)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: Question(for: plan, charset: .unicode))
    return PlanLines(dialog, state: Driver().state).above.map(\.text.description)
  }

  @Test func `discussions under a room and a team's main room`() {
    let room = lines(.deleteRoom("r")) {
      $0.discussionCount = 2
      $0.isTeamMain = true
    }
    #expect(room.contains("also    2 discussions go with it"))
    #expect(room.contains("team    this is a team's main room: the team goes too"))
  }

  @Test func `an imported report is closed in Gavel alone`() {
    let plan = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "",
      items: [PlanItem(action: .dismissReports(.imported("T-1")))])
    let draft = ActionDraft(items: plan.items.map { DraftItem($0.action) }, reason: "", number: 1)
    let dialog = ConfirmDialog(plan: plan, draft: draft, question: .key)
    let below = PlanLines(dialog, state: Driver().state).below.map(\.text.description)
    #expect(below.contains { $0.contains("closed in Gavel alone") })
    #expect(!below.contains { $0.contains("for everybody") })
  }

  @Test func `of many names as many are told as fit, and the rest is counted`() {
    let items = (1...9).map { number in
      PlanItem(
        action: .deleteMessage(MessageID("m\(number)"), room: "r"),
        facts: TargetFacts(
          person: PersonID("p\(number)"), personName: "Somebody with a long name \(number)"))
    }
    let plan = ActionPlan(server: "s", account: "me", created: .noon, reason: "", items: items)
    let draft = ActionDraft(items: items.map { DraftItem($0.action) }, reason: "", number: 1)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: Question(for: plan, charset: .unicode))
    let above = PlanLines(dialog, state: Driver().state).above.map(\.text)
    #expect(above.contains { $0.description.hasSuffix(" and 8 more") && $0.columns <= 72 })
  }

  @Test func `messages of one age are not said to span anything`() {
    let items = ["m1", "m2"].enumerated().map { number, id in
      PlanItem(
        action: .deleteMessage(MessageID(id), room: "r"),
        facts: TargetFacts(sentAt: .noon - .seconds(7200 + number)))
    }
    let plan = ActionPlan(server: "s", account: "me", created: .noon, reason: "", items: items)
    let draft = ActionDraft(items: items.map { DraftItem($0.action) }, reason: "", number: 1)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: Question(for: plan, charset: .unicode))
    let above = PlanLines(dialog, state: Driver().state).above.map(\.text.description)
    #expect(above.contains("sent    all 2h ago"))
  }

  @Test func `one thing goes, several go`() {
    let room = lines(.deleteRoom("r")) { $0.discussionCount = 1 }
    #expect(room.contains("also    1 discussion goes with it"))
  }

  @Test func `messages beyond an author's one call are counted with those of the call`() {
    var call = PlanItem(action: .deleteReported("p"), facts: TargetFacts(personName: "Spam"))
    call.facts.reportedCount = 50
    let plan = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "",
      items: [call] + ["m1", "m2"].map { PlanItem(action: .deleteMessage($0, room: "r")) })
    let draft = ActionDraft(items: plan.items.map { DraftItem($0.action) }, reason: "", number: 1)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: Question(for: plan, charset: .unicode))
    let lines = PlanLines(dialog, state: Driver().state)
    #expect(lines.title.description == "Delete reported messages")
    #expect(
      lines.above.map(\.text.description).contains(
        "all     52 reported messages, those not on screen included"))
    #expect(lines.question.map(\.description).joined().contains("Type the number 52,"))
  }

  @Test func `a message that anchors a discussion, and its thread`() {
    let message = lines(.deleteMessage("m", room: "r")) {
      $0.discussionCount = 1
      $0.replyCount = 5
      $0.isPinned = true
    }
    #expect(message.contains("also    1 discussion anchored here goes with it"))
    #expect(
      message.contains("stays   5 thread replies, under a placeholder where the first message was"))
    #expect(message.contains("note    1 pinned"))
  }

  @Test func `the last owner of a room`() {
    let member = lines(.removeMember("p", room: "r", announced: false)) {
      $0.personName = "Olga"
      $0.isLastOwner = true
    }
    #expect(member.contains("owner   Olga is the last owner of a room"))
    let account = lines(.deactivateUser("p")) {
      $0.personName = "Olga"
      $0.isLastOwner = true
      $0.ownedRooms = ["lobby", "market"]
    }
    #expect(account.contains("owner   Olga is the last owner of lobby, market"))
  }

  @Test func `what nobody can read, and what the account may not do`() {
    let direct = lines(.deleteDirect("d", username: "mei")) {
      $0.isUnreadable = true
      $0.isDoubtful = true
    }
    #expect(direct.contains("to      addresses your own conversation with mei"))
    #expect(direct.contains("unread  this account cannot read what goes"))
    #expect(
      direct.contains("rights  this account probably may not do this; the server decides"))
  }

  @Test func `a conversation that a username shields will be set aside`() {
    let direct = lines(.deleteDirect("d")) { $0.isShadowed = true }
    #expect(
      direct.contains { $0.hasPrefix("aside   will be set aside: its id is also somebody's") })
  }

  @Test func `all reported messages are asked for by their number`() {
    var facts = TargetFacts(person: "p", personName: "Pat")
    facts.reportedCount = 57
    let plan = ActionPlan(
      server: "s", account: "me", created: .noon, reason: "",
      items: [PlanItem(action: .deleteReported("p"), facts: facts)])
    #expect(
      Question(for: plan, charset: .unicode)
        == .type(Question.Expected(what: .count, accepted: ["57"])))
    let text = lines(.deleteReported("p")) { $0.reportedCount = 57 }
    #expect(text.contains("all     57 reported messages, those not on screen included"))
  }

  @Test func `what can be undone later does not claim to be for good`() {
    var driver = Driver()
    driver.slowly("2jjb")
    #expect(driver.screen.contains("The opposite command undoes it later."))
    #expect(!driver.screen.contains("nothing brings it back"))
  }
}
