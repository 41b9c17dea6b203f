/// Ids in the platform's older form: 17 characters of an alphabet without look-alikes.
///
/// The text holds the number it was made from, so that a million message ids need no index.
enum ChatID {
  private static let alphabet = Array(
    "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz".utf8)
  private static let length = 17
  /// As many characters as a 64-bit number needs; the rest is a check of it.
  private static let numberLength = 12
  private static let factors: (UInt64, UInt64) = (0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB)

  /// Returns the id of a number in the world of `maker`.
  static func text(_ number: UInt64, maker: UInt64) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(length)
    let mixed = mix(number ^ maker)
    write(mixed, length: numberLength, to: &characters)
    write(mix(mixed &+ maker), length: length - numberLength, to: &characters)
    return String(decoding: characters, as: UTF8.self)
  }

  /// Reads a number back; `nil` when another world made the id or it is none at all.
  static func number(_ text: String, maker: UInt64) -> UInt64? {
    guard text.utf8.count == length else { return nil }
    var mixed: UInt64 = 0
    for byte in text.utf8.prefix(numberLength).reversed() {
      guard let place = alphabet.firstIndex(of: byte) else { return nil }
      mixed = mixed &* UInt64(alphabet.count) &+ UInt64(place)
    }
    let number = unmix(mixed) ^ maker
    return self.text(number, maker: maker) == text ? number : nil
  }

  /// Returns a newer id: 24 hexadecimal digits.
  static func hexText(_ number: UInt64, maker: UInt64) -> String {
    let mixed = mix(number ^ maker)
    var digits: [UInt8] = []
    for part in [mixed, mix(mixed)] {
      for place in stride(from: 60, through: 0, by: -4) {
        digits.append(hexDigit(UInt8(truncatingIfNeeded: part >> UInt64(place)) & 15))
      }
    }
    return String(decoding: digits.prefix(24), as: UTF8.self)
  }

  private static func write(_ value: UInt64, length: Int, to characters: inout [UInt8]) {
    var rest = value
    for _ in 0..<length {
      characters.append(alphabet[Int(rest % UInt64(alphabet.count))])
      rest /= UInt64(alphabet.count)
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* factors.0
    mixed = (mixed ^ (mixed >> 27)) &* factors.1
    return mixed ^ (mixed >> 31)
  }

  private static func unmix(_ value: UInt64) -> UInt64 {
    var mixed = unshift(value, 31) &* inverse(factors.1)
    mixed = unshift(mixed, 27) &* inverse(factors.0)
    return unshift(mixed, 30)
  }

  private static func unshift(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    var result = value
    var shift = bits
    while shift < 64 {
      result ^= value >> shift
      shift += bits
    }
    return result
  }

  /// Returns the number that undoes a multiplication by an odd factor (Newton's iteration).
  private static func inverse(_ factor: UInt64) -> UInt64 {
    var inverse = factor
    for _ in 0..<6 { inverse = inverse &* (2 &- factor &* inverse) }
    return inverse
  }
}

/// A message's place in the workspace: the number of its room and its own within the room.
struct ChatMessageKey: Hashable, Comparable, Sendable {
  let value: UInt64

  init(room: UInt32, serial: UInt32) { value = UInt64(room) << 32 | UInt64(serial) }
  init(value: UInt64) { self.value = value }

  var room: UInt32 { UInt32(truncatingIfNeeded: value >> 32) }

  static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
