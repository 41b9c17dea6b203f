import GavelBench
import Testing

/// Answers of a hundred megabytes, without an end, and with a header of a megabyte.
@Suite(.timeLimit(.minutes(3))) struct MemoryTests {
  @Test func `an answer of any size costs a bounded amount of memory`() async throws {
    let findings = try await MemoryRun().run()
    let usual = try #require(findings.first)
    #expect(usual.name == "small" && usual.peakBytes > 0)
    for finding in findings.dropFirst() {
      #expect(finding.requests > 0 && finding.status != 0, "\(finding)")
      #expect(finding.peakBytes - usual.peakBytes < 50 << 20, "\(finding)")
    }
  }
}
