import GavelModel

/// How many items were settled in each of the last tenths of a minute.
struct WorkHistory: Sendable, Equatable {
  /// How long one count lasts.
  static let step: Int64 = 10_000
  /// How many counts are kept: five minutes of them.
  static let length = 30

  /// Counts by the number of their step since 1970, only those that are not 0.
  private var counts: [Int64: Int] = [:]

  private static func number(_ time: Timestamp) -> Int64 {
    let milliseconds = time.milliseconds
    return (milliseconds - ((milliseconds % step) + step) % step) / step
  }

  mutating func add(_ count: Int, at time: Timestamp) {
    let now = Self.number(time)
    counts = counts.filter { now - $0.key < Int64(Self.length) && $0.key <= now }
    guard count > 0 else { return }
    counts[now, default: 0] += count
  }

  /// The latest counts, oldest first; none when nothing was settled in all this time.
  func latest(_ length: Int, at time: Timestamp) -> [Int] {
    let now = Self.number(time)
    let latest = (0..<Int64(max(0, length))).reversed().map { counts[now - $0] ?? 0 }
    return latest.contains { $0 > 0 } ? latest : []
  }

  /// When the counts move on by a step.
  static func nextStep(after time: Timestamp) -> Timestamp {
    Timestamp(milliseconds: (number(time) + 1) * step)
  }
}
