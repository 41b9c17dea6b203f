import CNcurses

/// The processors that a thread may run on: one bit each, 1,024 at most (sched_setaffinity(2)).
public struct CoreSet: Equatable, Sendable {
  private var words = [UInt](repeating: 0, count: 1_024 / UInt.bitWidth)

  /// Returns nil where the system does not say.
  ///
  /// - Parameter thread: The system's number of a thread; 0 is the one that asks.
  public init?(ofThread thread: Int32) {
    let code = words.withUnsafeMutableBytes { set in
      sched_getaffinity(thread, set.count, set.baseAddress)
    }
    guard code >= 0 else { return nil }
  }

  /// How many there are.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Returns the same without the last of several.
  public func withoutLast() -> CoreSet {
    guard count > 1, let place = words.lastIndex(where: { $0 != 0 }) else { return self }
    var fewer = self
    fewer.words[place] &= ~(1 << UInt(UInt.bitWidth - 1 - words[place].leadingZeroBitCount))
    return fewer
  }

  /// Keeps a thread to these; nothing happens to one that has ended.
  public func keep(thread: Int32) {
    _ = words.withUnsafeBytes { sched_setaffinity(thread, $0.count, $0.baseAddress) }
  }
}
