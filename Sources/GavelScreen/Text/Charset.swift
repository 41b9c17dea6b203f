/// What letters a terminal can show, known from the locale.
public enum Charset: Hashable, Sendable {
  /// UTF-8.
  case unicode
  /// Nothing beyond ASCII goes out; other graphemes become one `?` for each column.
  case ascii
}

/// How heavy a border is, so that the focused pane is told apart without colour.
public enum Borders: Hashable, Sendable {
  /// Thin lines.
  case plain
  /// Heavy lines, for what has the focus.
  case heavy
}
