import GavelBench
import Testing

/// A seeded slice of the kill sweep; `gavel-bench kills` has the full number of moments.
@Suite(.timeLimit(.minutes(15))) struct KillTests {
  @Test func `a batch that is killed at any moment is told exactly and finished once`()
    async throws
  {
    let outcome = try await KillRun(moments: 6, seed: 1, items: 200).run()
    #expect(outcome.findings == [])
    #expect(outcome.kills >= 6)
  }
}
