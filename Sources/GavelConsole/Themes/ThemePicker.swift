import GavelScreen

/// A theme that can be chosen.
public struct ThemeChoice: Sendable, Equatable {
  /// The theme.
  public var theme: Theme
  /// What its author says of it; may be empty.
  public var about: String
  /// Whether it is a file of the moderator's own.
  public var isOwn: Bool

  /// Makes a choice.
  public init(theme: Theme, about: String = "", isOwn: Bool = false) {
    self.theme = theme
    self.about = about
    self.isOwn = isOwn
  }
}

/// The list of themes while one is chosen; the screen shows the one at the cursor.
struct ThemePicker: Sendable, Equatable {
  var choices: [ThemeChoice]
  /// The theme to go back to.
  var before: Theme
  var cursor: Int
  var top = 0

  /// Makes a list with the cursor on the theme in use; `nil` when there is nothing to choose.
  init?(_ choices: [ThemeChoice], inUse: Theme) {
    guard !choices.isEmpty else { return nil }
    self.choices = choices
    before = inUse
    cursor = choices.firstIndex { $0.theme.name == inUse.name } ?? 0
  }

  var chosen: ThemeChoice { choices[cursor] }

  mutating func move(_ motion: Motion, page: Int) {
    cursor = motion.target(from: cursor, page: page, last: choices.count - 1)
    scroll(page: page)
  }

  mutating func scroll(page: Int) {
    top = max(0, min(top, cursor, choices.count - page))
    top = max(top, cursor - page + 1)
  }
}
