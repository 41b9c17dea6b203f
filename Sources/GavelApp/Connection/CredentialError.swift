/// No secret, or none that may be used; holds names and places, never the secret.
enum CredentialError: Error, Hashable, Sendable {
  /// The file that the secret is kept in is not there.
  case secretMissing(path: String)
  /// No credential is configured for this platform.
  case noCredential(server: String, dialect: DialectName)
  /// A credential is configured, but for another origin than the one asked for.
  case credentialOfAnotherOrigin(configured: String, asked: String)
  /// A user token is there, but not the client key that goes with it.
  case noClientKey(server: String)
  /// A user token is there, but not the user's id that goes with it.
  case noUserID(server: String)
  /// A platform key is configured for a platform that knows only users.
  case platformKey(source: SettingSource, dialect: DialectName)
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
}
