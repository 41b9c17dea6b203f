import GavelModel

/// The world's time: the system's, moved forward or back by the control call `clock`.
///
/// It never goes back by itself, so that what happens later is never stamped earlier.
final class WorldClock {
  private var offset: Int64 = 0
  private var latest: Int64 = .min
  private let read: () -> Int64

  /// - Parameter read: Gives milliseconds since 1970; the system's wall clock unless a test asks.
  init(read: @escaping () -> Int64 = SystemClock.wallMilliseconds) { self.read = read }

  var milliseconds: Int64 {
    latest = max(latest, read() + offset)
    return latest
  }

  var now: Timestamp { Timestamp(milliseconds: milliseconds) }

  func advance(seconds: Int64) {
    offset += seconds * 1000
    latest = .min
  }

  func reset() {
    offset = 0
    latest = .min
  }
}
