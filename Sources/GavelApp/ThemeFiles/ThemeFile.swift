import GavelConsole
import GavelScreen

/// Reads a theme: a palette of named colours, and roles that use them.
struct ThemeFile {
  private let file: SettingsFile
  private let palette: [String: Color]

  /// Returns the theme that `bytes` describe.
  ///
  /// A role without `fg` or `bg` takes that of `text`; a role that is left out is drawn as `text`.
  static func read(
    _ bytes: [UInt8], path: String, name: String
  ) throws(ConfigurationError) -> Theme {
    let file = try SettingsFile(path: path, bytes: bytes)
    try file.check(against: keys)
    return try ThemeFile(file).theme(name)
  }

  private init(_ file: SettingsFile) throws(ConfigurationError) {
    self.file = file
    var palette: [String: Color] = [:]
    for member in file.root["palette"]?.members ?? [] {
      guard let color = Self.color(member.node) else {
        throw .wrongValue(
          path: file.path, key: "palette.\(member.key)", line: member.line, expected: .colour)
      }
      palette[member.key] = color
    }
    self.palette = palette
  }

  private func theme(_ name: String) throws(ConfigurationError) -> Theme {
    let roles = file.root["roles"]
    let base = try style(.text, roles?["text"], over: .plain)
    var styles = [ThemeRole.text: base]
    for role in ThemeRole.allCases where role != .text {
      guard let node = roles?[role.rawValue] else { continue }
      let plain = Style(
        foreground: base.foreground, background: base.background, attributes: [])
      styles[role] = try style(role, node, over: plain)
    }
    return Theme(name: name, styles: styles)
  }

  private func style(
    _ role: ThemeRole, _ node: SettingsNode?, over base: Style
  ) throws(ConfigurationError) -> Style {
    guard let node else { return base }
    return Style(
      foreground: try color(role, "fg", node) ?? base.foreground,
      background: try color(role, "bg", node) ?? base.background,
      attributes: try attributes(role, node) ?? base.attributes)
  }

  private func color(
    _ role: ThemeRole, _ key: String, _ node: SettingsNode
  ) throws(ConfigurationError) -> Color? {
    guard let value = node[key] else { return nil }
    if let name = value.text, let color = palette[name] { return color }
    guard let color = Self.color(value) else {
      throw .wrongValue(
        path: file.path, key: "roles.\(role.rawValue).\(key)", line: value.line,
        expected: .colour)
    }
    return color
  }

  private func attributes(
    _ role: ThemeRole, _ node: SettingsNode
  ) throws(ConfigurationError) -> Attributes? {
    guard let value = node["attributes"] else { return nil }
    var result: Attributes = []
    guard case .array(let names) = value.value else { return nil }
    for name in names {
      guard let word = name.text, let attribute = Self.attributeNames[word] else {
        throw .wrongValue(
          path: file.path, key: "roles.\(role.rawValue).attributes", line: name.line,
          expected: .attributes)
      }
      result.formUnion(attribute)
    }
    return result
  }
}

extension ThemeFile {
  /// Every key a theme may hold.
  static let keys: [SettingsKey] =
    [
      SettingsKey(path: "name", shape: .text),
      SettingsKey(path: "palette", shape: .object),
      SettingsKey(path: "palette.*", shape: .colour),
      SettingsKey(path: "roles", shape: .object),
    ]
    + ThemeRole.allCases.flatMap { role in
      [
        SettingsKey(path: "roles.\(role.rawValue)", shape: .object),
        SettingsKey(path: "roles.\(role.rawValue).fg", shape: .colour),
        SettingsKey(path: "roles.\(role.rawValue).bg", shape: .colour),
        SettingsKey(path: "roles.\(role.rawValue).attributes", shape: .attributes),
      ]
    }

  private static let attributeNames: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  /// The eight colours every terminal with colours has, in the order of their numbers.
  private static let colorNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// Reads a colour that is no name of the palette.
  private static func color(_ node: SettingsNode) -> Color? {
    switch node.value {
    case .number(let number): Int(exactly: number).flatMap(UInt8.init(exactly:)).map(Color.indexed)
    case .string(let text): color(text)
    case .object, .array, .boolean, .null: nil
    }
  }

  private static func color(_ text: String) -> Color? {
    if text == "default" { return .terminalDefault }
    if let index = colorNames.firstIndex(of: text) { return .indexed(UInt8(index)) }
    if text.hasPrefix("bright-"), let index = colorNames.firstIndex(of: String(text.dropFirst(7))) {
      return .indexed(UInt8(index + 8))
    }
    if let number = CommandWords.number(text) { return UInt8(exactly: number).map(Color.indexed) }
    let digits = text.dropFirst().utf8
    guard text.hasPrefix("#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(
      UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
