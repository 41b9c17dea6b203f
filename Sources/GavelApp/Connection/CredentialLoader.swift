import GavelAPI

/// Fetches secrets from where they are kept.
struct CredentialLoader: Sendable {
  let environment: [String: String]

  /// Returns the secret of a source.
  ///
  /// - Throws: ``ConfigurationError`` for a file that cannot be trusted, ``CredentialError``.
  func load(_ source: CredentialSource) async throws -> Secret {
    switch source {
    case .tokenFile(let path): try checked(file(path), .file(path: path, key: ""))
    case .apiKeyFile(let path): try checked(file(path), .file(path: path, key: ""))
    case .tokenVariable: try checked(variable("GAVEL_TOKEN"), .variable("GAVEL_TOKEN"))
    case .apiKeyVariable: try checked(variable("GAVEL_API_KEY"), .variable("GAVEL_API_KEY"))
    case .tokenCommand(let command):
      try checked(
        try await TokenCommand(arguments: command, environment: environment).run(),
        .file(path: command[0], key: ""))
    }
  }

  private func file(_ path: String) throws -> String {
    guard let bytes = try TrustedFile.read(path, as: .secret) else {
      throw CredentialError.secretMissing(path: path)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func variable(_ name: String) -> String { environment[name] ?? "" }

  private func checked(_ text: String, _ source: SettingSource) throws -> Secret {
    let secret = Secret(text)
    let bytes = secret.reveal().utf8
    guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw CredentialError.wrongCredential(source: source)
    }
    return secret
  }
}
