import GavelModel
import Testing

@testable import GavelStore

@Suite struct AuditFilterTests {
  let fixture: StoreFixture

  /// 1 removes mei from lobby, 2 and 3 delete m1 and m2 in one batch, 4 erases mei.
  init() async throws {
    fixture = try StoreFixture()
    try await fixture.store.adopt(server: "https://chat.example", account: "ana", dialect: "imkit")
    try await fixture.act(.removeMember("mei", room: "lobby", announced: false), now: 198)
    let (_, ids) = try await fixture.enqueue(
      ["m1", "m2"].map { PlanItem(action: .deleteMessage($0, room: "attic")) })
    _ = try await fixture.store.claim(ids, now: at(200))
    try await fixture.store.settle(
      [fixture.settled(ids[0], .done), fixture.settled(ids[1], .failed)], now: at(300))
    _ = try await fixture.store.erase("mei", now: at(400))
  }

  private func numbers(_ filter: AuditFilter) async throws -> [Int64] {
    try await fixture.reader.auditRecords(matching: filter).map(\.number)
  }

  @Test(
    arguments: [
      (AuditFilter(), [4, 3, 2, 1]), (AuditFilter(since: at(300)), [4, 3, 2]),
      (AuditFilter(until: at(300)), [3, 2, 1]),
      (AuditFilter(since: at(201), until: at(300)), [3, 2]),
      (AuditFilter(kind: .action(.deleteMessage)), [3, 2]), (AuditFilter(kind: .erasure), [4]),
      (AuditFilter(room: "attic"), [3, 2]), (AuditFilter(target: "mei"), [4, 1]),
      (AuditFilter(actor: "ana"), [4, 3, 2, 1]), (AuditFilter(actor: "eve"), []),
      (AuditFilter(outcome: .failed), [3]), (AuditFilter(batch: BatchID(rawValue: 2)), [3, 2]),
      (AuditFilter(room: "attic", outcome: .done), [2]), (AuditFilter(since: at(500)), []),
    ] as [(AuditFilter, [Int64])])
  func `entries fit when every part that is set fits`(filter: AuditFilter, expected: [Int64])
    async throws
  {
    #expect(try await numbers(filter) == expected)
  }

  @Test func `entries come page by page`() async throws {
    let reader = fixture.reader
    #expect(try await reader.auditRecords(limit: 3).map(\.number) == [4, 3, 2])
    #expect(try await reader.auditRecords(before: 2, limit: 3).map(\.number) == [1])
    #expect(try await reader.auditRecord(5) == nil)
  }

  private func window(
    _ anchor: ListAnchor, limit: Int, _ filter: String = ""
  ) async throws -> ListWindow<AuditRecord> {
    try await fixture.reader.auditRecords(
      matching: try Filter(filter, for: .audit, now: at(500)), anchor, limit: limit)
  }

  @Test(
    arguments: [
      ("ATTIC m2", [3]), ("mei", [4, 1]), ("member lobby nothing", []), ("failed", [3]),
      ("type:delete-message", [3, 2]), ("-type:delete-message", [4, 1]), ("in:attic", [3, 2]),
      ("from:ana id:m1", [2]), ("from:eve", []), ("id:mei", [4, 1]), ("re:/at+ic/", []),
      ("type:erase-person or failed", [4, 3]),
    ] as [(String, [Int64])])
  func `a filter means of entries what it means of other lists`(
    filter: String, expected: [Int64]
  ) async throws {
    #expect(try await window(.first, limit: 9, filter).rows.map(\.number) == expected)
    let typed = try Filter(filter, for: .audit, now: at(500))
    #expect(
      try await fixture.reader.auditRecords(fitting: typed).map(\.number) == expected)
  }

  @Test func `a window lies where it is asked for and tells how far the trail goes on`()
    async throws
  {
    let first = try await window(.first, limit: 2)
    #expect(first.rows.map(\.number) == [4, 3])
    #expect((first.hasEarlier, first.hasLater, first.total) == (false, true, 4))
    let last = try await window(.last, limit: 2)
    #expect(last.rows.map(\.number) == [2, 1])
    #expect((last.hasEarlier, last.hasLater) == (true, false))
    let key = first.rows[1].listKey
    #expect(try await window(.after(key), limit: 9).rows.map(\.number) == [2, 1])
    #expect(try await window(.before(key), limit: 9).rows.map(\.number) == [4])
    #expect(try await window(.around(key), limit: 2).rows.map(\.number) == [4, 3])
    let filtered = try await window(.first, limit: 9, "in:attic")
    #expect(filtered.rows.map(\.number) == [3, 2])
    #expect(filtered.total == 4)
  }

  @Test func `what shows how actions ended leaves erasures out`() async throws {
    #expect(try await fixture.reader.audit().map(\.number) == [3, 2, 1])
    #expect(try await fixture.reader.actions(against: "mei", limit: 9).map(\.number) == [1])
  }

  @Test func `every kind has a name that leads back to it`() {
    for kind in AuditKind.allCases { #expect(AuditKind(name: kind.name) == kind) }
    #expect(AuditKind(name: "dance") == nil)
  }
}
