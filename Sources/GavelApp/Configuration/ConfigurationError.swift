import GavelConsole
import GavelModel

/// A settings file, or another file Gavel relies on, that cannot be used.
enum ConfigurationError: Error, Hashable, Sendable {
  /// A file that must exist cannot be read; `code` is the system's error number.
  case unreadable(path: String, code: Int32)
  /// A file or folder cannot be made; `code` is the system's error number.
  case uncreatable(path: String, code: Int32)
  /// A file cannot be removed; `code` is the system's error number.
  case unremovable(path: String, code: Int32)
  /// Others may write the file, so nothing in it can be trusted.
  case writableByOthers(path: String)
  /// Others may read the file although it holds a secret.
  case readableByOthers(path: String)
  /// Neither the user nor root owns the file.
  case foreignOwner(path: String)
  /// The path is a folder, a device or something else that is no file.
  case notAFile(path: String)
  /// The file is larger than any settings file can be.
  case tooLarge(path: String)
  /// The file is not JSON5.
  case syntax(path: String, SettingsSyntaxError)
  /// A key that Gavel does not know.
  case unknownKey(path: String, key: String, line: Int, suggestion: String?)
  /// A key whose value has the wrong form.
  case wrongValue(
    path: String, key: String, line: Int, expected: SettingsShape, suggestion: String? = nil)
  /// A theme that extends one of a name that no theme has.
  case unknownTheme(path: String, name: String, line: Int, known: [String])
  /// A saved filter that cannot be understood.
  case wrongFilter(path: String, key: String, line: Int, FilterError)
  /// A change of the console's keys that cannot be taken.
  case wrongKeys(path: String, key: String, line: Int, KeyChangeError.Fault)
  /// A key that is needed is missing.
  case missingKey(path: String, key: String)
  /// Two keys of which at most one may be given.
  case exclusiveKeys(path: String, first: String, second: String)
  /// The path ends in a symbolic link where a file or folder of Gavel's own must be.
  case symbolicLink(path: String)
  /// A symbolic link on the way to the file leads nowhere, so that what it says is not known.
  case deadLink(path: String, target: String)
  /// Everybody may replace what is in a folder on the way to the file.
  case sharedFolder(path: String)
  /// The home directory is unknown.
  case noHome
}
