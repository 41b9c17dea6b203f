import GavelConsole
import Synchronization

/// Where tasks leave news for the console's loop; the one thing both sides touch.
final class Inbox: Sendable {
  private let events = Mutex<[ConsoleEvent]>([])
  private let wake: @Sendable () -> Void

  /// Makes an empty inbox; `wake` interrupts the loop's wait and may be called from any thread.
  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Leaves an event for the loop's next turn.
  func post(_ event: ConsoleEvent) {
    let wasEmpty = events.withLock { waiting in
      waiting.append(event)
      return waiting.count == 1
    }
    if wasEmpty { wake() }
  }

  /// Takes everything that was left, in order.
  func drain() -> [ConsoleEvent] {
    events.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
