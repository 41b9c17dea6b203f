import GavelModel

/// The filters with names that the settings files hold.
struct FilterSettings: Equatable, Sendable {
  private struct Entry: Equatable, Sendable {
    var text: String
    var path: String
    var line: Int
  }

  private var entries: [String: Entry] = [:]

  /// Lays the filters of a file over what is known so far, name by name.
  mutating func merge(_ file: SettingsFile) throws(ConfigurationError) {
    for member in file.root["filters"]?.members ?? [] {
      guard SavedFilters.isName(member.key) else {
        throw .wrongValue(
          path: file.path, key: "filters.\(member.key)", line: member.line, expected: .name)
      }
      entries[member.key] = Entry(
        text: member.node.text ?? "", path: file.path, line: member.node.line)
    }
  }

  /// Reads every filter once all files are known, since one may stand for a part of another.
  ///
  /// A filter that was saved in the console and lost a part since, because a settings file changed,
  /// is left out: nobody would look for the fault in a file that Gavel writes.
  mutating func check(exceptIn consoleFile: String) throws(ConfigurationError) {
    let saved = saved
    for name in saved.names {
      guard let entry = entries[name] else { continue }
      do throws(FilterError) {
        try saved.check(name)
      } catch {
        guard entry.path != consoleFile else {
          entries[name] = nil
          continue
        }
        throw .wrongFilter(path: entry.path, key: "filters.\(name)", line: entry.line, error)
      }
    }
  }

  /// Names of the filters that come from a file.
  func names(from path: String) -> Set<String> {
    Set(entries.filter { $0.value.path == path }.keys)
  }

  /// The filters by their names.
  var saved: SavedFilters { SavedFilters(entries.mapValues(\.text)) }
}
