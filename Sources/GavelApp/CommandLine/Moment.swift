import GavelModel

/// A time as it is typed: a moment, or an age that becomes one only when the clock is read.
enum Moment: Equatable, Sendable {
  /// This moment.
  case at(Timestamp)
  /// So long before now.
  case ago(Duration)

  /// Reads an ISO 8601 moment, or a whole number with `s`, `m`, `h`, `d` or `w`.
  ///
  /// - Returns: `nil` for anything else, and for ages of more than a hundred years.
  init?(_ text: String) {
    if let time = Timestamp(iso8601: text) {
      self = .at(time)
      return
    }
    let units: [Character: UInt64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }),
      let count = CommandWords.number(String(text.dropLast())), count <= Self.mostSeconds / unit
    else { return nil }
    self = .ago(.seconds(Int64(count * unit)))
  }

  private static let mostSeconds: UInt64 = 100 * 366 * 86_400

  /// Returns the moment that is meant when it is `now`.
  func resolved(at now: Timestamp) -> Timestamp {
    switch self {
    case .at(let time): time
    case .ago(let age): now - age
    }
  }
}
