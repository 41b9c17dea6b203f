/// The format `date-time` of JSON Schema: RFC 3339, 5.6, with a zone and with real days.
enum DateTimeFormat {
  static func fits(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, [0x54, 0x74, 0x20].contains(bytes[10]) else { return false }
    return isDay(bytes[..<10]) && isTime(bytes[11...])
  }

  private static func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let clock = bytes.prefix(8).split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.count == 2 }),
      let hour = number(clock[0]), let minute = number(clock[1]), let second = number(clock[2]),
      hour < 24, minute < 60, second < 60
    else { return false }
    var rest = bytes.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    return isZone(rest)
  }

  private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let sign = bytes.first else { return false }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    let hasColon = bytes.dropFirst(3).first == UInt8(ascii: ":")
    guard [2, 4].contains(digits.count), bytes.count == 1 + digits.count + (hasColon ? 1 : 0),
      let hours = number(digits[..<2]), hours < 24
    else { return false }
    return digits.count == 2 ? !hasColon : number(digits[2...]).map { $0 < 60 } ?? false
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }
}
