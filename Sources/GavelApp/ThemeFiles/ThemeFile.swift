import GavelConsole
import GavelScreen

/// One theme as written down: a palette of named colours, roles that use them, and the theme that
/// it changes.
struct ThemeFile {
  /// Where it is, for errors.
  var path: String { file.path }
  private let file: SettingsFile
  private let palette: [String: Color]

  /// Reads a theme and checks everything that can be checked without the one it extends.
  init(_ bytes: [UInt8], path: String) throws(ConfigurationError) {
    file = try SettingsFile(path: path, bytes: bytes)
    try file.check(against: Self.keys)
    var palette: [String: Color] = [:]
    for member in file.root["palette"]?.members ?? [] {
      guard let color = ThemeColor.read(member.node) else {
        throw .wrongValue(
          path: file.path, key: "palette.\(member.key)", line: member.node.line,
          expected: .colour)
      }
      palette[member.key] = color
    }
    self.palette = palette
  }

  /// The name of the theme that this one changes, and the line it stands on.
  var parent: (name: String, line: Int)? {
    file.root["extends"].flatMap { node in node.text.map { ($0, node.line) } }
  }

  /// What its author says of it; empty where nothing is said.
  var about: String { file.root["about"]?.text ?? "" }

  /// The roles that this file itself gives a style.
  var ownRoles: Set<String> { Set(file.root["roles"]?.members.map(\.key) ?? []) }

  /// Returns the theme that this file comes to over those it extends, the nearest first.
  ///
  /// Palettes are laid over each other before a role is read, so that another palette alone makes
  /// another theme. Of a role each part comes from the nearest file that has it; what none has
  /// comes from `text`.
  func theme(
    _ name: String, over ancestors: [ThemeFile] = []
  ) throws(ConfigurationError) -> Theme {
    let files = [self] + ancestors
    let palette = files.reversed().reduce(into: [String: Color]()) { all, file in
      all.merge(file.palette) { _, nearer in nearer }
    }
    let base = try Self.style(.text, in: files, palette, over: .plain) ?? .plain
    let plain = Style(foreground: base.foreground, background: base.background)
    var styles = [ThemeRole.text: base]
    for role in ThemeRole.allCases where role != .text {
      styles[role] = try Self.style(role, in: files, palette, over: plain)
    }
    return Theme(name: name, styles: styles)
  }

  /// The style of a role; `nil` when no file names it.
  private static func style(
    _ role: ThemeRole, in files: [ThemeFile], _ palette: [String: Color], over base: Style
  ) throws(ConfigurationError) -> Style? {
    var style = base
    var isNamed = false
    for file in files.reversed() {
      guard let node = file.file.root["roles"]?[role.rawValue] else { continue }
      isNamed = true
      style.foreground = try file.color(role, "fg", node, palette) ?? style.foreground
      style.background = try file.color(role, "bg", node, palette) ?? style.background
      style.attributes = try file.attributes(role, node) ?? style.attributes
    }
    return isNamed ? style : nil
  }

  private func color(
    _ role: ThemeRole, _ key: String, _ node: SettingsNode, _ palette: [String: Color]
  ) throws(ConfigurationError) -> Color? {
    guard let value = node[key] else { return nil }
    if let name = value.text, let color = palette[name] { return color }
    guard let color = ThemeColor.read(value) else {
      throw .wrongValue(
        path: file.path, key: "roles.\(role.rawValue).\(key)", line: value.line,
        expected: .colour)
    }
    return color
  }

  private func attributes(
    _ role: ThemeRole, _ node: SettingsNode
  ) throws(ConfigurationError) -> Attributes? {
    guard case .array(let names)? = node["attributes"]?.value else { return nil }
    var result: Attributes = []
    for name in names {
      guard let attribute = name.text.flatMap(ThemeAttributes.named) else {
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
      SettingsKey(path: "extends", shape: .text),
      SettingsKey(path: "about", shape: .text),
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
}
