import GavelAPI
import GavelModel

extension CommandContext {
  /// Returns the connection with its secret, which is fetched only now.
  ///
  /// - Throws: ``ConnectionError``, ``CredentialError``, ``ConfigurationError``, `APIError`.
  func connection() async throws -> Connection {
    guard let server = settings.server else { throw ConnectionError.noPlatform }
    let source = try credentialSource(for: server)
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
    throw .noCredential(server: server.origin)
  }
}
