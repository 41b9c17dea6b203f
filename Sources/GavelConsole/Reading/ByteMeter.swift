import GavelModel

/// What the console has sent to its terminal, for whoever pays for a line or waits for one.
public struct ByteMeter: Sendable, Equatable {
  /// Bytes since the console opened.
  private(set) var total = 0
  /// Frames that sent any.
  private(set) var frames = 0
  /// Bytes of the latest of them.
  private(set) var latest = 0
  /// Bytes of single seconds, the oldest first; seconds without any are left out.
  private var seconds: [(second: Int64, bytes: Int)] = []
  /// How many seconds the rate looks back.
  static let span: Int64 = 10

  /// Takes a frame that was sent at a moment.
  mutating func note(_ bytes: Int, at time: Timestamp) {
    guard bytes > 0 else { return }
    total += bytes
    frames += 1
    latest = bytes
    let second = time.milliseconds / 1000
    // A clock that was set back begins anew.
    seconds.removeAll { $0.second <= second - Self.span || $0.second > second }
    if seconds.last?.second == second {
      seconds[seconds.count - 1].bytes += bytes
    } else {
      seconds.append((second, bytes))
    }
  }

  /// Bytes a second over the last ten.
  func rate(at now: Timestamp) -> Int {
    let second = now.milliseconds / 1000
    let sum = seconds.filter { $0.second > second - Self.span && $0.second <= second }
      .reduce(0) { $0 + $1.bytes }
    return sum / Int(Self.span)
  }

  /// Returns `18,204 B in 42 frames, the last 89 B; 210 B/s over the last 10 s`.
  func words(at now: Timestamp) -> String {
    let frames = ActionWords.plural(self.frames, "frame")
    return "sent \(Numbers.grouped(total)) B in \(frames), the last \(Numbers.grouped(latest)) B; "
      + "\(Numbers.grouped(rate(at: now))) B/s over the last \(Self.span) s"
  }

  /// Whether both have counted the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.total == right.total && left.frames == right.frames && left.latest == right.latest
      && left.seconds.elementsEqual(right.seconds) { $0 == $1 }
  }
}
