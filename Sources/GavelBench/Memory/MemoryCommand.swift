/// `gavel-bench memory`: an answer of any size costs the program a bounded amount of memory.
struct MemoryCommand {
  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) { try arguments.check([]) }

  /// Returns 0 when the peak stayed bounded, whatever the answer.
  func run() async -> Int32 {
    do {
      let findings = try await MemoryRun().run()
      let usual = findings.first?.peakBytes ?? 0
      for finding in findings {
        BenchOutput.say(
          "memory: \(finding.name), \(finding.requests) requests, exit \(finding.status), "
            + "\(finding.takenBytes >> 10) KiB of one answer left the server, "
            + "peak \(finding.peakBytes >> 10) KiB "
            + "(\((finding.peakBytes - usual) >> 10) KiB more than usual)")
      }
      return findings.allSatisfy(\.isBounded) ? 0 : 1
    } catch {
      BenchOutput.say("memory: \(error)")
      return 1
    }
  }
}
