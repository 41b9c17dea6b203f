import GavelConsole

/// The themes that can be chosen: the user's own before those that are built in.
struct ThemeLibrary {
  let directories: Directories

  /// The theme that is used when none is named.
  static let standard = "midnight"

  /// The files of `themes/`, as they were when the program was built.
  static let builtIn: [(name: String, bytes: [UInt8])] = [
    ("midnight", PackageResources.midnight_json),
    ("daylight", PackageResources.daylight_json),
    ("mono", PackageResources.mono_json),
  ]

  /// Returns the theme with this name.
  ///
  /// - Throws: ``ConfigurationError`` when its file is wrong or not to be trusted,
  ///   ``ConnectionError/unknownTheme(_:known:)``.
  func theme(named name: String?) throws -> Theme {
    let name = name ?? Self.standard
    let builtIn = Self.builtIn.first { $0.name == name }
    // The name becomes part of a path, so only a plain name is looked for.
    if ProfileSettings.isName(name) {
      let path = "\(directories.themes)/\(name).json"
      if let bytes = try TrustedFile.read(path, as: .settings) {
        return try ThemeFile.read(bytes, path: path, name: name)
      }
    }
    guard let builtIn else {
      throw ConnectionError.unknownTheme(name, known: Self.builtIn.map(\.name))
    }
    return try ThemeFile.read(builtIn.bytes, path: "themes/\(name).json", name: name)
  }
}
