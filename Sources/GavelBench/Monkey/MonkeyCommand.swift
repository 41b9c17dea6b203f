/// `gavel-bench monkey`: random keys at real consoles send nothing that was not shown and meant.
struct MonkeyCommand {
  private let keys: Int
  private let seed: UInt64
  private let first: Int

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["keys", "seed", "from"])
    keys = try arguments.number("keys", 200_000)
    seed = UInt64(try arguments.number("seed", 1))
    first = try arguments.number("from", 0)
  }

  /// Returns 0 when everything held.
  func run() async -> Int32 {
    CrashNote.install()
    CrashNote.begin("\ngavel-bench monkey --seed \(seed) died at --from ")
    let begun = ContinuousClock().now
    do {
      let outcome = try await MonkeyRun(keys: keys, seed: seed).run(from: first) { world, soFar in
        CrashNote.note(world)
        CrashNote.watch(seconds: 300)
        BenchOutput.progress("monkey  seed \(seed)  world \(world)  \(soFar.keys) keys")
      }
      let seconds = Int((ContinuousClock().now - begun) / .seconds(1))
      BenchOutput.say(
        "monkey: \(outcome.keys) keys at \(outcome.consoles) consoles, \(seconds) s, seed \(seed): "
          + "\(outcome.dialogs) plans shown, \(outcome.confirmed) confirmed, "
          + "\(outcome.changes) changes asked for, \(outcome.findings.count) findings")
      for finding in outcome.findings { BenchOutput.say("FOUND \(finding)") }
      return outcome.findings.isEmpty ? 0 : 1
    } catch {
      BenchOutput.say("monkey: \(error)")
      return 1
    }
  }
}
