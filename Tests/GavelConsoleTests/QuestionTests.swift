import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct QuestionTests {
  private func question(
    _ name: String?, _ kind: ActionKind = .deleteRoom, charset: Charset = .unicode,
    messages: Int = 7
  ) -> Question {
    let item = PlanItem(
      action: ModerationAction(kind: kind, room: "room-1", target: "room-1"),
      seal: RoomSeal(messageCount: messages, newest: nil, newestUpdate: nil),
      facts: TargetFacts(roomName: name))
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "", items: [item])
    return Question(for: plan, charset: charset)
  }

  @Test func `every action on a room asks for its name`() {
    for kind in ActionKind.allCases where kind.coversWholeRoom && kind != .deleteDirect {
      let expected = Question.Expected(what: .roomName, accepted: ["lobby"])
      #expect(question("lobby", kind) == .type(expected))
    }
  }

  @Test func `a name that is missing, hostile or padded gives way to the id`() {
    for name in [nil, "", " ", " lobby", "lob\u{200B}by", "a\u{202E}b", "x\ny"] {
      #expect(
        question(name) == .type(.init(what: .roomID, accepted: ["room-1"])), "\(name ?? "nil")")
    }
  }

  @Test func `a name in another script may be answered by the id as well`() {
    #expect(
      question("日本") == .type(.init(what: .roomName, accepted: ["日本", "room-1"])))
    #expect(
      question("日本", charset: .ascii) == .type(.init(what: .count, accepted: ["7"])))
    #expect(
      question("日本", charset: .ascii, messages: 0)
        == .type(.init(what: .roomID, accepted: ["room-1"])))
  }

  @Test func `a direct conversation is named by its members or by its id`() {
    #expect(
      question("Mei, Tomás", .deleteDirect)
        == .type(.init(what: .directName, accepted: ["Mei, Tomás", "room-1"])))
    #expect(
      question("Mei, Tomas", .deleteDirect, charset: .ascii)
        == .type(.init(what: .directName, accepted: ["Mei, Tomas", "room-1"])))
    #expect(
      question(nil, .deleteDirect) == .type(.init(what: .roomID, accepted: ["room-1"])))
  }

  @Test func `the beginning of a long id is enough`() {
    let id = "671a05656c41c157f90a3a04"
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "",
      items: [PlanItem(action: .deleteDirect(RoomID(id)))])
    #expect(
      Question(for: plan, charset: .unicode)
        == .type(.init(what: .roomID, accepted: [id, "671a0565"])))
  }

  @Test func `only the exact text is right`() {
    let expected = Question.Expected(what: .roomName, accepted: ["lobby"])
    #expect(expected.isAnswered(by: "lobby ") && expected.isAnswered(by: " lobby"))
    for wrong in ["", " ", "Lobby", "lobb", "lobbyy", "lob by"] {
      #expect(!expected.isAnswered(by: wrong), "\(wrong)")
    }
  }

  @Test func `a name that would run into the sentence stands in quotation marks`() {
    let berth = Question.Expected(what: .roomName, accepted: ["Which berth?"])
    #expect(berth.shown == ["\"Which berth?\""])
    #expect(berth.isAnswered(by: "Which berth?") && berth.isAnswered(by: "\"Which berth?\""))
    #expect(!berth.isAnswered(by: "\"Which berth?"))
    #expect(Question.Expected(what: .roomName, accepted: ["harbor-crew"]).shown == ["harbor-crew"])
  }

  @Test func `a conversation that a name addresses asks for this name`() {
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "",
      items: [PlanItem(action: .deleteDirect("", username: "mei"))])
    #expect(
      Question(for: plan, charset: .unicode)
        == .type(.init(what: .directName, accepted: ["mei"])))
  }

  @Test func `what takes more with it than it shows needs more than a key`() {
    func question(
      _ action: ModerationAction, _ change: (inout TargetFacts) -> Void
    ) -> Question {
      var facts = TargetFacts()
      change(&facts)
      let plan = ActionPlan(
        server: "s", account: "ana", created: .noon, reason: "",
        items: [PlanItem(action: action, facts: facts)])
      return Question(for: plan, charset: .unicode)
    }
    let count = Question.type(.init(what: .count, accepted: ["1"]))
    #expect(question(.deleteMessage("m", room: "r")) { _ in } == .key)
    #expect(question(.deleteMessage("m", room: "r")) { $0.discussionCount = 1 } == count)
    #expect(question(.deactivateUser("p")) { $0.isLastOwner = true } == count)
    #expect(question(.deleteReported("p")) { _ in } == count)
  }

  @Test func `closing the reports of what was deleted asks for nothing more`() {
    let plan = ActionPlan(
      server: "s", account: "ana", created: .noon, reason: "",
      items: [
        PlanItem(action: .deleteMessage("m", room: "r")),
        PlanItem(action: .dismissReports(.message("m", room: "r")), after: 0),
      ])
    #expect(Question(for: plan, charset: .unicode) == .key)
    #expect(
      Question(for: plan, charset: .unicode, isSingleReport: false)
        == .type(.init(what: .count, accepted: ["1"])))
  }
}
