import Dispatch
import GavelConsole
import Synchronization

/// Where the loop leaves states that it is through with, for another thread to free.
///
/// Old rows lie in the heaps of the threads that read them: the loop would wait for a lock that
/// sync and relay hold all the time, and a key behind it.
final class Discards: Sendable {
  private let states = Mutex<[ConsoleState]>([])
  private let queue = DispatchQueue(label: "gavel.discards")

  /// Takes over what the variable holds, so that the last one to let go of it is not the caller.
  func take(_ state: inout ConsoleState?) {
    states.withLock { waiting in
      if let last = state.take() { waiting.append(last) }
    }
    queue.async { [self] in
      let old = states.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      withExtendedLifetime(old) {}
    }
  }
}
