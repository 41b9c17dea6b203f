import GavelBench
import Testing

/// A seeded slice of the monkey; `gavel-bench monkey` presses the full number of keys.
@Suite(.timeLimit(.minutes(15))) struct MonkeyTests {
  @Test func `random keys send nothing that was not shown and meant`() async throws {
    let outcome = try await MonkeyRun(keys: 1_500, seed: 3, keysPerConsole: 500, confirming: 1)
      .run()
    #expect(outcome.findings == [])
  }
}
