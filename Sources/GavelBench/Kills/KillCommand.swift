import GavelModel

/// `gavel-bench kills`: a batch that is killed at any moment is told exactly and finished once.
struct KillCommand {
  private let moments: Int
  private let seed: UInt64
  private let first: Int
  private let dialect: String

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["moments", "seed", "dialect", "from"])
    moments = try arguments.number("moments", 200)
    seed = UInt64(try arguments.number("seed", 1))
    first = try arguments.number("from", 0)
    dialect = arguments.text("dialect") ?? "imkit"
    guard ["imkit", "rocketchat"].contains(dialect) else { throw .unknown("--dialect \(dialect)") }
  }

  /// Returns 0 when everything held.
  func run() async -> Int32 {
    let begun = ContinuousClock().now
    do {
      let outcome = try await KillRun(moments: moments, seed: seed, dialect: dialect).run(
        from: first
      ) { moment, soFar in
        BenchOutput.progress(
          "kills  \(dialect)  seed \(seed)  moment \(moment)  \(soFar.kills) kills")
      }
      let seconds = Int((ContinuousClock().now - begun) / .seconds(1))
      let items = Outcome.allCases.map { "\($0) \(outcome.items[$0] ?? 0)" }
      BenchOutput.say(
        "kills: \(dialect), \(outcome.batches) batches, \(outcome.kills) kills, \(seconds) s, "
          + "seed \(seed): \(outcome.beforeCommit) before the batch was on disk, "
          + "\(outcome.halfDone) half done; items: \(items.joined(separator: ", ")); "
          + "\(outcome.findings.count) findings")
      for (what, count) in outcome.unachieved.sorted(by: { $0.key < $1.key }) {
        BenchOutput.say("  not achieved: \(what), \(count) times")
      }
      for finding in outcome.findings.prefix(20) { BenchOutput.say("FOUND \(finding)") }
      return outcome.findings.isEmpty ? 0 : 1
    } catch {
      BenchOutput.say("kills: \(error)")
      return 1
    }
  }
}
