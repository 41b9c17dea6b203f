/// Numbers and quoted texts.
extension SettingsReader {
  mutating func number() throws(SettingsSyntaxError) -> Double {
    let isNegative = next == "-"
    if next == "-" || next == "+" { advance() }
    var digits = ""
    while let scalar = next, scalar.isASCII,
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || scalar == "."
        || ((scalar == "+" || scalar == "-") && (digits.last == "e" || digits.last == "E"))
    {
      digits.unicodeScalars.append(scalar)
      advance()
    }
    guard !digits.isEmpty else { throw unexpected() }
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      guard let hex = UInt32(digits.dropFirst(2), radix: 16) else { throw error(.badNumber) }
      return isNegative ? -Double(hex) : Double(hex)
    }
    guard digits != ".", let first = digits.unicodeScalars.first,
      first == "." || first.value < 0x3A,
      let magnitude = Double(digits.hasPrefix(".") ? "0\(digits)" : digits), magnitude.isFinite
    else { throw error(.badNumber) }
    return isNegative ? -magnitude : magnitude
  }

  mutating func quoted() throws(SettingsSyntaxError) -> String {
    let quote = text[position]
    let start = line
    advance()
    var result = String.UnicodeScalarView()
    while let scalar = next, scalar != "\n" {
      advance()
      if scalar == quote { return String(result) }
      if scalar != "\\" {
        result.append(scalar)
      } else if let escaped = try escape() {
        result.append(escaped)
      }
    }
    throw SettingsSyntaxError(line: start, fault: .unfinishedText)
  }

  mutating func escape() throws(SettingsSyntaxError) -> Unicode.Scalar? {
    guard let scalar = next else { throw error(.unexpectedEnd) }
    advance()
    switch scalar {
    case "\n": return nil
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "v": return "\u{B}"
    case "0": return "\0"
    case "x": return Unicode.Scalar(UInt8(try hex(2)))
    case "u": return try unicodeEscape()
    default: return scalar
    }
  }

  mutating func unicodeEscape() throws(SettingsSyntaxError) -> Unicode.Scalar {
    let first = try hex(4)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard take("\\"), take("u") else { throw error(.badEscape) }
    let second = try hex(4)
    guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error(.badEscape) }
    return scalar
  }

  mutating func hex(_ count: Int) throws(SettingsSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let scalar = next, let digit = Character(scalar).hexDigitValue else {
        throw error(.badEscape)
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }
}
