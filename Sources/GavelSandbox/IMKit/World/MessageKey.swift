/// An ObjectId-like message id, kept as its seconds and its counter; the middle is the world's own.
struct MessageKey: Hashable, Comparable, Sendable {
  private let value: UInt64

  init(seconds: UInt32, counter: UInt32) {
    value = UInt64(seconds) << 32 | UInt64(counter & 0xFF_FFFF)
  }

  var seconds: UInt32 { UInt32(truncatingIfNeeded: value >> 32) }
  private var counter: UInt32 { UInt32(truncatingIfNeeded: value) }

  static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// Returns the 24 hexadecimal digits of the id: 8 for the time, 10 for the maker, 6 that count.
  func text(maker: UInt64) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    Self.write(UInt64(seconds), digits: 8, to: &digits)
    Self.write(maker, digits: 10, to: &digits)
    Self.write(UInt64(counter), digits: 6, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Reads an id back; `nil` when another world made it or it is no id at all.
  init?(text: String, maker: UInt64) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, let seconds = Self.read(bytes[0..<8]),
      Self.read(bytes[8..<18]) == maker, let counter = Self.read(bytes[18..<24])
    else { return nil }
    self.init(
      seconds: UInt32(truncatingIfNeeded: seconds), counter: UInt32(truncatingIfNeeded: counter))
  }

  /// Returns whether a text has the form of an ObjectId.
  static func hasIDForm(_ text: String) -> Bool {
    text.utf8.count == 24 && text.utf8.allSatisfy { hexValue($0) != nil }
  }

  private static func write(_ value: UInt64, digits: Int, to output: inout [UInt8]) {
    for place in stride(from: (digits - 1) * 4, through: 0, by: -4) {
      output.append(hexDigit(UInt8(truncatingIfNeeded: value >> UInt64(place)) & 15))
    }
  }

  private static func read(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      // Ids are lowercase: an uppercase twin is another, unknown id.
      guard !(65...70).contains(digit), let part = hexValue(digit) else { return nil }
      value = value << 4 | UInt64(part)
    }
    return value
  }
}
