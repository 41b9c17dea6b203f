extension Notices {
  /// Explains settings that lead to no platform or store.
  static func explain(connection error: ConnectionError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .configuration)
  }

  /// Explains a secret that is missing or may not be used.
  static func explain(credential error: CredentialError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .configuration)
  }

  private static func words(_ error: ConnectionError) -> (String, String?) {
    switch error {
    case .wrongVariable(let name, let expected): ("\(name) must be \(expected.words)", nil)
    case .unknownProfile(let name, let known, let place):
      (
        absence(of: "profile \(quoted(name))", "defaultProfile", place),
        known.isEmpty
          ? "No settings file has profiles; gavel login makes one."
          : meant(Suggestion.nearest(to: name, among: known))
            ?? "There is \(choice(known.map(quoted)))."
      )
    case .unknownTheme(let name, let known, let place):
      (
        absence(of: "theme \(quoted(name))", "theme", place),
        meant(Suggestion.nearest(to: name, among: known)) ?? "There is \(choice(known))."
      )
    case .noPlatform:
      (
        "no platform is configured",
        "Name a profile, or set GAVEL_URL; gavel demo needs neither."
      )
    case .noStore:
      (
        "no store is named, and no platform to find one by",
        "Name a profile, or --store FILE, or set GAVEL_STORE."
      )
    case .storeMissing(let path): ("there is no store at \(path) yet", "gavel sync makes it.")
    case .wrongURL(let source):
      (
        "\(source.words) is no address of a platform",
        "It has the form https://HOST, without a password, a query or a fragment."
      )
    }
  }

  /// Says that something is not there, and which key of which file names it.
  private static func absence(
    of what: String, _ key: String, _ place: SettingPlace?
  ) -> String {
    place.map { "\(self.place($0)): \(quoted(key)): there is no \(what)" }
      ?? "there is no \(what)"
  }

  private static func words(_ error: CredentialError) -> (String, String?) {
    switch error {
    case .noCredential(let server, let dialect):
      (
        "no credential is configured for \(server)",
        dialect == .imkit
          ? "Set GAVEL_TOKEN with GAVEL_CLIENT_KEY, or GAVEL_API_KEY, or name a tokenFile."
          : "Set GAVEL_TOKEN with GAVEL_USER_ID, or name userID and tokenFile in a profile."
      )
    case .credentialOfAnotherOrigin(let configured, let asked):
      (
        "the credential belongs to \(configured) and is not sent to \(asked)",
        "Use a profile for it, or set GAVEL_URL and GAVEL_TOKEN together."
      )
    case .secretMissing(let path):
      (
        "there is no file \(path) with the secret",
        "Put the token into it (mode 600), let gavel login get one, or name another file."
      )
    case .noClientKey(let server):
      (
        "the client key that goes with the token for \(server) is missing",
        "Set GAVEL_CLIENT_KEY, or clientKey in the profile."
      )
    case .noUserID(let server):
      (
        "the user id that goes with the token for \(server) is missing",
        "Set GAVEL_USER_ID, or userID in the profile that has the token."
      )
    case .platformKey(let source, let dialect):
      (
        "\(source.words) holds a platform key, and \(dialect.rawValue) has no such keys",
        "Use a user's token: GAVEL_TOKEN with GAVEL_USER_ID, or tokenFile with userID."
      )
    case .bothCredentials:
      (
        "GAVEL_TOKEN and GAVEL_API_KEY are both set",
        "Unset one: who would be acting must not be a guess."
      )
    case .wrongCredential(let source):
      ("\(source.words) holds no credential", "It must be one line of printable ASCII.")
    case .tokenCommandFailed(let program, let status):
      ("the token command \(quoted(program)) ended with status \(status)", nil)
    case .tokenCommandMissing(let program):
      ("the token command \(quoted(program)) cannot be started", "Is it installed?")
    case .tokenCommandTimedOut(let program, let seconds):
      ("the token command \(quoted(program)) did not end within \(seconds) seconds", nil)
    }
  }
}

extension SettingSource {
  /// The place, as the beginning of a sentence.
  var words: String {
    switch self {
    case .file(let path, let key): key.isEmpty ? path : "\(path), \(Notices.quoted(key))"
    case .variable(let name): name
    case .option(let name): name.spelling
    }
  }
}
