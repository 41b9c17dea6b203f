import GavelModel
import Testing

@testable import GavelStore

@Suite struct DecisionTests {
  let fixture: StoreFixture
  var store: Store { fixture.store }
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    let reports = [report("1", "m1"), report("2", "m2", at: 1)]
    try await store.record(reports: reports, of: "x", requestedAt: at(100))
  }

  private func decision(
    _ group: ReportGroupID = "author:x", _ reports: [ReportID] = ["1", "2"], at time: Int64 = 200
  ) -> ReportDecision {
    ReportDecision(
      group: group, kind: .dismiss, reason: "fine", reports: reports, shownAt: at(time - 4),
      decidedAt: at(time))
  }

  private let dismissal = [PlanItem(action: .dismissReports(.author("x")))]

  private func pending(
    _ grouping: ReportGrouping = .author
  ) async throws -> [BatchID?] {
    try await reader.reportGroups(by: grouping, sort: .oldest, anchor: .first, limit: 9).rows
      .map(\.pending?.batch)
  }

  @Test func `a decision is shown until its batch has ended`() async throws {
    let (batch, ids) = try await fixture.enqueue(
      dismissal, hold: .seconds(5), decisions: [decision()])
    let group = try await reader.reportGroups(
      by: .author, sort: .oldest, anchor: .first, limit: 1
    ).rows.first
    #expect(
      group?.pending
        == ReportGroup.PendingDecision(kind: .dismiss, batch: batch, heldUntil: at(205)))
    _ = try await store.claim(ids, now: at(205))
    #expect(try await pending() == [batch])
    try await store.settle([fixture.settled(ids[0], .refused)], now: at(206))
    #expect(try await pending() == [nil])
    #expect(try await reader.shift(since: at(200), until: at(200)).decisions == [decision()])
  }

  @Test func `what only closes reports after an act is counted apart`() async throws {
    let deletion = PlanItem(action: .deleteMessage("m1", room: "lobby"))
    let closing = PlanItem(action: .dismissReports(.message("m1", room: "lobby")), after: 0)
    let (batch, _) = try await fixture.enqueue([deletion, closing])
    #expect(try await reader.batch(batch)?.closingCount == 1)
    let (plain, _) = try await fixture.enqueue(dismissal)
    #expect(try await reader.batch(plain)?.closingCount == 0)
  }

  @Test func `other groups show a decision that covers all their reports`() async throws {
    let (batch, _) = try await fixture.enqueue(dismissal)
    try await store.note(decision("author:x", ["1"]), batch: batch)
    #expect(try await pending(.author) == [batch])
    #expect(try await pending(.message) == [batch, nil])
    #expect(try await pending(.room) == [nil])
  }

  @Test func `a batch that is taken back as a whole takes its decision back`() async throws {
    let (batch, ids) = try await fixture.enqueue(
      dismissal + [PlanItem(action: .deleteMessage("m1", room: "lobby"))], hold: .seconds(5),
      decisions: [decision()])
    _ = try await store.cancel(batch: batch, items: [ids[0]], now: at(201))
    #expect(try await reader.shift(since: at(0), until: at(999)).reportCount == 2)
    _ = try await store.cancel(batch: batch, now: at(201))
    #expect(try await pending() == [nil])
    let shift = try await reader.shift(since: at(0), until: at(999))
    #expect(shift == ShiftSummary(decisions: [], stillOpen: 2))
  }

  @Test func `a shift has the decisions of its time, oldest first`() async throws {
    for time in [202, 200, 201, 300] as [Int64] {
      _ = try await fixture.enqueue(
        dismissal, decisions: [decision(ReportGroupID(.message, "m\(time)"), at: time)])
    }
    let shift = try await reader.shift(since: at(200), until: at(202))
    #expect(shift.decisions.map(\.decidedAt) == [at(200), at(201), at(202)])
    #expect(shift.meanTime == .seconds(4))
    #expect(shift.counts == [.dismiss: 3])
  }

  @Test func `trying again keeps the decision when nothing was achieved`() async throws {
    let (batch, _) = try await fixture.enqueue(dismissal, decisions: [decision()])
    let givenUp = ServerAnswer(code: "notAttempted")
    _ = try await store.cancel(batch: batch, answer: givenUp, now: at(201))
    #expect(try await reader.shift(since: at(0), until: at(999)).decisions == [])
    let again = try #require(try await store.retry(batch, now: at(202)))
    #expect(try await pending() == [again])
    #expect(try await reader.shift(since: at(0), until: at(999)).decisions == [decision()])
  }

  @Test func `a decision and its batch are one commit`() async throws {
    let bad = [PlanItem(action: .clearRoom("lobby"), after: 0)]
    await #expect(throws: StoreError.damagedPlan) {
      try await fixture.enqueue(bad, decisions: [decision()])
    }
    #expect(try await reader.shift(since: at(0), until: at(999)).decisions == [])
  }
}
