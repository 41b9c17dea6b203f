import Foundation
import GavelApp
import GavelConsole
import GavelModel

/// One console from its opening to its end, with the monkey at it.
struct MonkeySitting: Sendable {
  /// What was seen, and how many keys it took.
  struct Result: Sendable {
    var oracle: MonkeyOracle
    var keys: Int
  }

  let stand: ConsoleStand
  let clock: VirtualClock
  let dice: Dice
  let keys: Int
  let hangsUp: Bool

  /// Runs the loop on a thread of its own, as it owns one in the program, and settles its end.
  func run() async -> Result {
    let (choice, result) = await withCheckedContinuation { continuation in
      let thread = Thread { [self] in continuation.resume(returning: sit()) }
      thread.stackSize = 8 << 20
      thread.start()
    }
    // Nobody presses keys any more, so that time must pass by itself.
    let ticking = Task { [clock] in
      while !Task.isCancelled {
        clock.advance(.milliseconds(50))
        // A cancelled rest ends early, and the loop with it.
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    await stand.end(choice)
    ticking.cancel()
    return result
  }

  private func sit() -> (QuitChoice?, Result) {
    let screen = MonkeyScreen(clock: clock, dice: dice, keys: keys, hangsUp: hangsUp)
    let choice = stand.runLoop(
      on: screen,
      heed: { screen.oracle.heed($0, at: clock.now, wall: .wall) },
      stopProcess: {})
    return (choice, Result(oracle: screen.oracle, keys: screen.keys))
  }
}
