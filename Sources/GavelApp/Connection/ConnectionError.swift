/// The layers of settings do not lead to a platform or a store.
enum ConnectionError: Error, Hashable, Sendable {
  /// An environment variable whose value has the wrong form.
  case wrongVariable(name: String, expected: SettingsShape)
  /// No profile has this name; `place` is where a file names it.
  case unknownProfile(String, known: [String], place: SettingPlace? = nil)
  /// No theme has this name; `place` is where a file names it.
  case unknownTheme(String, known: [String], place: SettingPlace? = nil)
  /// Neither a profile nor an option nor the environment names a platform.
  case noPlatform
  /// Neither a path nor a platform says which store to use.
  case noStore
  /// There is no store file yet.
  case storeMissing(path: String)
  /// The URL has no scheme and host, or carries a password, a query or a fragment.
  case wrongURL(source: SettingSource)
}

/// Where a setting came from.
enum SettingSource: Hashable, Sendable {
  /// A file, at a key.
  case file(path: String, key: String)
  /// An environment variable.
  case variable(String)
  /// An option of the command line.
  case option(OptionName)
}
