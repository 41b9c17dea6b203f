import GavelAPI
import GavelDispatch
import GavelModel
import Testing

@Suite struct GateTests {
  private func gate(_ limits: GateLimits = GateLimits()) -> DispatchGate {
    DispatchGate(
      server: "https://a.example", account: "ana", abilities: IMKitDialect().abilities,
      limits: limits)
  }

  private func plan(_ items: [PlanItem]) -> ActionPlan {
    ActionPlan(
      server: "https://a.example", account: "ana", created: Timestamp(milliseconds: 0),
      reason: "spam", items: items)
  }

  private func deletions(_ count: Int) -> ActionPlan {
    plan((0..<count).map { PlanItem(action: .deleteMessage(MessageID("m\($0)"), room: "lobby")) })
  }

  @Test func `without limits a plan of this server and account passes`() throws {
    try gate().judge(deletions(5000))
  }

  @Test func `read-only comes before everything else`() {
    #expect(throws: GateRefusal.readOnly) {
      try gate(GateLimits(isReadOnly: true)).judge(plan([]))
    }
  }

  @Test(arguments: [
    ModerationAction.removeMember("ana", room: "r", announced: false),
    .removeMember("ana", room: "r", announced: true),
  ])
  func `nobody removes themselves`(action: ModerationAction) {
    #expect(throws: GateRefusal.wouldHitOneself("ana")) {
      try gate().judge(PlanItem(action: action))
    }
  }

  @Test func `what the platform has no call for is refused before anything is sent`() {
    #expect(throws: GateRefusal.unavailable(.muteMember)) {
      try gate().judge(plan([PlanItem(action: .muteMember("bob", room: "r"))]))
    }
    #expect(throws: GateRefusal.unavailable(.clearRoom)) {
      let scope = ClearScope(keepsPinned: true)
      try gate().judge(PlanItem(action: .clearRoom("r", scope: scope)))
    }
  }

  @Test func `a report of a ticket system can be closed on every platform`() throws {
    try gate().judge(PlanItem(action: .dismissReports(.imported("import:7"))))
  }

  @Test(arguments: [
    ModerationAction.clearRoom("board"), .deleteRoom("board"), .deleteMessage("m", room: "board"),
    .removeMember("bob", room: "board", announced: false), .leaveRoom("board", announced: false),
  ])
  func `nothing happens in a protected room`(action: ModerationAction) {
    let limits = GateLimits(protectedRooms: [TargetPattern("boa*")])
    #expect(throws: GateRefusal.protected(.room, name: "board", pattern: "boa*")) {
      try gate(limits).judge(PlanItem(action: action))
    }
  }

  @Test func `a room is protected by its name as well`() {
    let limits = GateLimits(protectedRooms: [TargetPattern("staff *")])
    let facts = TargetFacts(roomName: "Staff Lounge")
    #expect(throws: GateRefusal.protected(.room, name: "Staff Lounge", pattern: "staff *")) {
      try gate(limits).judge(PlanItem(action: .deleteRoom("r1"), facts: facts))
    }
  }

  @Test func `a protected member stays, and may still be unprotected elsewhere`() throws {
    let limits = GateLimits(protectedMembers: [TargetPattern("vip-*")])
    #expect(throws: GateRefusal.protected(.member, name: "vip-1", pattern: "vip-*")) {
      try gate(limits).judge(
        PlanItem(action: .removeMember("vip-1", room: "r", announced: false)))
    }
    try gate(limits).judge(
      PlanItem(
        action: .deleteMessage("m", room: "r"), facts: TargetFacts(person: "vip-1")))
  }

  @Test func `a message of a protected or an unknown author stays`() throws {
    let limits = GateLimits(protectedAuthors: [TargetPattern("ceo")])
    func item(_ author: PersonID?) -> PlanItem {
      PlanItem(action: .deleteMessage("m", room: "r"), facts: TargetFacts(person: author))
    }
    #expect(throws: GateRefusal.protected(.author, name: "ceo", pattern: "ceo")) {
      try gate(limits).judge(item("ceo"))
    }
    #expect(throws: GateRefusal.unknownAuthor("m")) { try gate(limits).judge(item(nil)) }
    try gate(limits).judge(item("bob"))
  }

  @Test(arguments: [
    ModerationAction.clearRoom("r"), .deleteRoom("r"), .deleteMessage("m", room: "r"),
  ])
  func `a protected discussion stays, and what it would go with`(action: ModerationAction) {
    let limits = GateLimits(protectedRooms: [TargetPattern("Rota*")])
    var facts = TargetFacts(person: "bob")
    facts.discussionCount = 2
    facts.companions = [NamedTarget("d1", names: ["Berths"]), NamedTarget("d2", names: ["Rota 1"])]
    #expect(throws: GateRefusal.protected(.room, name: "Rota 1", pattern: "Rota*")) {
      try gate(limits).judge(PlanItem(action: action, facts: facts))
    }
  }

  @Test func `discussions that a plan only counts might be any`() throws {
    let limits = GateLimits(protectedRooms: [TargetPattern("board")])
    var facts = TargetFacts()
    facts.discussionCount = 2
    for companions in [nil, [NamedTarget("d1", names: ["x"])]] {
      facts.companions = companions
      #expect(throws: GateRefusal.unknownCompanions("r")) {
        try gate(limits).judge(PlanItem(action: .deleteRoom("r"), facts: facts))
      }
    }
    facts.companions = [NamedTarget("d1", names: ["x"]), NamedTarget("d2")]
    #expect(throws: GateRefusal.unknownCompanions("r"), "of one only the id is known") {
      try gate(limits).judge(PlanItem(action: .deleteRoom("r"), facts: facts))
    }
    try gate().judge(PlanItem(action: .deleteRoom("r"), facts: facts))
  }

  @Test func `reported messages stay in a protected room, and where nobody knows the rooms`()
    throws
  {
    let limits = GateLimits(protectedRooms: [TargetPattern("board")])
    let gate = DispatchGate(
      server: "https://a.example", account: "ana", abilities: RocketChatDialect().abilities,
      limits: limits)
    var facts = TargetFacts(person: "bob")
    func item() -> PlanItem { PlanItem(action: .deleteReported("bob"), facts: facts) }
    #expect(throws: GateRefusal.unknownRooms("bob")) { try gate.judge(item()) }
    facts.reportedRooms = [NamedTarget("r1", names: ["lobby"]), NamedTarget("r2")]
    #expect(throws: GateRefusal.unknownRooms("bob")) { try gate.judge(item()) }
    facts.reportedRooms?[1].names = ["Board"]
    #expect(throws: GateRefusal.protected(.room, name: "Board", pattern: "board")) {
      try gate.judge(item())
    }
    facts.reportedRooms?.removeLast()
    try gate.judge(item())
  }

  @Test(arguments: ["u1", "Mei Lin", "mei.lin", "MEI.*"])
  func `people are protected by id, display name and username`(pattern: String) {
    let limits = GateLimits(
      protectedMembers: [TargetPattern(pattern)], protectedAuthors: [TargetPattern(pattern)])
    var facts = TargetFacts(person: "u1", personName: "Mei Lin")
    facts.personUsername = "mei.lin"
    let gate = DispatchGate(
      server: "https://a.example", account: "ana", abilities: RocketChatDialect().abilities,
      limits: limits)
    for action in [
      ModerationAction.removeMember("u1", room: "r", announced: false),
      .muteMember("u1", room: "r"), .deactivateUser("u1"), .deleteMessage("m", room: "r"),
      .deleteReported("u1"),
    ] {
      #expect(throws: GateRefusal.self, "\(action)") {
        try gate.judge(PlanItem(action: action, facts: facts))
      }
    }
  }

  @Test(arguments: [
    ModerationAction.clearRoom("r"), .deleteRoom("r"), .deleteDirect("r"),
  ])
  func `a room does not take a protected author's messages with it`(
    action: ModerationAction
  ) throws {
    let limits = GateLimits(protectedAuthors: [TargetPattern("mei.lin")])
    func item(_ authors: [NamedTarget]?) -> PlanItem {
      var facts = TargetFacts()
      facts.authors = authors
      return PlanItem(action: action, facts: facts)
    }
    let bob = NamedTarget("u2", names: ["Bob"])
    let mei = NamedTarget("u1", names: ["Mei Lin", "mei.lin"])
    #expect(throws: GateRefusal.protected(.author, name: "mei.lin", pattern: "mei.lin")) {
      try gate(limits).judge(item([bob, mei]))
    }
    #expect(throws: GateRefusal.unknownAuthors("r")) { try gate(limits).judge(item(nil)) }
    try gate(limits).judge(item([bob]))
    try gate(limits).judge(item([]))
  }

  @Test func `a clearing that names a protected author is refused by the name alone`() {
    let gate = DispatchGate(
      server: "https://a.example", account: "ana", abilities: RocketChatDialect().abilities,
      limits: GateLimits(protectedAuthors: [TargetPattern("mei.*")]))
    var facts = TargetFacts()
    facts.authors = []
    let scope = ClearScope(authors: ["bob", "mei.lin"])
    #expect(throws: GateRefusal.protected(.author, name: "mei.lin", pattern: "mei.*")) {
      try gate.judge(PlanItem(action: .clearRoom("r", scope: scope), facts: facts))
    }
  }

  @Test func `one protected item stops the whole plan`() {
    let limits = GateLimits(protectedRooms: [TargetPattern("board")])
    #expect(throws: GateRefusal.self) {
      try gate(limits).judge(
        plan([
          PlanItem(action: .clearRoom("lobby")), PlanItem(action: .clearRoom("board")),
        ]))
    }
  }

  @Test func `ceilings count the batch and the last minute`() throws {
    let limits = GateLimits(batchCeiling: 10, minuteCeiling: 15)
    try gate(limits).judge(deletions(10), recent: 5)
    #expect(throws: GateRefusal.overBatchCeiling(items: 11, most: 10)) {
      try gate(limits).judge(deletions(11))
    }
    #expect(throws: GateRefusal.overMinuteCeiling(items: 10, recent: 6, most: 15)) {
      try gate(limits).judge(deletions(10), recent: 6)
    }
  }

  @Test func `a large batch needs a second person`() throws {
    let limits = GateLimits(approvalOver: 3)
    try gate(limits).judge(deletions(3))
    try gate(limits).judge(deletions(4), approval: .given)
    for approval in [Approval.missing, .anotherPlan, .selfMade] {
      #expect(throws: GateRefusal.unapproved(count: 4, over: 3, approval)) {
        try gate(limits).judge(deletions(4), approval: approval)
      }
    }
  }

  @Test(arguments: [
    (ModerationAction.clearRoom("r"), Optional(4), 4), (.deleteRoom("r"), 4, 4),
    (.deleteMessage("m", room: "r"), 3, 4), (.clearRoom("r"), nil, 4),
    (.deleteRoom("r"), Int.max, 1_000_000_000),
  ])
  func `for a second person a room counts with all that goes with it`(
    action: ModerationAction, sealed: Int?, count: Int
  ) throws {
    var item = PlanItem(
      action: action,
      seal: sealed.map { RoomSeal(messageCount: $0, newest: nil, newestUpdate: nil) })
    item.facts.discussionCount = action.kind == .deleteMessage ? 1 : nil
    #expect(throws: GateRefusal.unapproved(count: count, over: 3, .missing)) {
      try gate(GateLimits(approvalOver: 3)).judge(plan([item]))
    }
    try gate(GateLimits(approvalOver: 3)).judge(plan([item]), approval: .given)
    try gate(GateLimits(batchCeiling: 1)).judge(plan([item]))
  }
}

@Suite struct TargetPatternTests {
  @Test(arguments: [
    ("general", "general", true), ("general", "general-tw", false), ("gen*", "general", true),
    ("*al", "general", true), ("g*r*l", "general", true), ("g*x*l", "general", false),
    ("*", "", true), ("ab*ba", "aba", false), ("ab*ba", "abba", true), ("GEN*", "general", true),
    ("", "", true), ("", "x", false), ("客服*", "客服 台北", true), ("a**b", "axb", true),
  ])
  func `a star stands for any run of characters, without regard to case`(
    row: (pattern: String, name: String, fits: Bool)
  ) {
    #expect(TargetPattern(row.pattern).matches(row.name) == row.fits, "\(row)")
  }
}
