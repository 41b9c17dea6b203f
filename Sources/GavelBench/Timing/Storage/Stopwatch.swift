import Glibc

/// Time on the clock and time on the processor since it was made.
struct Stopwatch {
  private let begun = ContinuousClock.now
  private let used = Stopwatch.processorSeconds

  /// Seconds that passed.
  var seconds: Double { begun.duration(to: .now).seconds }

  /// Seconds that the process had a processor, in its own code and in the system for it.
  var processorSeconds: Double { Self.processorSeconds - used }

  private static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
  }

  /// Returns the seconds that each of several runs took, shortest first.
  static func runs(_ count: Int, _ body: () async throws -> Void) async rethrows -> [Double] {
    var times: [Double] = []
    for _ in 0..<count {
      let watch = Stopwatch()
      try await body()
      times.append(watch.seconds)
    }
    return times.sorted()
  }
}

extension Duration {
  /// The whole of it in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
