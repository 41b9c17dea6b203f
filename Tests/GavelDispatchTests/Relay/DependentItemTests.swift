import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// Items that wait for others: a report is closed only behind the act that deals with it.
@Suite struct DependentItemTests {
  /// A deletion of a reported message, then the closing of its reports.
  private func drafts(_ scene: Scene, _ count: Int = 1) async throws -> [DraftItem] {
    let messages = try await scene.control.queue().open.compactMap { report in
      report.room == "GENERAL" ? report.message : nil
    }
    var seen: Set<String> = []
    let ids = messages.filter { seen.insert($0).inserted }.prefix(count).map { MessageID($0) }
    try #require(ids.count == count)
    return ids.map { DraftItem(.deleteMessage($0, room: "GENERAL")) }
      + ids.enumerated().map { place, id in
        DraftItem(.dismissReports(.message(id, room: "GENERAL")), after: place)
      }
  }

  private func fail(_ scene: Scene, _ status: Int, _ code: String) async throws {
    let body = #"{\"success\":false,\"error\":\"No [\#(code)]\",\"errorType\":\"\#(code)\"}"#
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/chat.delete"},"kind":"status","status":\#(status),"#
        + #""body":"\#(body)","times":0}]"#)
  }

  @Test func `a dismissal follows the deletion that it waits for`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let plan = try await scene.planner.seal(try await drafts(scene), reason: "spam")
    #expect(plan.items.map(\.after) == [nil, 0])
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.done, .done])
    #expect(try await scene.changes() == ["chat.delete", "moderation.dismissReports"])
    let target = plan.items[0].action.target
    #expect(try await !scene.control.queue().open.contains { $0.message == target })
    #expect(plan.items.map(\.facts.follows) == [nil, .deleteMessage])
    let log = try await scene.control.log()
    let closing = try #require(log.last { $0.path.hasSuffix("moderation.dismissReports") })
    #expect(closing.body.contains("message deleted"))
  }

  @Test(arguments: [
    (403, "error-not-allowed", Outcome.refused), (400, "error-strange", .failed),
  ])
  func `a dismissal is not attempted when its deletion is not achieved`(
    status: Int, code: String, outcome: Outcome
  ) async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await fail(scene, status, code)
    let plan = try await scene.planner.seal(try await drafts(scene), reason: "spam")
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [outcome, .cancelled])
    #expect(items[1].answer.code == "notAttempted")
    #expect(try await scene.changes() == ["chat.delete"])
    let target = plan.items[0].action.target
    #expect(try await scene.control.queue().open.contains { $0.message == target })
  }

  @Test func `what others deleted meanwhile is achieved, and its reports are closed`() async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let plan = try await scene.planner.seal(try await drafts(scene), reason: "spam")
    let target = plan.items[0].action.target
    try await scene.call("chat.delete", #"{"roomId":"GENERAL","msgId":"\#(target)"}"#, as: "mona")
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.gone, .done])
    #expect(try await !scene.control.queue().open.contains { $0.message == target })
  }

  @Test func `nothing is deleted for reports that others closed after the plan was sealed`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.engine().pass(full: false)
    let plan = try await scene.planner.seal(try await drafts(scene, 2), reason: "spam")
    let targets = plan.items.prefix(2).map(\.action.target)
    let known = try await scene.reader.reports().filter { $0.message?.rawValue == targets[0] }
    try #require(!known.isEmpty)
    try await scene.call(
      "moderation.dismissReports", #"{"msgId":"\#(targets[0])"}"#, as: "mona")
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.setAside, .done, .gone, .done])
    #expect(items[0].answer.code == ServerAnswer.reportsClosed && items[0].attempts == 0)
    let left = try await scene.control.state().rooms.flatMap { $0.messages.map(\.id) }
    #expect(left.contains(targets[0]) && !left.contains(targets[1]))
    for report in known {
      #expect(try await scene.reader.report(report.id)?.state == .closedElsewhere)
    }
  }

  @Test func `a look at the reports that fails keeps the act back, and another try does it`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let plan = try await scene.planner.seal(try await drafts(scene), reason: "spam")
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/moderation.reports"},"kind":"dropAfter","times":1}]"#)
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.done, .done])
    #expect(try await scene.changes() == ["chat.delete", "moderation.dismissReports"])
  }

  @Test func `a process that dies between the two is finished by the next, each once`() async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let plan = try await scene.planner.seal(try await drafts(scene, 3), reason: "spam")
    let batch = try await scene.store.enqueue(plan, hold: .zero, now: Scene.clock())
    let open = try await scene.store.openItems(of: batch)
    let doomed = open.filter { $0.action.kind == .deleteMessage }
    _ = try await scene.store.claim(doomed.map(\.id), now: Scene.clock())
    // One deletion reached the platform, then the process died.
    _ = try await scene.client.perform(doomed[0].action)
    await scene.store.close()

    let next = try Store(path: scene.store.path)
    let dispatcher = scene.dispatcher(store: next)
    let relay = Task { await dispatcher.run() }
    #expect(try await scene.reader.batch(batch)?.state == .interrupted)
    #expect(try await scene.changes() == ["chat.delete"])
    #expect(try await dispatcher.resume(batch))
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let items = try await scene.reader.items(of: batch)
    #expect(items.map(\.outcome) == [.gone, .done, .done, .done, .done, .done])
    let log = try await scene.control.log().filter { $0.method == "POST" && $0.status == 200 }
    #expect(log.count { $0.path.hasSuffix("chat.delete") } == 3)
    #expect(log.count { $0.path.hasSuffix("dismissReports") } == 3)
  }

  @Test func `taking a deletion back takes its dismissal back`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let plan = try await scene.planner.seal(try await drafts(scene), reason: "spam")
    let dispatcher = scene.dispatcher()
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .seconds(600))
    _ = try await dispatcher.cancel(batch, items: nil)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let items = try await scene.reader.items(of: batch)
    #expect(items.map(\.outcome) == [.cancelled, .cancelled])
    #expect(try await scene.changes().isEmpty)
  }

  @Test func `a ticket system's report is closed without the platform`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ticket = Report(
      id: "ticket-7", origin: .imported, message: "m", author: Person(id: "p"), reason: "rude",
      time: Scene.clock())
    _ = try await scene.store.importReports([ticket], now: Scene.clock())
    let items = try await scene.carryOut([.dismissReports(.imported("ticket-7"))])
    #expect(items.map(\.outcome) == [.done])
    #expect(try await scene.changes().isEmpty)
    #expect(try await scene.reader.report("ticket-7")?.state == .closed)
  }
}
