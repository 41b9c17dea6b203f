import GavelModel

/// The settings file into which the console saves filters, so that no file of a person's is ever
/// rewritten.
///
/// It is read like any other, under the user's own, which wins name by name.
struct FiltersFile {
  private let path: String
  private var texts: [String: String] = [:]

  /// Reads the file; one that is not there yet is empty.
  init(_ directories: Directories) throws(ConfigurationError) {
    path = directories.filtersFile
    guard let file = try SettingsFile(path: path) else { return }
    try file.check(against: SettingsKey.all)
    for member in file.root["filters"]?.members ?? [] { texts[member.key] = member.node.text }
  }

  /// Puts a filter under a name, or takes the one of that name out.
  subscript(name: String) -> String? {
    get { texts[name] }
    set { texts[name] = newValue }
  }

  /// Writes the file whole, for the user alone; without filters it is removed.
  func write() throws(ConfigurationError) {
    guard !texts.isEmpty else { return try PrivateFile.remove(path) }
    let lines = texts.sorted { $0.key < $1.key }.map { name, text in
      "    \(JSONValue(name).text): \(JSONValue(text).text)"
    }
    let text = "{\n  \"filters\": {\n\(lines.joined(separator: ",\n"))\n  }\n}\n"
    try PrivateFile.write(text, to: path)
  }
}
