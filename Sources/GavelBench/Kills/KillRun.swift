import GavelModel
import GavelSandbox

/// Kills the program at random moments of a batch, and proves what the next start makes of it.
public struct KillRun: Sendable {
  /// What a run came to.
  public struct Outcome: Sendable {
    /// Batches that were begun and finished.
    public var batches = 0
    /// Processes that died of the kill, resuming ones included.
    public var kills = 0
    /// Kills after which the batch was found half done.
    public var halfDone = 0
    /// Kills before the batch was on disk.
    public var beforeCommit = 0
    /// How the items ended.
    public var items: [GavelModel.Outcome: Int] = [:]
    /// What was not achieved: kind, outcome and the server's code, with how often.
    public var unachieved: [String: Int] = [:]
    /// What must not be; empty when everything held.
    public var findings: [String] = []
  }

  private let moments: Int
  private let seed: UInt64
  private let items: Int
  private let dialect: SandboxOptions.Dialect

  /// Makes a sweep of so many kills; a batch that had ended before its kill counts for none.
  ///
  /// - Parameter dialect: `imkit` or `rocketchat`; anything else is `imkit`.
  public init(moments: Int, seed: UInt64, items: Int = 500, dialect: String = "imkit") {
    self.moments = moments
    self.seed = seed
    self.items = items
    self.dialect = SandboxOptions.Dialect(rawValue: dialect) ?? .imkit
  }

  /// Runs until all kills are over or something is found.
  public func run(
    from first: Int = 0, progress: (Int, Outcome) -> Void = { _, _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    // How long a batch takes without a kill, so that most kills fall into it.
    var usual = Duration.milliseconds(800)
    var number = first
    while outcome.kills < moments, outcome.findings.isEmpty {
      progress(number, outcome)
      var dice = Dice(seed: seed, stream: UInt64(number))
      let scene = try await KillScene(
        seed: UInt64(1 + dice.below(5)), items: items, dialect: dialect)
      defer { scene.close() }
      var moment = KillMoment(scene: scene, dice: dice, usual: usual)
      try await moment.play(&outcome)
      usual = moment.usual
      outcome.batches += 1
      outcome.findings += moment.findings.map { "batch \(number): \($0)" }
      number += 1
    }
    return outcome
  }
}
