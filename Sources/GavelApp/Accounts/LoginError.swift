/// Why nobody was signed in or out.
enum LoginError: Error, Hashable, Sendable {
  /// The profile stands in a settings file that a person wrote.
  case handwritten(profile: String, path: String)
  /// No login made a profile of this name.
  case notSignedIn(profile: String, known: [String])
  /// No login made any profile, or more than one, and none was named.
  case noProfileNamed(known: [String])
  /// A question had no answer, or nobody was there to be asked.
  case unanswered(LoginQuestion)
  /// The platform does not know this way of proving an account.
  case unknownWay(LoginWay, dialect: DialectName)
  /// The name cannot be one of a profile.
  case wrongName(String)
  /// The answer is no platform.
  case wrongAddress(String)
}
