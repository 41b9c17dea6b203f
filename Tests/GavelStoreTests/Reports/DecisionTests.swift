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
    #expect(
      try await reader.shift(since: at(200), until: at(200))
        == ShiftSummary(decisions: [], fruitlessCount: 1, stillOpen: 2))
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
    #expect(try await reader.shift(since: at(0), until: at(999)).unfinishedCount == 1)
    _ = try await store.cancel(batch: batch, now: at(201))
    #expect(try await pending() == [nil])
    let shift = try await reader.shift(since: at(0), until: at(999))
    #expect(shift == ShiftSummary(decisions: [], stillOpen: 2))
  }

  @Test func `a shift has the decisions of its time, oldest first`() async throws {
    for (number, time) in ([202, 200, 201, 300] as [Int64]).enumerated() {
      let (id, message) = (ReportID("n\(number)"), MessageID("n\(number)"))
      let author = PersonID("y\(number)")
      try await store.record(
        reports: [report(id, message, by: author)], of: author, requestedAt: at(100))
      let group = ReportGroupID(.message, message.rawValue)
      let (_, ids) = try await fixture.enqueue(
        [PlanItem(action: .dismissReports(.message(message, room: "")))],
        decisions: [decision(group, [id], at: time)])
      try await store.settle([fixture.settled(ids[0], .done)], now: at(time))
    }
    let shift = try await reader.shift(since: at(200), until: at(202))
    #expect(shift.decisions.map(\.decidedAt) == [at(200), at(201), at(202)])
    #expect(shift.meanTime == .seconds(4))
    #expect(shift.counts == [.dismiss: 3])
  }

  @Test func `a report that was decided twice is handled once, by what closed it`() async throws {
    let (_, first) = try await fixture.enqueue(dismissal, decisions: [decision(at: 200)])
    try await store.settle([fixture.settled(first[0], .setAside)], now: at(201))
    let (_, again) = try await fixture.enqueue(dismissal, decisions: [decision(at: 210)])
    let before = try await reader.shift(since: at(0), until: at(999))
    #expect(
      before
        == ShiftSummary(decisions: [], unfinishedCount: 1, fruitlessCount: 1, stillOpen: 2))
    try await store.settle([fixture.settled(again[0], .done)], now: at(211))
    let after = try await reader.shift(since: at(0), until: at(999))
    #expect(
      after == ShiftSummary(decisions: [decision(at: 210)], fruitlessCount: 1, stillOpen: 0))
    #expect(after.reportCount == 2)
  }

  @Test func `reports that others had closed before are not handled here`() async throws {
    let (batch, ids) = try await fixture.enqueue(dismissal, decisions: [decision()])
    try await store.settle([fixture.settled(ids[0], .gone)], now: at(201))
    #expect(
      try await reader.shift(since: at(0), until: at(999))
        == ShiftSummary(decisions: [], fruitlessCount: 1, stillOpen: 0))
    #expect(try await reader.batch(batch)?.closedElsewhereCount == 1)
    #expect(try await reader.ending(of: "author:x") == .closedElsewhere)
  }

  @Test func `reports that an unanswered request of ours may have closed are handled here`()
    async throws
  {
    let (batch, ids) = try await fixture.enqueue(dismissal, decisions: [decision()])
    var gone = fixture.settled(ids[0], .gone)
    gone.answer.code = ServerAnswer.unconfirmed
    try await store.settle([gone], now: at(201))
    #expect(
      try await reader.shift(since: at(0), until: at(999))
        == ShiftSummary(decisions: [decision()], stillOpen: 0))
    #expect(try await reader.batch(batch)?.closedElsewhereCount == 0)
    #expect(try await reader.ending(of: "message:m1") == .closed)
  }

  @Test func `deleting all of an author's messages handles more reports than a case shows`()
    async throws
  {
    var whole = decision("message:m1", ["1"])
    whole.kind = .deleteReported
    let (_, ids) = try await fixture.enqueue(
      [PlanItem(action: .deleteReported("x"))], decisions: [whole])
    try await store.settle([fixture.settled(ids[0], .done)], now: at(201))
    let shift = try await reader.shift(since: at(0), until: at(999))
    #expect(shift.decisions.map(\.reports) == [["1", "2"]] && shift.stillOpen == 0)
  }

  @Test func `trying again keeps the decision when nothing was achieved`() async throws {
    let (batch, _) = try await fixture.enqueue(dismissal, decisions: [decision()])
    let givenUp = ServerAnswer(code: "notAttempted")
    _ = try await store.cancel(batch: batch, answer: givenUp, now: at(201))
    #expect(try await reader.shift(since: at(0), until: at(999)).isEmpty)
    let again = try #require(try await store.retry(batch, now: at(202)))
    #expect(try await pending() == [again])
    #expect(try await reader.shift(since: at(0), until: at(999)).unfinishedCount == 1)
  }

  @Test func `a decision and its batch are one commit`() async throws {
    let bad = [PlanItem(action: .clearRoom("lobby"), after: 0)]
    await #expect(throws: StoreError.damagedPlan) {
      try await fixture.enqueue(bad, decisions: [decision()])
    }
    #expect(try await reader.shift(since: at(0), until: at(999)).decisions == [])
  }
}
