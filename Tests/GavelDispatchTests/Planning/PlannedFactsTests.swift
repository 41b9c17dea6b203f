import GavelAPI
import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

/// What a plan says of targets that the platform shows no more, or not to this account.
@Suite struct PlannedFactsTests {
  private func reported(_ scene: Scene) async throws -> (message: MessageID, facts: TargetFacts) {
    let open = try await scene.control.queue().open
    let report = try #require(open.first { $0.room == "GENERAL" && $0.message != nil })
    let told = TargetFacts(
      person: report.author.map { PersonID($0) }, personName: "Somebody", sentAt: Scene.clock(),
      preview: "what it said")
    return (MessageID(report.message ?? ""), told)
  }

  /// Messages of a room whose author the platform tells by the id alone.
  private func bare(in room: RoomID, _ scene: Scene) async throws -> [Message] {
    var found: [Message] = []
    try await MessageFinder(client: scene.client).read(room, kind: .group) { page in
      found += page.filter { $0.author != nil && $0.author?.name == nil }
      return true
    }
    return found
  }

  @Test func `an author who is told by the id alone is called as in the room`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = RoomID(try await scene.sharedRoom().id)
    let members = try #require(try await scene.client.room(room).members)
    let names = Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.person.name) })
    let messages = try await bare(in: room, scene).filter { names[$0.author?.id ?? ""] != nil }
    let message = try #require(messages.first)
    let author = try #require(message.author?.id)
    let plan = try await scene.planner.seal([.deleteMessage(message.id, room: room)], reason: "")
    #expect(plan.items[0].facts.person == author)
    #expect(plan.items[0].facts.personName == names[author])
  }

  @Test func `an author who has left and is told by the id alone is called as in the store`()
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = RoomID(try await scene.sharedRoom().id)
    let message = try #require(
      try await bare(in: room, scene).first { $0.author?.id != scene.account })
    let author = try #require(message.author?.id)
    _ = try await scene.carryOut([.removeMember(author, room: room, announced: false)])
    let planner = Planner(
      client: scene.client, account: scene.account, now: Scene.clock,
      known: { $0 == author ? Person(id: author, name: "Tomás") : nil })
    let plan = try await planner.seal([.deleteMessage(message.id, room: room)], reason: "")
    #expect(plan.items[0].facts.personName == "Tomás")
    let nameless = try await scene.planner.seal(
      [.deleteMessage(message.id, room: room)], reason: "")
    #expect(nameless.items[0].facts.personName == nil)
  }

  private func drafts(_ message: MessageID, _ told: TargetFacts) -> [DraftItem] {
    [
      DraftItem(.deleteMessage(message, room: "GENERAL"), shown: told),
      DraftItem(.dismissReports(.message(message, room: "GENERAL")), after: 0, shown: told),
    ]
  }

  @Test func `a reported message that is gone is named as gone, and its reports are closed`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let (message, told) = try await reported(scene)
    try await scene.call("chat.delete", #"{"roomId":"GENERAL","msgId":"\#(message)"}"#)
    let plan = try await scene.planner.seal(drafts(message, told), reason: "spam")
    #expect(plan.items[0].facts.isGone == true)
    #expect(plan.items[0].facts.preview == "what it said")
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.gone, .done])
    #expect(try await !scene.control.queue().open.contains { $0.message == message.rawValue })
  }

  @Test func `an id that nobody told of is no message that is gone`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let items = try await scene.carryOut([.deleteMessage("nobodyKnowsThis", room: "GENERAL")])
    #expect(items.map(\.outcome) == [.failed])
  }

  @Test func `what the account cannot read is told by its report`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let known = try await scene.control.state().rooms
    let room = try #require(
      known.first { room in
        room.type == "p" && !room.members.contains(scene.account.rawValue)
          && !room.messages.isEmpty
      })
    let told = TargetFacts(person: "somebody", personName: "Somebody", preview: "what it said")
    let message = MessageID(room.messages[0].id)
    let plan = try await scene.planner.seal(
      [DraftItem(.deleteMessage(message, room: RoomID(room.id)), shown: told)], reason: "")
    #expect(plan.items[0].facts.isUnreadable == true && plan.items[0].facts.isGone == nil)
    #expect(plan.items[0].facts.personName == "Somebody")
    #expect(plan.items[0].facts.preview == "what it said")
  }

  @Test func `a lost answer to a dismissal makes nobody else of us`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.engine().pass(full: false)
    let (message, _) = try await reported(scene)
    let report = try #require(try await scene.reader.reports().first { $0.message == message })
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/moderation.dismissReports"},"kind":"dropAfter","times":1}]"#)
    let items = try await scene.carryOut([.dismissReports(.message(message, room: "GENERAL"))])
    #expect(items.map(\.outcome) == [.gone])
    #expect(items[0].answer.code == ServerAnswer.unconfirmed)
    #expect(try await scene.reader.report(report.id)?.state == .closed)
  }

  @Test func `a clearing names what is pinned and the threads, unless it keeps them`() async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.call(
      "chat.sendMessage", #"{"message":{"_id":"pinnedOne","rid":"GENERAL","msg":"rules"}}"#)
    try await scene.call("chat.pinMessage", #"{"messageId":"pinnedOne"}"#)
    try await scene.call(
      "chat.sendMessage",
      #"{"message":{"_id":"replyOne","rid":"GENERAL","msg":"yes","tmid":"pinnedOne"}}"#)
    let whole = try await scene.planner.seal([.clearRoom("GENERAL")], reason: "").items[0].facts
    #expect((whole.pinnedCount ?? 0) >= 1 && (whole.threadCount ?? 0) >= 1)
    let kept = ClearScope(keepsPinned: true, keepsThreads: true, keepsDiscussions: true)
    let part = try await scene.planner.seal([.clearRoom("GENERAL", scope: kept)], reason: "")
    #expect(part.items[0].facts.pinnedCount == nil && part.items[0].facts.threadCount == nil)
    #expect(part.items[0].facts.discussionCount == nil)
  }

  @Test func `deleting what is reported of somebody counts the reports that it closes`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let open = try await scene.control.queue().open
    let authors = open.filter { $0.message != nil }.compactMap(\.author)
    let most = try #require(
      Set(authors).max { a, b in
        let (left, right) = (authors.count { $0 == a }, authors.count { $0 == b })
        return (left, a) < (right, b)
      })
    let plan = try await scene.planner.seal([.deleteReported(PersonID(most))], reason: "")
    #expect(plan.items[0].facts.closedReportCount == authors.count { $0 == most })
  }

  @Test func `a team goes with its main room when that is deleted, and not when it is cleared`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let rooms = try await scene.control.state().rooms
    let main = RoomID(try #require(rooms.first { $0.name == "harbor-crew" }).id)
    let plan = try await scene.planner.seal([.clearRoom(main), .deleteRoom(main)], reason: "")
    #expect(plan.items.map(\.facts.isTeamMain) == [nil, true])
  }
}
