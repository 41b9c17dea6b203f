import Foundation
import GavelConsole

/// The themes that can be chosen: the user's own before those that are built in.
struct ThemeLibrary {
  let directories: Directories

  /// The theme that is used when none is named.
  static let standard = "midnight"

  /// The files of `themes/`, as they were when the program was built.
  static let builtIn: [(name: String, bytes: [UInt8])] = [
    ("midnight", PackageResources.midnight_json),
    ("dusk", PackageResources.dusk_json),
    ("daylight", PackageResources.daylight_json),
    ("sepia", PackageResources.sepia_json),
    ("contrast-dark", PackageResources.contrast_dark_json),
    ("contrast-light", PackageResources.contrast_light_json),
    ("red-green-dark", PackageResources.red_green_dark_json),
    ("red-green-light", PackageResources.red_green_light_json),
    ("blue-yellow", PackageResources.blue_yellow_json),
    ("clear", PackageResources.clear_json),
    ("ansi", PackageResources.ansi_json),
    ("mono", PackageResources.mono_json),
  ]

  /// Names of the user's own themes, in order.
  var ownNames: [String] {
    // A folder that is not there or cannot be read offers nothing; a theme that is asked for by
    // name still says why it cannot be had.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directories.themes)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .filter(ProfileSettings.isName).sorted()
  }

  /// Every name that can be chosen: the built-in themes, then the user's further ones.
  var names: [String] {
    let builtIn = Self.builtIn.map(\.name)
    return builtIn + ownNames.filter { !builtIn.contains($0) }
  }

  /// Returns the theme with this name.
  ///
  /// - Throws: ``ConfigurationError`` when a file is wrong or not to be trusted,
  ///   ``ConnectionError/unknownTheme(_:known:place:)``.
  func theme(named name: String?) throws -> Theme {
    let name = name ?? Self.standard
    guard let file = try file(named: name) else {
      throw ConnectionError.unknownTheme(name, known: names)
    }
    return try theme(file, named: name)
  }

  /// Returns the theme that a file comes to with everything it extends.
  func theme(_ file: ThemeFile, named name: String) throws(ConfigurationError) -> Theme {
    try file.theme(name, over: ancestors(of: file))
  }

  /// Returns the file of this name: the user's own, else the built-in one.
  func file(named name: String) throws(ConfigurationError) -> ThemeFile? {
    if let own = try own(name) { return own }
    return try builtIn(name)
  }

  private func own(_ name: String) throws(ConfigurationError) -> ThemeFile? {
    // The name becomes part of a path, so only a plain name is looked for.
    guard ProfileSettings.isName(name) else { return nil }
    let path = "\(directories.themes)/\(name).json"
    guard let bytes = try TrustedFile.read(path, as: .settings) else { return nil }
    return try ThemeFile(bytes, path: path)
  }

  private func builtIn(_ name: String) throws(ConfigurationError) -> ThemeFile? {
    guard let bytes = Self.builtIn.first(where: { $0.name == name })?.bytes else { return nil }
    return try ThemeFile(bytes, path: "themes/\(name).json")
  }

  /// The files that a theme extends, the nearest first.
  ///
  /// A theme of the user's may extend the built-in one of its own name.
  private func ancestors(of file: ThemeFile) throws(ConfigurationError) -> [ThemeFile] {
    var chain = [file]
    while let current = chain.last, let (name, line) = current.parent {
      let seen = Set(chain.map(\.path))
      let candidates = [try own(name), try builtIn(name)].compactMap(\.self)
      guard !candidates.isEmpty else {
        throw .unknownTheme(path: current.path, name: name, line: line, known: names)
      }
      guard let next = candidates.first(where: { !seen.contains($0.path) }) else {
        throw .wrongValue(
          path: current.path, key: "extends", line: line, expected: .theme(names))
      }
      chain.append(next)
    }
    return Array(chain.dropFirst())
  }
}
