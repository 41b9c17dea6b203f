extension Notices {
  /// Explains why nobody was signed in or out.
  static func explain(login error: LoginError) -> Explanation {
    switch error {
    case .handwritten(let profile, let path):
      Explanation(
        "the profile \(quoted(profile)) stands in \(path), which gavel never rewrites",
        "Change it there, or choose another name with --profile.", status: .configuration)
    case .notSignedIn(let profile, let known):
      Explanation(
        "no login made a profile \(quoted(profile))",
        meant(Suggestion.nearest(to: profile, among: known)) ?? "gavel profiles lists all.",
        status: .configuration)
    case .noProfileNamed(let known):
      Explanation(
        known.isEmpty ? "nobody is signed in" : "there is more than one login",
        known.isEmpty ? nil : "Name one with --profile: \(choice(known)).", status: .configuration)
    case .unanswered(let question):
      Explanation(
        "a question had no answer: \(words(question))",
        "Nobody was signed in. Where nobody can be asked, \(choice(ways(to: question))).",
        status: .unconfirmed)
    case .unknownWay(let way, let dialect):
      Explanation(
        "\(dialect.rawValue) cannot be signed in to with a \(way.rawValue)",
        "It knows \(choice(LoginWay.known(to: dialect).map(\.rawValue))).", status: .usage)
    case .wrongName(let name):
      Explanation(
        "\(quoted(name)) cannot be the name of a profile",
        "A name has letters, digits, dots, dashes and underscores.", status: .usage)
    case .wrongAddress(let text):
      Explanation(
        "\(quoted(text)) is no address of a platform",
        "It has the form https://HOST, without a password, a query or a fragment.",
        status: .usage)
    }
  }

  private static func words(_ question: LoginQuestion) -> String {
    switch question {
    case .dialect: "which kind of platform it is"
    case .url: "the address of the platform"
    case .way: "what to sign in with"
    case .username: "the user name"
    case .userID: "the user id"
    case .clientKey: "the client key"
    case .tokenCommand: "the program that prints the token"
    case .profile: "the name of the profile"
    case .password: "the password"
    case .token: "the token"
    case .apiKey: "the platform's key"
    }
  }

  /// How a question can be answered without a terminal.
  private static func ways(to question: LoginQuestion) -> [String] {
    [
      question.option.map { "give \($0.spelling)" },
      question.variable.map { "set \($0)" },
      question.isSecret ? "pipe it (… | gavel login …)" : nil,
    ].compactMap(\.self)
  }

  /// Says which variable gave a secret, so that a forgotten one is noticed.
  static func taken(from variable: String) -> String { "the secret is that of \(variable)" }

  /// Why a failed logout left everything as it was.
  static let logoutKept =
    "The token is still good, so nothing was removed. --local forgets it here only."

  /// Where a setting was made.
  static func place(_ place: SettingPlace) -> String {
    switch place {
    case .file(let path, let line): "\(path), line \(line)"
    case .variable(let name): name
    case .option(let option): option.spelling
    case .derived: "the profile, the platform and the account"
    }
  }

  /// All places of a setting.
  static func places(_ places: [SettingPlace]) -> String {
    places.isEmpty ? "default" : places.map(place).joined(separator: "; ")
  }
}
