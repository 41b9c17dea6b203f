import GavelAPI
import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

/// All reported messages of one author, also where the platform's own call stops.
@Suite struct ReportedMessagesTests {
  /// Writes and reports messages; returns their ids.
  private func report(_ count: Int, by author: String, _ scene: Scene) async throws -> [String] {
    var ids: [String] = []
    for number in 0..<count {
      let id = "proof\(number)x\(author.prefix(4))"
      try await scene.call(
        "chat.sendMessage",
        #"{"message":{"_id":"\#(id)","rid":"GENERAL","msg":"buy \#(number)"}}"#, as: author)
      try await scene.call(
        "chat.reportMessage", #"{"messageId":"\#(id)","description":"spam"}"#, as: "olga")
      ids.append(id)
    }
    return ids
  }

  private func reported(_ author: PersonID, _ scene: Scene) async throws -> [String] {
    let open = try await scene.control.queue().open
    return open.filter { $0.author == author.rawValue }.compactMap(\.message)
  }

  @Test func `what is beyond the platform's hundred is named and deleted one by one`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    _ = try await report(ReportedMessages.mostReports + 3, by: "ulli", scene)
    let author = try await scene.control.queue().user("ulli")
    let doomed = Set(try await reported(author, scene))
    try #require(doomed.count > ReportedMessages.mostReports)
    let plan = try await scene.planner.seal([.deleteReported(author)], reason: "spam")
    #expect(plan.items[0].seal?.messageCount == doomed.count)
    #expect(plan.items[0].facts.reportedCount == ReportedMessages.mostReports)
    #expect(plan.items.count == 1 + doomed.count - ReportedMessages.mostReports)
    #expect(plan.items.dropFirst().allSatisfy { $0.action.kind == .deleteMessage })
    let items = try await scene.carryOut(plan)
    #expect(items.allSatisfy { $0.outcome == .done })
    #expect(try await reported(author, scene).isEmpty)
    let left = try await scene.control.state().rooms.flatMap { $0.messages.map(\.id) }
    #expect(doomed.isDisjoint(with: left))
  }

  @Test func `another reported message sets the deletion aside, another report does not`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await report(2, by: "ulli", scene)
    let author = try await scene.control.queue().user("ulli")
    let before = try await scene.planner.seal([.deleteReported(author)], reason: "spam")
    try await scene.call(
      "chat.sendMessage", #"{"message":{"_id":"lateXulli","rid":"GENERAL","msg":"more"}}"#,
      as: "ulli")
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"lateXulli","description":"spam"}"#, as: "olga")
    let count = try await scene.changes().count
    let late = try await scene.carryOut(before)
    #expect(late.map(\.outcome) == [.setAside])
    #expect(late.first?.answer.code == "newerContent")
    #expect(try await scene.changes(besides: count).isEmpty)

    let after = try await scene.planner.seal([.deleteReported(author)], reason: "spam")
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"\#(ids[0])","description":"me too"}"#, as: "alice")
    #expect(try await scene.carryOut(after).map(\.outcome) == [.done])
    #expect(try await reported(author, scene).isEmpty)
  }

  @Test func `a report from another room in the place of one sets the deletion aside`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let lobby = try #require(try await scene.control.state().rooms.first { $0.name == "lobby" }?.id)
    let author = try await scene.control.queue().user("ulli")
    try await scene.call("moderation.dismissReports", #"{"userId":"\#(author.rawValue)"}"#)
    try await scene.call(
      "chat.sendMessage", #"{"message":{"_id":"elsewhere","rid":"\#(lobby)","msg":"hm"}}"#,
      as: "ulli")
    let ids = try await report(2, by: "ulli", scene)
    let before = try await scene.planner.seal([.deleteReported(author)], reason: "spam")
    #expect(before.items[0].facts.reportedRooms?.map(\.id) == ["GENERAL"])
    try await scene.call("moderation.dismissReports", #"{"msgId":"\#(ids[0])"}"#)
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"elsewhere","description":"spam"}"#, as: "olga")
    let count = try await scene.changes().count
    #expect(try await scene.carryOut(before).map(\.outcome) == [.setAside])
    #expect(try await scene.changes(besides: count).isEmpty)
  }

  @Test func `a reported message that was edited sets the deletion aside`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await report(2, by: "alice", scene)
    let author = try await scene.control.queue().user("alice")
    let before = try await scene.planner.seal([.deleteReported(author)], reason: "spam")
    let sealed = try #require(before.items[0].facts.reportedMessages)
    #expect(Set(ids).isSubset(of: sealed.map(\.id.rawValue)))
    try await scene.call(
      "chat.update", #"{"roomId":"GENERAL","msgId":"\#(ids[0])","text":"harmless"}"#, as: "alice")
    let count = try await scene.changes().count
    let late = try await scene.carryOut(before)
    #expect(late.map(\.outcome) == [.setAside])
    #expect(late.first?.answer.code == "changed")
    #expect(try await scene.changes(besides: count).isEmpty)

    let items = try await scene.carryOut([.deleteReported(author)])
    #expect(items.map(\.outcome) == [.done])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    let edited = try #require(kept.messages.first { $0.id.rawValue == ids[0] })
    #expect(edited.text == "harmless" && edited.role == .reported)
    #expect(kept.reports.contains { $0.text == "buy 0" })
  }
}
