/// A moment in whole milliseconds since 1970-01-01T00:00:00Z, the unit both platforms use.
///
/// Kept instead of `Date` because it is exact, compares by an integer, and formats without ICU.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since the epoch; negative before it.
  public var milliseconds: Int64

  /// Makes a moment from milliseconds since the epoch.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders earlier before later.
  public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Returns the moment `duration` later, to the millisecond.
  public static func + (left: Self, duration: Duration) -> Self {
    Timestamp(milliseconds: left.milliseconds + duration.milliseconds)
  }

  /// Returns the moment `duration` earlier, to the millisecond.
  public static func - (left: Self, duration: Duration) -> Self {
    Timestamp(milliseconds: left.milliseconds - duration.milliseconds)
  }

  /// Returns how much time lies between two moments, negative when `right` is later.
  public static func - (left: Self, right: Self) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }

  /// Reads the ISO 8601 form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Timestamp(iso8601: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an ISO 8601 time")
    }
    self = moment
  }

  /// Writes the ISO 8601 form in UTC with milliseconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso8601)
  }
}

extension Duration {
  /// The whole milliseconds in this duration, rounded towards zero.
  public var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
