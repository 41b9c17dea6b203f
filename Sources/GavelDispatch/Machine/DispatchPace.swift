/// How many requests may be on the wire at once: fewer while the platform struggles, more again
/// when it has recovered.
///
/// Pure: it is told how long each answer took, and of each demand for a rest. A demand halves the
/// width at once. Answers that take much longer than they did at their best take a quarter off, as
/// a sign that requests only wait in a queue on the other side. A whole round of swift answers gives
/// one back. So the width falls in steps and climbs slowly, as TCP does with what it has under way
/// (RFC 5681, section 3.1).
public struct DispatchPace: Hashable, Sendable {
  /// The most requests at once, whatever the platform bears.
  public let most: Int
  /// How many requests may be on the wire now, from 1 to ``most``.
  public private(set) var width: Int

  /// How long an answer takes when nothing is in its way, in milliseconds; `nil` before the first.
  private var best: Double?
  /// How long answers take lately, in milliseconds.
  private var recent: Double?
  /// Answers since the width was changed.
  private var answers = 0

  /// Slower than the best by this factor is a sign of a queue.
  private static let patience = 3.0
  /// Milliseconds that no answer is called slow for, however swift the best was.
  private static let grace = 40.0

  /// Makes a pace that begins with everything it may.
  public init(most: Int) {
    self.most = max(1, most)
    width = self.most
  }

  /// Takes the time into account that an answer took.
  public mutating func answered(after latency: Duration) {
    let took = max(0, latency / .milliseconds(1))
    recent = recent.map { $0 + (took - $0) / 4 } ?? took
    // The best is forgotten slowly, so that a platform that has changed for good is not held to it.
    best = best.map { took < $0 ? took : $0 + ($0 + 1) / 200 } ?? took
    answers += 1
    guard answers >= width else { return }
    answers = 0
    width = isStrained ? max(1, width - max(1, width / 4)) : min(most, width + 1)
  }

  /// Takes a demand for a rest into account.
  public mutating func throttled() {
    answers = 0
    width = max(1, width / 2)
  }

  /// Whether answers take much longer than they could.
  private var isStrained: Bool {
    guard let best, let recent else { return false }
    return recent > best * Self.patience + Self.grace
  }
}
