import GavelModel

/// How much regular expressions may cost one reading, so that none holds up the others.
///
/// Everything else in a filter costs little for each row; a pattern may cost anything.
public struct FilterEffort: Hashable, Sendable {
  /// Texts that may still be held against a pattern.
  public var texts: Int
  /// Nanoseconds that texts which take long may still take together.
  private var nanoseconds: Int64
  /// Whether nothing is left to spend, or nobody waits for the answer any more.
  private(set) var isExhausted = false
  /// Whether a single text was given up.
  private(set) var hasGivenUp = false

  /// Makes an effort; by default what a person at the console waits for, a fifth of a second.
  ///
  /// - Parameters:
  ///   - texts: How many texts may be held against a pattern.
  ///   - slowTexts: What those that take long may take together.
  public init(texts: Int = 50_000, slowTexts: Duration = .milliseconds(200)) {
    self.texts = texts
    nanoseconds = slowTexts.milliseconds * 1_000_000
  }

  /// What a command that may take its time spends.
  public static let unhurried = FilterEffort(texts: .max, slowTexts: .seconds(60))

  /// Texts between two looks at whether anybody still waits.
  private static let lookEvery = 256

  /// Takes one text off; `false` when none is left or nobody waits for the answer any more.
  mutating func spendsText() -> Bool {
    if isExhausted { return false }
    texts -= 1
    if texts < 0 || texts % Self.lookEvery == 0 && Task.isCancelled { isExhausted = true }
    return !isExhausted
  }

  /// Takes time off; `false` when none is left.
  mutating func spends(nanoseconds step: Int64) -> Bool {
    nanoseconds -= step
    if nanoseconds < 0 { isExhausted = true }
    return !isExhausted
  }

  /// Notes that nobody waits for the answer any more.
  mutating func stop() { isExhausted = true }

  /// Notes that a text was given up.
  mutating func giveUp() { hasGivenUp = true }
}
