/// What a login has to know.
enum LoginQuestion: Hashable, Sendable, CaseIterable {
  case dialect, url, way, username, userID, clientKey, tokenCommand, profile
  case password, token, apiKey

  /// The option that answers it.
  var option: OptionName? {
    switch self {
    case .dialect: .dialect
    case .url: .url
    case .way: .with
    case .username, .userID: .account
    case .tokenCommand: .tokenCommand
    case .profile: .profile
    // A secret is never an argument, where every user of the machine could read it.
    case .clientKey, .password, .token, .apiKey: nil
    }
  }

  /// The variable that answers it.
  var variable: String? {
    switch self {
    case .userID: "GAVEL_USER_ID"
    case .clientKey: "GAVEL_CLIENT_KEY"
    case .token: "GAVEL_TOKEN"
    case .apiKey: "GAVEL_API_KEY"
    case .dialect, .url, .way, .username, .tokenCommand, .profile, .password: nil
    }
  }

  /// Whether the first line of a pipe can answer it.
  var isSecret: Bool {
    switch self {
    case .password, .token, .apiKey: true
    case .dialect, .url, .way, .username, .userID, .clientKey, .tokenCommand, .profile: false
    }
  }
}
