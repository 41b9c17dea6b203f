import GavelScreen

/// The colours that a theme may name without a palette.
enum ThemeColor {
  /// The eight colours every terminal with colours has, in the order of their numbers.
  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// Returns the colour that a value spells: `#rrggbb`, a name, 0 to 255 or `default`.
  static func read(_ node: SettingsNode) -> Color? {
    switch node.value {
    case .number(let number): Int(exactly: number).flatMap(UInt8.init(exactly:)).map(Color.indexed)
    case .string(let text): read(text)
    case .object, .array, .boolean, .null: nil
    }
  }

  private static func read(_ text: String) -> Color? {
    if text == "default" { return .terminalDefault }
    if let index = names.firstIndex(of: text) { return .indexed(UInt8(index)) }
    if text.hasPrefix("bright-"), let index = names.firstIndex(of: String(text.dropFirst(7))) {
      return .indexed(UInt8(index + 8))
    }
    if let number = CommandWords.number(text) { return UInt8(exactly: number).map(Color.indexed) }
    let digits = text.dropFirst().utf8
    guard text.hasPrefix("#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// Returns how a theme file spells a colour.
  static func spelling(_ color: Color) -> String {
    switch color {
    case .terminalDefault: return "default"
    case .indexed(let index) where index < 16:
      return (index < 8 ? "" : "bright-") + names[Int(index % 8)]
    case .indexed(let index): return String(index)
    case .rgb(let red, let green, let blue):
      return "#"
        + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}

/// The attributes that a theme may name.
enum ThemeAttributes {
  /// In the order in which they are listed.
  static let names: [(name: String, value: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]

  /// Returns the attribute of this name.
  static func named(_ name: String) -> Attributes? {
    names.first { $0.name == name }?.value
  }
}
