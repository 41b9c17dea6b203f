/// How often and after what rest a request may leave again.
///
/// Only what is safe to repeat is repeated at all: see ``DispatchJob``.
public struct RetryPolicy: Hashable, Sendable {
  /// Requests for one item whose effect stayed uncertain, before its outcome is called unknown.
  public var uncertainLimit: Int
  /// Attempts that found no connection, before the item is called failed.
  public var unreachableLimit: Int
  /// Rest after the first failure; each further one doubles it.
  public var floor: Duration
  /// Longest rest between two attempts.
  public var ceiling: Duration
  /// Rest after a 429 that names no time.
  public var throttleRest: Duration

  /// Makes a policy; the defaults suit a person who is watching.
  public init(
    uncertainLimit: Int = 3, unreachableLimit: Int = 5, floor: Duration = .milliseconds(500),
    ceiling: Duration = .seconds(60), throttleRest: Duration = .seconds(10)
  ) {
    self.uncertainLimit = uncertainLimit
    self.unreachableLimit = unreachableLimit
    self.floor = floor
    self.ceiling = ceiling
    self.throttleRest = throttleRest
  }

  /// Returns the rest after `failures` failures in a row, counting from 1.
  public func rest(afterFailures failures: Int) -> Duration {
    min(ceiling, floor * (1 << min(max(failures, 1) - 1, 16)))
  }
}
