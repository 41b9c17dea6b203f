import GavelModel

/// How long to rest between two turns of following a platform, learnt from the pauses it asks for.
///
/// Platforms that count calls take a burst and then refuse everything until their window ends; a
/// steady pace below the count shows news sooner, and leaves calls for the moderator's own work.
struct TurnPace: Equatable, Sendable {
  /// The rest that is wanted where nothing speaks against it.
  let interval: Duration
  /// How many times the interval lies between two turns now.
  private(set) var factor = 1
  private var calmTurns = 0
  /// What the platform asked to wait during the turn that is under way, each moment counted once.
  private(set) var pause = Duration.zero
  private var pausesUntil: Timestamp?

  /// Most of a rest that only pauses are the reason for.
  private static let ceiling = Duration.seconds(60)
  /// Turns without a pause after which a shorter rest is tried.
  private static let patience = 60

  init(interval: Duration) { self.interval = interval }

  /// Notes that the platform asks for a pause; those of calls side by side overlap.
  mutating func notePause(at now: Timestamp, for length: Duration) {
    let begin = max(now, pausesUntil ?? now)
    let end = now + length
    if end > begin { pause += end - begin }
    pausesUntil = max(end, pausesUntil ?? end)
  }

  /// Whether the platform asked for a pause in this turn or lately, so that it counts calls.
  var isCounted: Bool { pause > .zero || factor > 1 }

  /// Ends a turn and returns the rest after it.
  ///
  /// A platform of many rooms is asked for their list a fifth of the time at most; what it asked to
  /// wait was no work of its own. Each turn with a pause doubles the rest, and many without one
  /// shorten it by one interval.
  mutating func rest(after length: Duration, failures: Int) -> Duration {
    if pause > .zero {
      factor = min(factor * 2, 64)
      calmTurns = 0
    } else if factor > 1 {
      calmTurns += 1
      if calmTurns >= Self.patience {
        factor -= 1
        calmTurns = 0
      }
    }
    let work = max(.zero, length - pause)
    pause = .zero
    let spaced = min(interval * factor, max(interval, Self.ceiling))
    return max(Backoff.rest(spaced, afterFailures: failures), work * 4)
  }
}
