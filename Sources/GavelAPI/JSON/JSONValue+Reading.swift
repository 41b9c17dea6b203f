import GavelModel

/// Reading what a platform spells in several ways.
///
/// A value that is null or of a type that nobody expected reads as `nil`: one odd field must not
/// cost the element that it stands in.
extension JSONValue {
  /// A string; a number or anything else as its JSON text; `nil` for null.
  var asText: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    case .bool, .integer, .number, .array, .object: text
    }
  }

  /// A string or a whole number, and never empty.
  var asIdentifier: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .null, .bool, .number, .array, .object: nil
    }
  }

  /// A number, also when written as a string.
  var asNumber: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .null, .bool, .array, .object: nil
    }
  }

  /// A whole number, also when written as a string; fractions are dropped.
  var asInteger: Int64? {
    if case .integer(let number) = self { return number }
    return asNumber.flatMap { Int64(exactly: $0.rounded(.towardZero)) }
  }

  /// A truth value, also when written as a number.
  var asFlag: Bool? {
    if case .bool(let flag) = self { return flag }
    return asNumber.map { $0 != 0 }
  }

  /// How many there are of something; `nil` outside 0...`Int32.max`, so that sums cannot overflow.
  var asCount: Int? {
    asInteger.flatMap(Int32.init(exactly:)).flatMap { $0 < 0 ? nil : Int($0) }
  }

  /// A moment: epoch milliseconds, or ISO 8601; `nil` outside the years 0 to 9999.
  ///
  /// Those are the years that ISO 8601 writes in four digits; they leave room for differences.
  var asMoment: Timestamp? {
    let moment: Timestamp?
    if case .string(let text) = self, let written = Timestamp(iso8601: text) {
      moment = written
    } else {
      moment = asInteger.map(Timestamp.init(milliseconds:))
    }
    return moment.flatMap { Self.yearsZeroTo9999.contains($0.milliseconds) ? $0 : nil }
  }

  private static let yearsZeroTo9999: Range<Int64> = -62_167_219_200_000..<253_402_300_800_000

  /// A moment in either of its two fields.
  func moment(_ milliseconds: String, _ text: String) -> Timestamp? {
    self[milliseconds]?.asMoment ?? self[text]?.asMoment
  }

  /// The id of an object, or the bare id where an object could stand as well.
  var reference: String? {
    if case .object = self { return self["_id"]?.asIdentifier ?? self["id"]?.asIdentifier }
    return asIdentifier
  }
}
