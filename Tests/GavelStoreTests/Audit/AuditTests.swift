import CSQLite
import GavelModel
import Testing

@testable import GavelStore

@Suite struct AuditTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    for moment in Int64(1)...3 {
      let action = ModerationAction.removeMember("mei", room: "lobby", announced: true)
      var item = PlanItem(action: action)
      item.facts = TargetFacts(roomName: "Lobby", personName: "Mei")
      let sealed = ActionPlan(
        server: "https://a", account: "ana", created: at(0), reason: "spam", items: [item])
      let batch = try await store.enqueue(sealed, hold: .zero, now: at(moment))
      let ids = try await store.openItems(of: batch).map(\.id)
      _ = try await store.claim(ids, now: at(moment))
      let answer = ServerAnswer(status: 403, code: "FORBIDDEN", message: "no")
      try await store.settle(
        [
          Settlement(
            item: ids[0], outcome: .refused, answer: answer, attempts: 1,
            requestedAt: at(moment))
        ], now: at(moment))
    }
  }

  @Test func `an entry says who did what to whom, why, when and what came of it`() async throws {
    let newest = try #require(try await reader.audit(limit: 1).first)
    #expect(newest.number == 3)
    #expect(newest.time == at(3))
    #expect(newest.actor == "ana")
    #expect(newest.action == .removeMember("mei", room: "lobby", announced: true))
    #expect(newest.reason == "spam")
    #expect(newest.outcome == .refused)
    #expect(newest.answer == ServerAnswer(status: 403, code: "FORBIDDEN", message: "no"))
    #expect(newest.facts == TargetFacts(roomName: "Lobby", personName: "Mei"))
  }

  @Test(arguments: [
    ModerationAction.clearRoom("lobby", scope: ClearScope(after: at(1), keepsPinned: true)),
    .dismissReports(.author("mei")), .dismissReports(.imported("import:1")),
    .deleteDirect("d1", username: "mei"), .leaveRoom("lobby", announced: true),
    .deactivateUser("mei"), .deleteReported("mei"),
  ])
  func `an entry restores the action with everything it was told`(action: ModerationAction)
    async throws
  {
    let batch = try await store.enqueue(plan([action]), hold: .zero, now: at(9))
    _ = try await store.cancel(batch: batch, now: at(9))
    #expect(try await reader.audit(limit: 1).first?.action == action)
  }

  @Test func `what was decided against a person is found by them`() async throws {
    var told = PlanItem(action: .deleteMessage("m1", room: "lobby"))
    told.facts.person = "mei"
    let others = [
      .dismissReports(.author("mei")), .dismissReports(.message("mei", room: "lobby")),
      .deactivateUser("mei"), .deactivateUser("tom"),
    ].map { PlanItem(action: $0) }
    let sealed = ActionPlan(
      server: "https://a", account: "ana", created: at(0), reason: "spam",
      items: [told] + others)
    let batch = try await store.enqueue(sealed, hold: .zero, now: at(9))
    _ = try await store.cancel(batch: batch, now: at(9))
    let found = try await reader.actions(against: "mei", limit: 9)
    #expect(found.map(\.number) == [7, 5, 4, 3, 2, 1])
    #expect(try await reader.actions(against: "mei", limit: 2).map(\.number) == [7, 5])
    #expect(try await reader.actions(against: "nobody", limit: 9) == [])
  }

  @Test func `entries since a moment come newest first`() async throws {
    #expect(try await reader.audit(since: at(2)).map(\.number) == [3, 2])
    #expect(try await reader.audit(since: at(4)) == [])
    #expect(try await reader.audit(since: at(2), before: 3).map(\.number) == [2])
    #expect(try await reader.audit(before: 3, limit: 1).map(\.number) == [2])
    #expect(try await reader.audit(before: 1) == [])
    #expect(try await reader.audit(since: at(1), limit: 2).map(\.number) == [3, 2])
  }

  @Test(arguments: [
    "UPDATE audit SET outcome = 'done'", "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 1",
    "UPDATE audit_words SET reason = 'other'", "DELETE FROM audit_words",
    "INSERT OR REPLACE INTO audit_words SELECT * FROM audit_words WHERE number = 1",
  ])
  func `entries cannot be changed or removed`(sql: String) async throws {
    await #expect(throws: StoreError.failed(code: 19, extended: 1811)) {
      try await store.tamper(sql)
    }
    #expect(try await reader.audit().count == 3)
  }

  @Test(arguments: ["audit", "audit_words"])
  func `a tool that fires no triggers for what it replaces is refused too`(table: String)
    async throws
  {
    let tool = try SQLiteConnection(path: folder.store, flags: SQLITE_OPEN_READWRITE)
    defer { tool.close() }
    #expect(try tool.first("PRAGMA recursive_triggers") { $0.int(0) } == 0)
    #expect(throws: StoreError.failed(code: 19, extended: 1811)) {
      try tool.run("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) WHERE number = 1")
    }
    #expect(try await reader.verifyAudit().isIntact)
  }
}

extension Store {
  func tamper(_ sql: String) throws(StoreError) { try database.run(sql) }
}
