import Foundation
import GavelApp
import GavelModel
import GavelSandbox

/// Lets a monkey sit at real consoles, one after the other, and holds the platform's log against
/// what it confirmed.
public struct MonkeyRun: Sendable {
  /// What a run came to.
  public struct Outcome: Sendable {
    /// Keys and pastes that reached a console.
    public var keys = 0
    /// Consoles that were opened and left.
    public var consoles = 0
    /// Plans that were put before the monkey.
    public var dialogs = 0
    /// Plans that it confirmed.
    public var confirmed = 0
    /// Requests that changed something.
    public var changes = 0
    /// What must not be; empty when everything held.
    public var findings: [String] = []
  }

  private let keys: Int
  private let seed: UInt64
  private let keysPerConsole: Int
  private let plans: Int

  /// Makes a run of about so many keys, and of more until so many plans were confirmed.
  public init(keys: Int, seed: UInt64, keysPerConsole: Int = 2_000, confirming plans: Int = 0) {
    self.keys = keys
    self.seed = seed
    self.plans = plans
    self.keysPerConsole = keysPerConsole
  }

  /// Runs until the keys are pressed or something is found.
  public func run(
    from first: Int = 0, progress: (Int, Outcome) -> Void = { _, _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    var number = first
    while outcome.keys < keys || outcome.confirmed < plans, outcome.findings.isEmpty {
      progress(number, outcome)
      try await Self.world(number, seed, keysPerConsole, &outcome)
      number += 1
    }
    return outcome
  }

  /// One world with up to three consoles on one store, the later ones finding what was left.
  private static func world(
    _ number: Int, _ seed: UInt64, _ keys: Int, _ outcome: inout Outcome
  ) async throws {
    var dice = Dice(seed: seed, stream: UInt64(number))
    let server = try SandboxServer.start(SandboxOptions(seed: UInt64(1 + dice.below(9))))
    defer { server.stop() }
    let place = try BenchFolder()
    defer { place.remove() }
    let view = PlatformView(url: server.url)
    let before = try await view.world()
    if dice.oneIn(3) { try await view.setFaults(faults) }
    let environment = try place.environment(of: server.announcement)
    var accepted: [MonkeyOracle.Accepted] = []
    for _ in 0...dice.below(3) {
      let clock = VirtualClock(.wall)
      let stand = try await ConsoleStand.open(
        environment, now: { clock.now }, sleep: { await clock.sleep($0) })
      let sitting = MonkeySitting(
        stand: stand, clock: clock, dice: Dice(seed: dice.next()), keys: keys,
        hangsUp: dice.oneIn(5))
      let oracle = await sitting.run()
      accepted += oracle.oracle.accepted
      outcome.keys += oracle.keys
      outcome.consoles += 1
      outcome.dialogs += oracle.oracle.dialogs
      outcome.findings += oracle.oracle.findings.map { "world \(number): \($0)" }
    }
    outcome.confirmed += accepted.count
    let requests = try await view.log()
    let audit = PlatformAudit(accepted: accepted, account: environment["GAVEL_USER_ID"] ?? "")
    outcome.changes += requests.reduce(0) { $0 + Change.of($1).count }
    let found = audit.findings(in: requests, from: before, to: try await view.world())
    outcome.findings += found.map { "world \(number): \($0)" }
  }

  private static let faults = [
    #"{"match":{"method":"DELETE"},"kind":"dropAfter","times":2,"after":1}"#,
    #"{"match":{"method":"DELETE"},"kind":"dropBefore","times":2,"after":3}"#,
    #"{"match":{"method":"POST"},"kind":"delay","times":3,"delayMilliseconds":20}"#,
    #"{"match":{"method":"DELETE"},"kind":"rateLimit","times":1,"after":6,"seconds":1}"#,
  ]
}

extension Timestamp {
  /// The present moment by the clock on the wall.
  static var wall: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
