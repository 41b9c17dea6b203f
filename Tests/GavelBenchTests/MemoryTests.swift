import GavelBench
import Testing

/// Answers of a hundred megabytes, without an end, and with a header of a megabyte.
@Suite(.timeLimit(.minutes(15))) struct MemoryTests {
  @Test func `an answer of any size is given up, and costs a bounded amount of memory`()
    async throws
  {
    let findings = try await MemoryRun().run()
    #expect(findings.count == 6)
    for finding in findings {
      #expect(finding.requests > 0 && finding.status != 0, "\(finding)")
      #expect(finding.peakBytes > 0 && finding.isBounded, "\(finding)")
    }
  }
}
