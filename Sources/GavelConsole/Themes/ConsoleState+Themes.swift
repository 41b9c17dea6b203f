import GavelModel

extension ConsoleState {
  mutating func choose(_ theming: Theming) -> [Effect] {
    switch theming {
    case .choose: return [.loadThemes]
    case .keep:
      guard let chosen = themes?.chosen else { return [] }
      themes = nil
      hint("theme: \(chosen.theme.name)")
      return [.keepTheme(chosen.theme.name)]
    case .drop:
      if let before = themes?.before { theme = before }
      themes = nil
      return []
    }
  }

  /// Opens the list of themes, unless something else has come to the front meanwhile.
  mutating func offer(_ choices: [ThemeChoice]) {
    guard modal == nil, help == nil, prompt == nil, secondFactors.isEmpty, themes == nil,
      profiles == nil
    else { return }
    themes = ThemePicker(choices, inUse: theme)
    let page = layout.themeRows(of: choices.count)
    themes?.scroll(page: page)
  }

  /// Moves in the list of themes; the screen changes with the cursor.
  mutating func moveThemes(_ motion: Motion) {
    guard var picker = themes else { return }
    picker.move(motion, page: layout.themeRows(of: picker.choices.count))
    theme = picker.chosen.theme
    themes = picker
  }
}
