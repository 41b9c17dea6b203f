import Synchronization

/// The log of a run, once the settings have said where it is.
final class LogSlot: Sendable {
  private let slot = Mutex<LogFile?>(nil)

  /// The log; `nil` before the settings were read.
  var log: LogFile? {
    get { slot.withLock { $0 } }
    set { slot.withLock { $0 = newValue } }
  }
}
