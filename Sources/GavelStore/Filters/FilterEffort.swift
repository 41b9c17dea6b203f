/// How much regular expressions may cost one reading, so that none holds up the others.
///
/// Everything else in a filter costs little for each row; a pattern may cost anything.
public struct FilterEffort: Hashable, Sendable {
  /// Texts that may still be held against a pattern.
  public var texts: Int
  /// Pauses of about a millisecond that matching may still take.
  public var pauses: Int
  /// Whether nothing is left to spend, or nobody waits for the answer any more.
  private(set) var isExhausted = false
  /// Whether a single text was given up.
  private(set) var hasGivenUp = false

  /// Makes an effort; by default what a person at the console waits for, a fifth of a second.
  public init(texts: Int = 50_000, pauses: Int = 200) {
    self.texts = texts
    self.pauses = pauses
  }

  /// What a command that may take its time spends.
  public static let unhurried = FilterEffort(texts: .max, pauses: 60_000)

  /// Texts between two looks at whether anybody still waits.
  private static let lookEvery = 256

  /// Takes one text off; `false` when none is left or nobody waits for the answer any more.
  mutating func spendsText() -> Bool {
    if isExhausted { return false }
    texts -= 1
    if texts < 0 || texts % Self.lookEvery == 0 && Task.isCancelled { isExhausted = true }
    return !isExhausted
  }

  /// Takes one pause off; `false` when none is left.
  mutating func spendsPause() -> Bool {
    pauses -= 1
    if pauses < 0 { isExhausted = true }
    return !isExhausted
  }

  /// Notes that nobody waits for the answer any more.
  mutating func stop() { isExhausted = true }

  /// Notes that a text was given up.
  mutating func giveUp() { hasGivenUp = true }
}
