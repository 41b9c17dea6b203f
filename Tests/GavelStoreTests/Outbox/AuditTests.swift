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
  ])
  func `entries cannot be changed or removed`(sql: String) async throws {
    await #expect(throws: StoreError.failed(code: 19, extended: 1811)) {
      try await store.tamper(sql)
    }
    #expect(try await reader.audit().count == 3)
  }
}

extension Store {
  func tamper(_ sql: String) throws(StoreError) { try database.run(sql) }
}
