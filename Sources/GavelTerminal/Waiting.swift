import Glibc

/// What a wait ended with.
public struct Readiness: Hashable, Sendable {
  /// Descriptors that have something to read.
  public var readable: Set<Int32> = []
  /// Descriptors whose other end is gone: nothing will come any more, and waiting on never blocks.
  public var hungUp: Set<Int32> = []
}

/// Waits until one of the descriptors has input, a signal arrives or the time is over.
///
/// - Parameter milliseconds: nil waits without end, 0 only looks.
/// - Returns: What is ready; nothing after a signal or when the time is over.
public func waitForInput(on descriptors: [Int32], for milliseconds: Int?) -> Readiness {
  var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  guard poll(&polls, nfds_t(polls.count), timeout) > 0 else { return Readiness() }
  var ready = Readiness()
  for entry in polls {
    if entry.revents & Int16(POLLIN) != 0 { ready.readable.insert(entry.fd) }
    if entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { ready.hungUp.insert(entry.fd) }
  }
  return ready
}
