import GavelDispatch
import Testing

@Suite struct BackoffTests {
  @Test func `rests double with each failure in a row, up to eight times the usual`() {
    let rests = (0...6).map { Backoff.rest(.seconds(5), afterFailures: $0) }
    #expect(rests == [5, 5, 10, 20, 40, 40, 40].map { .seconds($0) })
  }
}
