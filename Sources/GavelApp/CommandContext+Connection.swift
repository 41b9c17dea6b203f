import GavelAPI
import GavelModel

extension CommandContext {
  /// Returns the connection with its secret, which is fetched only now.
  ///
  /// - Throws: ``ConnectionError``, ``CredentialError``, ``ConfigurationError``, `APIError`.
  func connection() async throws -> Connection {
    guard let server = settings.server else { throw ConnectionError.noPlatform }
    let source = try credentialSource(for: server)
    switch settings.dialect {
    case .imkit: return try await imkitConnection(server, source)
    case .rocketchat: return try await rocketChatConnection(server, source)
    }
  }

  private func imkitConnection(
    _ server: ServerURL, _ source: CredentialSource
  ) async throws -> Connection {
    let loader = CredentialLoader(environment: environment)
    if source.isPlatformKey {
      let key = try await loader.load(source)
      return try Connection(
        url: server.url, credential: .platform(apiKey: key), userID: settings.userID)
    }
    guard let clientKey = settings.clientKey else {
      throw CredentialError.noClientKey(server: server.origin)
    }
    let token = try await loader.load(source)
    return try Connection(
      url: server.url, credential: .user(clientKey: clientKey, token: token),
      userID: settings.userID)
  }

  /// A token is a user's, and each call names the user beside it.
  private func rocketChatConnection(
    _ server: ServerURL, _ source: CredentialSource
  ) async throws -> Connection {
    guard !source.isPlatformKey else {
      throw CredentialError.platformKey(source: source.place, dialect: settings.dialect)
    }
    guard let userID = settings.userID else {
      throw CredentialError.noUserID(server: server.origin)
    }
    let token = try await CredentialLoader(environment: environment).load(source)
    return try Connection(url: server.url, credential: .account(token: token), userID: userID)
  }

  /// Returns how to get a fresh secret after a 401; `nil` where asking again changes nothing.
  func renewal() -> (@Sendable () async throws -> Secret)? {
    switch settings.credential {
    case .tokenFile(let path):
      { try await CredentialLoader(environment: environment).load(.tokenFile(path)) }
    case .tokenCommand(let command):
      { try await CredentialLoader(environment: environment).load(.tokenCommand(command)) }
    case .apiKeyFile, .apiKeyVariable, .tokenVariable, nil: nil
    }
  }

  private func credentialSource(
    for server: ServerURL
  ) throws(CredentialError) -> CredentialSource {
    if let source = settings.credential { return source }
    if let dropped = settings.droppedOrigin {
      throw .credentialOfAnotherOrigin(configured: dropped, asked: server.origin)
    }
    throw .noCredential(server: server.origin, dialect: settings.dialect)
  }
}
