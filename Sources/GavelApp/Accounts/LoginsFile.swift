import Glibc

/// The settings file that `gavel login` writes, so that no file of a person's is ever rewritten.
///
/// It is read like any other, under the user's own, which wins key by key.
struct LoginsFile {
  /// One profile, its keys in the order in which they are written.
  struct Entry: Equatable {
    var name: String
    var values: [JSONValue.Member]

    /// The text of a key.
    subscript(key: String) -> String? {
      guard case .string(let text)? = values.first(where: { $0.key == key })?.value else {
        return nil
      }
      return text
    }
  }

  let path: String
  /// The profile that is used when none is named and no other file says which.
  var defaultProfile: String?
  /// The profiles, in the order in which they were made.
  private(set) var entries: [Entry] = []

  /// Reads the file; one that is not there yet is empty.
  init(_ directories: Directories) throws(ConfigurationError) {
    path = directories.loginsFile
    guard let file = try SettingsFile(path: path) else { return }
    try file.check(against: SettingsKey.all)
    defaultProfile = file.root["defaultProfile"]?.text
    entries = (file.root["profiles"]?.members ?? []).map { member in
      Entry(
        name: member.key,
        values: member.node.members.map { .init(key: $0.key, value: JSONValue($0.node)) })
    }
  }

  /// Adds a profile, or puts it in the place of the one with its name.
  mutating func put(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name }
    entries.append(entry)
  }

  /// Takes a profile out.
  mutating func remove(_ name: String) {
    entries.removeAll { $0.name == name }
    if defaultProfile == name { defaultProfile = nil }
  }

  /// Writes the file whole, for the user alone.
  func write() throws(ConfigurationError) {
    var lines = ["{"]
    if let defaultProfile {
      lines.append("  \"defaultProfile\": \(JSONValue(defaultProfile).text),")
    }
    lines.append("  \"profiles\": {")
    for (number, entry) in entries.enumerated() {
      let end = number == entries.count - 1 ? "" : ","
      lines.append(
        "    \(JSONValue(entry.name).text): \(JSONValue.object(entry.values).text)\(end)")
    }
    lines += ["  }", "}"]
    try PrivateFile.write(lines.joined(separator: "\n") + "\n", to: path)
  }
}

extension JSONValue {
  /// A value of a settings file, as it is.
  init(_ node: SettingsNode) {
    switch node.value {
    case .object(let members):
      self = .object(members.map { Member(key: $0.key, value: JSONValue($0.node)) })
    case .array(let nodes): self = .array(nodes.map { JSONValue($0) })
    case .string(let text): self = .string(text)
    // Every number of the settings is a whole one; the check of the file saw to it.
    case .number(let number): self = .integer(Int64(number))
    case .boolean(let flag): self = .boolean(flag)
    case .null: self = .null
    }
  }
}
