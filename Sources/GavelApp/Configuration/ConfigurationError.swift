import GavelModel

/// Settings or credentials that cannot be used; holds places and names, never a secret.
enum ConfigurationError: Error, Hashable, Sendable {
  /// A file that must exist cannot be read; `code` is the system's error number.
  case unreadable(path: String, code: Int32)
  /// A file or folder cannot be made; `code` is the system's error number.
  case uncreatable(path: String, code: Int32)
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
  case wrongValue(path: String, key: String, line: Int, expected: SettingsShape)
  /// A key that is needed is missing.
  case missingKey(path: String, key: String)
  /// Two keys of which at most one may be given.
  case exclusiveKeys(path: String, first: String, second: String)
  /// An environment variable whose value has the wrong form.
  case wrongVariable(name: String, expected: SettingsShape)
  /// No profile has this name.
  case unknownProfile(String, known: [String])
  /// No theme has this name.
  case unknownTheme(String, known: [String])
  /// Neither a profile nor an option nor the environment names a platform.
  case noPlatform
  /// Neither a path nor a platform says which store to use.
  case noStore
  /// There is no store file yet.
  case storeMissing(path: String)
  /// The URL has no scheme and host, or carries a password, a query or a fragment.
  case wrongURL(source: SettingSource)
  /// The platform is not part of this version.
  case dialectUnavailable(DialectName)
  /// No credential is configured for this platform.
  case noCredential(server: String)
  /// A credential is configured, but for another origin than the one asked for.
  case credentialOfAnotherOrigin(configured: String, asked: String)
  /// A user token is there, but not the client key that goes with it.
  case noClientKey(server: String)
  /// Two environment variables that exclude each other.
  case bothCredentials
  /// The credential is empty or holds characters that no credential has.
  case wrongCredential(source: SettingSource)
  /// The command that prints the token failed; `status` is its exit status.
  case tokenCommandFailed(program: String, status: Int32)
  /// The command that prints the token could not be started.
  case tokenCommandMissing(program: String)
  /// The command that prints the token did not end in time.
  case tokenCommandTimedOut(program: String, seconds: Int)
  /// The home directory is unknown.
  case noHome
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
