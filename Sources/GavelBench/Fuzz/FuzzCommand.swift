/// `gavel-bench fuzz`: every reader of the program on inputs that are nearly right.
struct FuzzCommand {
  private let inputs: Int
  private let seed: UInt64
  private let first: Int
  private let targets: [FuzzTarget]

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["inputs", "seed", "only", "from"])
    inputs = try arguments.number("inputs", 1_000_000)
    seed = UInt64(try arguments.number("seed", 1))
    first = try arguments.number("from", 0)
    let only = arguments.text("only")
    targets = (FuzzTarget.all + FuzzTarget.alone).filter { only == nil || $0.name == only }
    guard !targets.isEmpty else { throw .unknown("--only \(only ?? "")") }
  }

  /// Returns 0 when everything held.
  func run() -> Int32 {
    CrashNote.install()
    var findings = 0
    for target in targets where !holds(target) { findings += 1 }
    return findings == 0 ? 0 : 1
  }

  /// How many inputs a target gets: fewer where each of them takes long.
  private func share(of target: FuzzTarget) -> Int { max(1, inputs / target.weight) }

  private func holds(_ target: FuzzTarget) -> Bool {
    let clock = ContinuousClock()
    let begun = clock.now
    // Said beforehand, so that even a process that is killed leaves it behind.
    CrashNote.begin("\ngavel-bench fuzz --only \(target.name) --seed \(seed) died at --from ")
    let inputs = share(of: target)
    let outcome = FuzzRun(target, seed: seed).run(from: first, inputs: inputs) { iteration in
      CrashNote.watch(seconds: 60)
      let rate = Self.rate(iteration - first, clock.now - begun)
      BenchOutput.progress("\(target.name)  seed \(seed)  from \(iteration)  \(rate) inputs/s")
    }
    let time = clock.now - begun
    guard let finding = outcome.finding else {
      BenchOutput.say(
        "\(target.name): \(inputs) inputs, \(Self.seconds(time)) s, \(Self.rate(inputs, time)) "
          + "inputs/s, \(outcome.understood * 100 / max(1, inputs)) % understood, seed \(seed): "
          + "nothing found")
      return true
    }
    BenchOutput.say(
      """
      \(target.name): FOUND at input \(finding.iteration): \(finding.what)
        input: \(finding.escapedInput)
        again: gavel-bench fuzz --only \(target.name) --seed \(seed) --from \(finding.iteration) \
      --inputs 1
      """)
    return false
  }

  private static func rate(_ count: Int, _ time: Duration) -> Int {
    let seconds = max(time / .seconds(1), 0.001)
    return Int(Double(count) / seconds)
  }

  private static func seconds(_ time: Duration) -> String {
    let tenths = Int((time / .milliseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
