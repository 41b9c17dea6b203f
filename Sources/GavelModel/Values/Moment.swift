/// A time as it is typed: a moment, or an age that becomes one only when the clock is read.
public enum Moment: Equatable, Sendable {
  /// This moment.
  case at(Timestamp)
  /// So long before now.
  case ago(Duration)

  /// Reads an ISO 8601 moment, or a whole number with `s`, `m`, `h`, `d` or `w`.
  ///
  /// - Returns: `nil` for anything else, and for ages of more than a hundred years.
  public init?(_ text: String) {
    if let time = Timestamp(iso8601: text) {
      self = .at(time)
      return
    }
    guard let age = Self.age(text) else { return nil }
    self = .ago(age)
  }

  /// Reads the age alone; `nil` for anything else.
  static func age(_ text: String) -> Duration? {
    let units: [Character: UInt64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ units[$0] }), !digits.isEmpty,
      digits.utf8.allSatisfy({ (48...57).contains($0) }), let count = UInt64(digits),
      count <= mostSeconds / unit
    else { return nil }
    return .seconds(Int64(count * unit))
  }

  private static let mostSeconds: UInt64 = 100 * 366 * 86_400

  /// Returns the moment that is meant when it is `now`.
  public func resolved(at now: Timestamp) -> Timestamp {
    switch self {
    case .at(let time): time
    case .ago(let age): now - age
    }
  }
}
