/// What `gavel login` was told on the command line; the rest it asks for.
struct LoginRequest: Equatable, Sendable {
  /// How the account proves itself.
  var way: LoginWay?
  /// Who signs in: a username with a password, else an id.
  var account: String?
  /// The program that prints the token, and its arguments.
  var tokenCommand: [String] = []
}

/// How an account can prove itself.
enum LoginWay: String, Equatable, Sendable, CaseIterable {
  /// A password, for which the platform gives a token (Rocket.Chat).
  case password
  /// A user's token.
  case token
  /// The platform's own key (IMKit).
  case key
  /// A program that prints a user's token whenever it is needed.
  case command

  /// Those that a platform knows, the usual one first.
  static func known(to dialect: DialectName) -> [LoginWay] {
    switch dialect {
    case .imkit: [.token, .key, .command]
    case .rocketchat: [.password, .token, .command]
    }
  }
}
