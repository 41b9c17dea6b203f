import GavelModel
import Testing

@testable import GavelApp

@Suite struct AuditTermsTests {
  private let now = Timestamp(milliseconds: 10 * 3_600_000)

  private func filter(_ text: String) -> AuditFilter? { AuditTerms(text).filter(at: now) }

  @Test func `what is typed without a name are words`() {
    #expect(filter("") == AuditFilter())
    #expect(filter("  buy   now ") == AuditFilter(words: "buy now"))
    #expect(
      filter("http://spam.example case:12") == AuditFilter(words: "http://spam.example case:12"))
  }

  @Test func `a name means what the option of the command means`() {
    #expect(
      filter("kind:delete-message outcome:setaside room:lobby target:m1 actor:ana batch:3 spam")
        == AuditFilter(
          kind: .action(.deleteMessage), room: "lobby", target: "m1", actor: "ana",
          outcome: .setAside, batch: BatchID(rawValue: 3), words: "spam"))
    #expect(filter("KIND:erase-person") == AuditFilter(kind: .erasure))
    let hour = Timestamp(milliseconds: 9 * 3_600_000)
    #expect(filter("since:1h until:1970-01-01T09:00:00Z") == AuditFilter(since: hour, until: hour))
  }

  @Test func `a value that is still to be typed narrows nothing`() {
    #expect(filter("kind: since:") == AuditFilter())
  }

  @Test(arguments: [
    "kind:dance", "outcome:well", "batch:x", "since:soon", "until:1", "kind:delete",
  ])
  func `a value without a meaning fits nothing`(text: String) {
    #expect(filter(text) == nil)
  }
}
