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
        + #""setAside":0,"cancelled":0,"items":[{"kind":"delete-message","room":"r","#
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

  @Test func `what is not settled is counted apart`() {
    let result = result([.waiting, .inFlight, .settled(.failed)])
    #expect(result.json.text.contains("\"pending\":2"))
  }

  @Test func `people see the count and each item that was not simply done`() {
    #expect(
      result([.settled(.done), .settled(.failed)]).lines == [
        "batch 7: 1 done, 1 failed",
        "  failed  delete-message m1 (status 404, code notFound, \"no <U+001B>\")",
      ])
  }
}
