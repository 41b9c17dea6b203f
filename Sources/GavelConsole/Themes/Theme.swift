import GavelScreen

/// A style for every meaning on the screen.
public struct Theme: Sendable, Equatable {
  /// The name it is chosen by.
  public var name: String
  private var styles: [ThemeRole: Style]

  /// Makes a theme; a role without a style takes that of ``ThemeRole/text``.
  public init(name: String, styles: [ThemeRole: Style]) {
    self.name = name
    self.styles = styles
  }

  /// The style of a role.
  public subscript(role: ThemeRole) -> Style { styles[role] ?? styles[.text] ?? .plain }

  /// The theme that is used until another one is loaded: attributes only, readable everywhere.
  public static let builtIn = Theme(
    name: "built-in",
    styles: [
      .strong: attributes(.bold), .focus: attributes(.bold), .marker: attributes(.bold),
      .mark: attributes(.bold), .header: attributes(.reverse), .key: attributes(.bold),
      .caution: attributes(.bold), .danger: attributes(.bold), .lock: attributes(.bold, .reverse),
      .staff: attributes(.bold), .hidden: attributes(.reverse), .bar: attributes(.bold),
      .field: attributes(.underline),
    ])

  private static func attributes(_ attributes: Attributes...) -> Style {
    Style(
      foreground: .terminalDefault, background: .terminalDefault,
      attributes: attributes.reduce(into: []) { $0.formUnion($1) })
  }
}
