import Glibc
import Synchronization

/// Wakes the main loop from anywhere: other threads, tasks and signal handlers.
public final class WakePipe: Sendable {
  /// Becomes readable after a ``wake()`` or a watched signal; for ``waitForInput(on:for:)``.
  public let descriptor: Int32
  let writeEnd: Int32
  /// Many wake-ups before one drain write one byte, so that the pipe always has room for signals.
  private let isAwake = Atomic(false)

  /// Makes a pipe that nobody has written to.
  ///
  /// The process ends when it has no descriptor left for it, because it could not start either.
  public init() {
    var ends: (Int32, Int32) = (-1, -1)
    let result = withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: Int32.self, capacity: 2) { pipe($0) }
    }
    precondition(result == 0, "no descriptor left for the wake pipe")
    for end in [ends.0, ends.1] {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends.0
    writeEnd = ends.1
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Makes the next wait return at once.
  public func wake() {
    guard !isAwake.exchange(true, ordering: .acquiringAndReleasing) else { return }
    Self.send(0, to: writeEnd)
  }

  /// Empties the pipe and returns the signals that came, in their order.
  public func drain() -> [TerminalSignal] {
    // Before reading: a wake-up that comes in between then leaves its byte for the next round.
    isAwake.store(false, ordering: .releasing)
    var signals: [TerminalSignal] = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return signals }
      signals += bytes.prefix(count).compactMap { TerminalSignal(number: Int32($0)) }
    }
  }

  /// Writes one byte; safe in a signal handler, where `errno` must stay as it was.
  static func send(_ byte: UInt8, to descriptor: Int32) {
    let saved = errno
    var byte = byte
    // A full pipe is readable anyway, which is all that a wake-up wants.
    _ = write(descriptor, &byte, 1)
    errno = saved
  }
}
