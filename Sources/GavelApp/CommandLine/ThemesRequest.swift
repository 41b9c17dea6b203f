/// What `gavel themes` is asked for.
enum ThemesRequest: Equatable, Sendable {
  /// The themes that can be chosen.
  case list
  /// The styles of a theme, by its name.
  case show(String)
  /// Whether a file is a theme.
  case check(String)
}
