import GavelBench
import Testing

/// Answers of a hundred megabytes, without an end, and with a header of a megabyte.
///
/// What bodies cost depends on how fast they come, because the session below receives on while it
/// is being cancelled; `gavel-bench memory` measures them.
@Suite(.timeLimit(.minutes(3))) struct MemoryTests {
  @Test func `an answer of any size is given up, and no header costs memory`() async throws {
    let findings = try await MemoryRun().run()
    #expect(findings.count == 6)
    for finding in findings {
      #expect(finding.requests > 0 && finding.status != 0, "\(finding)")
      let isBody = ["announced", "chunked", "endless"].contains(finding.name)
      #expect(finding.peakBytes > 0 && (isBody || finding.isBounded), "\(finding)")
    }
  }
}
