import Glibc

/// The two clocks of the system, in milliseconds.
enum SystemClock {
  /// Never goes back and starts anywhere, for timers.
  static func monotonicMilliseconds() -> Int64 { read(CLOCK_MONOTONIC) }

  /// Since 1970-01-01T00:00:00Z.
  static func wallMilliseconds() -> Int64 { read(CLOCK_REALTIME) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
