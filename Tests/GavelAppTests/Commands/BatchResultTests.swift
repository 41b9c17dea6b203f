import GavelModel
import Testing

@testable import GavelApp

@Suite struct BatchResultTests {
  private func result(_ statuses: [ActionStatus]) -> BatchResult {
    BatchResult(
      batch: BatchID(rawValue: 7),
      items: statuses.enumerated().map { index, status in
        OutboxItem(
          id: ItemID(rawValue: Int64(index)), batch: BatchID(rawValue: 7),
          plan: PlanItem(action: .deleteMessage(MessageID("m\(index)"), room: "r")),
          status: status, attempts: 1,
          answer: ServerAnswer(status: 404, code: "notFound", message: "no \u{1B}"))
      })
  }

  @Test func `the document has the shape of the contract`() {
    #expect(
      result([.settled(.done)]).json.text
        == #"{"batch":7,"requested":1,"done":1,"gone":0,"refused":0,"failed":0,"unknown":0,"#
        + #""setAside":0,"cancelled":0,"pending":0,"items":[{"kind":"delete-message","room":"r","#
        + #""target":"m0","outcome":"done","status":404,"code":"notFound","#
        + #""message":"no \u001b","attempts":1}]}"#)
  }

  @Test func `gone counts as done, and nothing else does`() {
    #expect(result([.settled(.done), .settled(.gone)]).isAchieved)
    for outcome in Outcome.allCases where !outcome.isAchieved {
      #expect(!result([.settled(.done), .settled(outcome)]).isAchieved)
    }
    #expect(!result([.waiting]).isAchieved)
  }

  @Test func `the classes and what is pending add up to what was requested`() throws {
    let statuses = [.waiting, .inFlight, .inFlight] + Outcome.allCases.map(ActionStatus.settled)
    guard case .object(let members) = result(statuses).json else {
      Issue.record("no object")
      return
    }
    let numbers = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
    #expect(numbers["pending"] == 3)
    #expect(numbers["requested"] == 10)
    for outcome in Outcome.allCases { #expect(numbers[outcome.rawValue] == 1, "\(outcome)") }
    let page = try #require(JSONHelp.documents.first { $0.keys.contains("requested") })
    #expect(Set(page.keys).isSubset(of: members.map(\.key)))
  }

  @Test func `what stays in the queue is counted and not listed`() {
    let lines = result([.settled(.done), .waiting, .waiting, .settled(.gone)]).lines
    #expect(lines.first == "batch 7: 1 done, 1 already gone, 2 left in the queue")
    #expect(lines.count == 2)
  }

  @Test func `people see the count and each item that was not simply done`() {
    #expect(
      result([.settled(.done), .settled(.failed)]).lines == [
        "batch 7: 1 done, 1 failed",
        "  failed  delete-message m1 (status 404, code notFound, \"no <U+001B>\")",
      ])
  }
}
