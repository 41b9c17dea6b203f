/// How long to rest between two questions to a platform that may be away.
public enum Backoff {
  /// Returns the usual interval, doubled with each failure in a row up to eight times itself: a
  /// platform that comes back is noticed soon, one that stays away costs little.
  public static func rest(_ interval: Duration, afterFailures failures: Int) -> Duration {
    interval * (1 << min(max(failures - 1, 0), 3))
  }
}
