import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Synchronization
import Testing

@testable import GavelDispatch

/// The store's queue of reports follows the platform's.
@Suite struct ReportSyncTests {
  private func openIDs(_ scene: Scene) async throws -> Set<String> {
    Set(try await scene.reader.reports(state: .open).map(\.id.rawValue))
  }

  @Test func `every open report is brought, new ones and closings follow`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.readReports()
    let before = try await scene.control.queue()
    #expect(try await openIDs(scene) == Set(before.open.map(\.id)))

    let quiet = try #require(
      try await scene.control.state().room("GENERAL")?.messages.first { message in
        message.author == before.user("alice").rawValue
      })
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"\#(quiet.id)","description":"new"}"#, as: "olga")
    let spammer = before.user("spam9")
    let closed = try #require(
      before.open.first { $0.author == spammer.rawValue && $0.message != nil })
    try await scene.call(
      "moderation.dismissReports",
      #"{"msgId":"\#(closed.message ?? "")","reason":"known","action":"none"}"#, as: "mona")
    let person = before.user("mallory")
    try await scene.call(
      "moderation.dismissUserReports", #"{"userId":"\#(person)","reason":"talked"}"#, as: "mona")
    try await engine.readReports()

    let after = try await scene.control.queue()
    #expect(try await openIDs(scene) == Set(after.open.map(\.id)))
    #expect(
      try await scene.reader.reports(state: .open).contains { $0.message?.rawValue == quiet.id })
    let known = try #require(try await scene.reader.report(ReportID(closed.id)))
    #expect(known.state == .closedElsewhere)
    let aboutPerson = try #require(
      before.open.first { $0.author == person.rawValue && $0.message == nil })
    let told = try #require(try await scene.reader.report(ReportID(aboutPerson.id)))
    #expect(told.state == .closedElsewhere)
    #expect(told.closing?.reason == "talked")
    let mona = scene.server.announcement.personas.first { $0.name == "mona" }
    #expect(told.closing?.moderator?.rawValue == mona?.userID)
  }

  @Test(.timeLimit(.minutes(1)))
  func `rooms and what is reported do not wait for who reported it`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/moderation.reports"},"kind":"rateLimit","times":0,"#
        + #""seconds":3600}]"#)
    let engine = SyncEngine(
      store: scene.store, client: scene.client, gap: .zero, now: Scene.clock,
      sleep: { rest in
        // Nobody waits for an hour here: the pass is called off before.
        if rest > .seconds(60) { try? await Task.sleep(for: rest) }
      })
    let pass = Task { try? await engine.pass(full: false) }
    let queue = try await scene.control.queue()
    let messages = Set(queue.open.compactMap(\.message))
    while true {
      let told = try await scene.reader.reports(state: .open).compactMap(\.message)
      let read = try await scene.reader.syncSummary().completeRooms
      if Set(told).count >= messages.count, read > 1 { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try await scene.reader.reports(state: .open).contains { $0.text?.isEmpty == false })
    pass.cancel()
    await pass.value
    try await scene.control.faults("[]")
    try await scene.engine().readReports()
    #expect(try await openIDs(scene) == Set(queue.open.map(\.id)))
    #expect(try await scene.reader.reports(state: .open).allSatisfy { $0.reporter != nil })
  }

  @Test func `where calls are counted, who complained is asked with room for a decision beside it`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/moderation.reports"},"kind":"rateLimit","times":1,"#
        + #""seconds":30}]"#)
    let rests = Mutex<[Duration]>([])
    let engine = SyncEngine(
      store: scene.store, client: scene.client, gap: .zero, now: Scene.clock,
      sleep: { rest in rests.withLock { $0.append(rest) } })
    try await engine.readReports()
    let asked = try await scene.control.log().count {
      $0.path.hasSuffix("moderation.reports") && $0.status == 200
    }
    // The first was asked before anybody knew; a message's further pages follow at once.
    let spaced = rests.withLock { $0.count { $0 == SyncEngine.restBesideDecisions } }
    #expect(spaced >= asked - 1)
    #expect(asked > 1)
  }

  @Test func `a message about which nothing new was reported is not asked about again`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    func asked() async throws -> Int {
      try await scene.control.log().count { $0.path.hasSuffix("moderation.reports") }
    }
    try await engine.readReports()
    let first = try await asked()
    let before = try await scene.control.queue()
    let spammer = before.user("spam9")
    let reported = Set(before.open.compactMap(\.message))
    let message = try #require(
      try await scene.control.state().room("GENERAL")?.messages.first {
        $0.author == spammer.rawValue && !reported.contains($0.id)
      })
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"\#(message.id)","description":"new"}"#)
    try await engine.readReports()
    #expect(try await asked() == first + 1)
    let known = try #require(
      before.open.first {
        $0.author == spammer.rawValue && $0.message != nil && $0.room == "GENERAL"
      })
    try await scene.call(
      "chat.reportMessage", #"{"messageId":"\#(known.message ?? "")","description":"again"}"#)
    try await engine.readReports()
    #expect(try await openIDs(scene) == Set(scene.control.queue().open.map(\.id)))
  }

  @Test func `an account that may not see reports is told so once`() async throws {
    let scene = try await Scene.openWorkspace(as: "user")
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.readReports()
    try await engine.readReports()
    await engine.progressSource.finish()
    var told = 0
    for await progress in engine.progress where progress == .reportsWithheld { told += 1 }
    #expect(told == 1)
  }

  @Test func `a release without reports is told from an account that may not see them`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/moderation.reportsByUsers"},"kind":"status","status":404,"#
        + #""times":0}]"#)
    let engine = scene.engine()
    try await engine.readReports()
    await engine.progressSource.finish()
    var told: [SyncProgress] = []
    for await progress in engine.progress { told.append(progress) }
    #expect(told.contains(.reportsLacking))
    #expect(!told.contains(.reportsWithheld))
  }

  @Test func `who closed the last report of an author is learnt`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.readReports()
    let before = try await scene.control.queue()
    let spammer = before.user("spam9")
    try await scene.call(
      "moderation.dismissReports", #"{"userId":"\#(spammer)","reason":"all of it"}"#, as: "mona")
    try await engine.readReports()
    let ids = before.open.filter { $0.author == spammer.rawValue && $0.message != nil }.map(\.id)
    var named = 0
    for id in ids {
      let report = try #require(try await scene.reader.report(ReportID(id)))
      #expect(report.state == .closedElsewhere)
      if report.closing?.reason == "all of it" { named += 1 }
    }
    // A call for each is worth it for as many as somebody could look at.
    #expect(named == min(20, ids.count))
  }

  @Test func `an account that may not see the queue is asked once and reads the rest`()
    async throws
  {
    let scene = try await Scene.openWorkspace(as: "user")
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    try await engine.pass(full: false)
    #expect(try await scene.reader.reports().isEmpty)
    #expect(try await scene.reader.syncSummary().rooms > 1)
    let asked = try await scene.control.log().count { $0.path.contains("/moderation.") }
    #expect(asked == 1)
  }
}
