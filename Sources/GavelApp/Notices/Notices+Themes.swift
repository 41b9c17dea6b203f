import GavelConsole

extension Notices {
  /// Says that a chosen theme lasts no longer than the console.
  static func themeIsConfigured(_ configured: String, chosen: String) -> Notice {
    Notice(
      .info,
      "\(chosen) lasts until Gavel ends: the settings or the command line name \(configured)")
  }

  /// Says that a role of a theme is hard to read.
  static func faint(_ note: RoleContrast, path: String) -> String {
    "\(path): \"roles.\(note.role.rawValue)\" on the ground of \(note.ground.rawValue) has a "
      + "contrast of \(ThemesCommand.digits(note.ratio)) to 1; WCAG AA asks for "
      + "\(ThemesCommand.digits(note.least))"
  }
}
