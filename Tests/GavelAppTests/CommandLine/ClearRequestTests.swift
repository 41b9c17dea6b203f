import GavelModel
import Testing

@testable import GavelApp

@Suite struct ClearRequestTests {
  private let now = Timestamp(milliseconds: 1_000_000_000_000)

  @Test func `a clearing between two moments must leave time between them`() throws {
    let request = ClearRequest(after: .ago(.seconds(10)), before: .ago(.seconds(5)))
    #expect(try request.scope(at: now).after == now - .seconds(10))
    #expect(throws: UsageError.emptySpan(.after, .before)) {
      try ClearRequest(after: .ago(.seconds(5)), before: .ago(.seconds(5))).scope(at: now)
    }
    #expect(try ClearRequest().scope(at: now) == .everything)
  }
}
