/// ISO 8601 in UTC with milliseconds, the only form Gavel writes; reading also accepts offsets.
extension Timestamp {
  /// The moment as `2026-03-02T09:20:00.555Z`.
  public var iso8601: String {
    let parts = utc
    return "\(pad(parts.year, 4))-\(pad(parts.month, 2))-\(pad(parts.day, 2))"
      + "T\(pad(parts.hour, 2)):\(pad(parts.minute, 2)):\(pad(parts.second, 2))"
      + ".\(pad(parts.millisecond, 3))Z"
  }

  /// Reads `YYYY-MM-DD[THH:MM[:SS[.fff]][Z|±HH:MM]]`; a text without a zone is UTC.
  ///
  /// - Returns: `nil` when the text has another form or names a day that does not exist.
  public init?(iso8601 text: String) {
    var scan = Scanner(text)
    guard let year = scan.number(4), scan.take("-"), let month = scan.number(2),
      scan.take("-"), let day = scan.number(2), (1...12).contains(month),
      (1...Self.daysInMonth(month, year)).contains(day)
    else { return nil }
    var seconds = Int64(Self.daysFromEpoch(year: year, month: month, day: day)) * 86_400
    var fraction: Int64 = 0
    if scan.take("T") || scan.take("t") || scan.take(" ") {
      guard let hour = scan.number(2), hour < 24, scan.take(":"),
        let minute = scan.number(2), minute < 60
      else { return nil }
      seconds += Int64(hour * 3600 + minute * 60)
      if scan.take(":") {
        guard let second = scan.number(2), second <= 60 else { return nil }
        seconds += Int64(second)
        if scan.take(".") {
          guard let digits = scan.fractionInMilliseconds() else { return nil }
          fraction = digits
        }
      }
      guard let offset = scan.zoneOffsetInSeconds() else { return nil }
      seconds -= Int64(offset)
    }
    guard scan.isAtEnd else { return nil }
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// Whole days since 1970-01-01 in UTC, negative before it.
  public var day: Int {
    Int((milliseconds - floorModulo(milliseconds, 86_400_000)) / 86_400_000)
  }

  /// Calendar fields of the moment in UTC (proleptic Gregorian calendar).
  public var utc: CalendarFields {
    let days = day
    let rest = Int(floorModulo(milliseconds, 86_400_000))
    let (year, month, day) = Self.date(daysFromEpoch: days)
    return CalendarFields(
      year: year, month: month, day: day, hour: rest / 3_600_000,
      minute: rest / 60_000 % 60, second: rest / 1000 % 60, millisecond: rest % 1000)
  }

  /// A moment taken apart for display.
  public struct CalendarFields: Hashable, Sendable {
    /// Year of the proleptic Gregorian calendar.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    /// 0 to 23.
    public var hour: Int
    /// 0 to 59.
    public var minute: Int
    /// 0 to 59.
    public var second: Int
    /// 0 to 999.
    public var millisecond: Int
  }

  // Days are counted in 400-year eras that begin on 1 March, so that a leap day ends its year.
  private static func daysFromEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func date(daysFromEpoch days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }

  private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private func pad(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func floorModulo(_ value: Int64, _ modulus: Int64) -> Int64 {
  let rest = value % modulus
  return rest < 0 ? rest + modulus : rest
}

/// Walks over the bytes of a date text.
private struct Scanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    rest.removeFirst(digits)
    return value
  }

  mutating func fractionInMilliseconds() -> Int64? {
    var value: Int64 = 0
    var digits = 0
    while let byte = rest.first, (48...57).contains(byte) {
      if digits < 3 { value = value * 10 + Int64(byte - 48) }
      digits += 1
      rest.removeFirst()
    }
    guard digits > 0 else { return nil }
    while digits < 3 {
      value *= 10
      digits += 1
    }
    return value
  }

  mutating func zoneOffsetInSeconds() -> Int? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = number(2) else { return nil }
    _ = take(":")
    guard let minutes = number(2) else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
