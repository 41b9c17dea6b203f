import GavelModel
import Synchronization

/// A clock that goes only when somebody moves it, so that minutes of a console pass in no time.
final class VirtualClock: Sendable {
  private struct Sleeper {
    let number: Int
    let until: Timestamp
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now: Timestamp
    var sleepers: [Sleeper] = []
    var last = 0
  }

  private let state: Mutex<State>

  init(_ start: Timestamp) { state = Mutex(State(now: start)) }

  var now: Timestamp { state.withLock(\.now) }

  /// Moves on and wakes who slept until then.
  func advance(_ duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now + duration
      let due = state.sleepers.filter { $0.until <= state.now }
      state.sleepers.removeAll { $0.until <= state.now }
      return due
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  /// Rests until the clock was moved this far; ends early when the task is cancelled.
  func sleep(_ duration: Duration) async {
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          let until = state.now + duration
          guard until > state.now, !Task.isCancelled else { return true }
          state.sleepers.append(
            Sleeper(number: number, until: until, continuation: continuation))
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let woken = state.withLock { state in
        let found = state.sleepers.filter { $0.number == number }
        state.sleepers.removeAll { $0.number == number }
        return found
      }
      for sleeper in woken { sleeper.continuation.resume() }
    }
  }
}
