import GavelTerminal
import Synchronization

/// Lets the main thread, which belongs to the terminal, wait for asynchronous work.
///
/// The thread sleeps in `poll` on the wake pipe and the work runs detached, because a task of the
/// main actor would never start while its thread is taken.
enum MainThread {
  private final class Slot<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Runs the work and returns its value.
  ///
  /// - Parameters:
  ///   - onSignal: Told of each signal that arrives meanwhile.
  ///   - isEnd: Whether a signal cancels the work, whose value is awaited all the same.
  static func wait<Value: Sendable>(
    on pipe: WakePipe, onSignal: (TerminalSignal) -> Void = { _ in },
    cancelledBy isEnd: (TerminalSignal) -> Bool = { _ in false },
    for work: @escaping @Sendable () async -> Value
  ) -> Value {
    let slot = Slot<Value>()
    let task = Task.detached {
      let value = await work()
      slot.value.withLock { $0 = value }
      pipe.wake()
    }
    defer { task.cancel() }
    while true {
      if let value = slot.value.withLock({ $0 }) { return value }
      _ = waitForInput(on: [pipe.descriptor], for: nil)
      for signal in pipe.drain() {
        onSignal(signal)
        if isEnd(signal) { task.cancel() }
      }
    }
  }
}
