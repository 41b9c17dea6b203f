import GavelScreen

@testable import GavelConsole

extension FakeWorld {
  /// Three themes as a folder might hold them: dark, light, and one of the terminal's own ground.
  var shelfOfThemes: [ThemeChoice] {
    [
      ThemeChoice(theme: .dark, about: "for dark rooms"),
      ThemeChoice(theme: .light, about: "for light rooms"),
      ThemeChoice(theme: .open, about: "on the terminal's ground", isOwn: true),
    ]
  }
}

extension Theme {
  static let dark = paired(
    "dark", text: (0xC8CCD4, 0x14171D), band: 0x232936, sheet: 0x1B2029, accent: 0x7FB4FF,
    states: (0x8FCE7E, 0xE8BF6A, 0xFF8A93))
  static let light = paired(
    "light", text: (0x2B303B, 0xFBFAF7), band: 0xE9E6DD, sheet: 0xF1EFE8, accent: 0x0B5CAD,
    states: (0x2A6B25, 0x7D4F00, 0xB3202E))
  static let open = Theme(
    name: "open",
    styles: [
      .text: .plain, .good: Style(foreground: .indexed(2)),
      .caution: Style(foreground: .indexed(3)),
      .danger: Style(foreground: .indexed(1), attributes: .bold),
    ])

  private static func paired(
    _ name: String, text: (Int, Int), band: Int, sheet: Int, accent: Int, states: (Int, Int, Int)
  ) -> Theme {
    func style(_ letters: Int, _ ground: Int, _ attributes: Attributes = []) -> Style {
      Style(foreground: color(letters), background: color(ground), attributes: attributes)
    }
    return Theme(
      name: name,
      styles: [
        .text: style(text.0, text.1), .strong: style(text.0, text.1, .bold),
        .header: style(text.0, band), .footer: style(text.0, band),
        .key: style(accent, text.1, .bold), .focus: style(accent, text.1, .bold),
        .marker: style(accent, text.1, .bold), .good: style(states.0, text.1),
        .caution: style(states.1, text.1), .mark: style(states.1, text.1, .bold),
        .danger: style(states.2, text.1, .bold), .lock: style(text.1, states.1, .bold),
        .hidden: style(text.1, states.2), .dialog: style(text.0, sheet),
        .field: style(text.0, band, .underline),
      ])
  }

  private static func color(_ number: Int) -> Color {
    .rgb(UInt8(number >> 16), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
  }
}
