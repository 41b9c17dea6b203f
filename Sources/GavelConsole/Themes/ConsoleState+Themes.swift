import GavelModel
import GavelScreen

extension ConsoleState {
  mutating func choose(_ theming: Theming) -> [Effect] {
    switch theming {
    case .choose: return [.loadThemes]
    case .keep:
      guard let chosen = themes?.chosen else { return [] }
      themes = nil
      let isBare = configuration.colorDepth == .none
      hint("theme: \(chosen.theme.name)" + (isBare ? ", but this terminal shows no colours" : ""))
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
    guard var picker = ThemePicker(choices, inUse: theme) else { return }
    picker.scroll(page: layout.themeRows(picker))
    themes = picker
  }

  /// Moves in the list of themes; the screen changes with the cursor.
  mutating func moveThemes(_ motion: Motion) {
    guard var picker = themes else { return }
    picker.move(motion, page: layout.themeRows(picker))
    theme = picker.chosen.theme
    themes = picker
  }
}
