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
    var events: [ConsoleEvent] = []
    drain(into: &events)
    return events
  }

  /// Puts everything that was left in the place of what the list held, in order.
  ///
  /// Who always brings the same list spares the loop making room, and waiting for its heap's lock.
  func drain(into list: inout [ConsoleEvent]) {
    list.removeAll(keepingCapacity: true)
    events.withLock { swap(&$0, &list) }
  }
}
