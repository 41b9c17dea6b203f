import Foundation

extension ThemeLibrary {
  /// The names that can be chosen, the user's own among them, in order.
  var names: [String] {
    // A folder that is not there, or may not be read, holds no themes.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directories.themes)) ?? []
    let own = files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .filter(ProfileSettings.isName)
    return Set(own + Self.builtIn.map(\.name)).sorted()
  }
}
