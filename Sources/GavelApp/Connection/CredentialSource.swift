/// Where a secret comes from; the secret itself is read only when a connection is made.
enum CredentialSource: Hashable, Sendable {
  /// A file with a user's token.
  case tokenFile(String)
  /// A command, program first, that prints a user's token.
  case tokenCommand([String])
  /// A file with an API key of the platform.
  case apiKeyFile(String)
  /// `GAVEL_TOKEN`.
  case tokenVariable
  /// `GAVEL_API_KEY`.
  case apiKeyVariable

  /// Where it is, for messages about it.
  var place: SettingSource {
    switch self {
    case .tokenFile(let path), .apiKeyFile(let path): .file(path: path, key: "")
    case .tokenCommand(let command): .file(path: command.first ?? "", key: "")
    case .tokenVariable: .variable("GAVEL_TOKEN")
    case .apiKeyVariable: .variable("GAVEL_API_KEY")
    }
  }

  /// Whether the secret stands for the platform's operator and not for a person.
  var isPlatformKey: Bool {
    switch self {
    case .apiKeyFile, .apiKeyVariable: true
    case .tokenFile, .tokenCommand, .tokenVariable: false
    }
  }
}
