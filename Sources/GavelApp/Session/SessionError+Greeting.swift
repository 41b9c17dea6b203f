import GavelAPI
import GavelModel

extension SessionError {
  /// What the answer to the first question of all, who is calling, says about the settings.
  ///
  /// Every platform of a dialect knows that question, so that whoever does not is something else.
  /// Only status and case decide, never what the server wrote.
  ///
  /// - Returns: `nil` for an error that says nothing about them.
  init?(greeting error: APIError, server: String, dialect: DialectName, way: LoginWay) {
    switch error {
    case .unsupported: self = .otherPlatform(server: server, dialect, status: nil)
    case .notFound(let answer), .invalid(let answer):
      guard let status = answer.status, [404, 405, 410].contains(status) else { return nil }
      self = .otherPlatform(server: server, dialect, status: status)
    // A page for browsers, which Rocket.Chat for one has for every path that it does not know.
    case .malformed(_, "body", let status):
      self = .otherPlatform(server: server, dialect, status: status)
    // Everybody may read themselves: the platform says so to a client key it does not know.
    case .unauthorized(let answer), .forbidden(let answer):
      self = .unknownCredential(way, dialect, answer)
    case .unreachable, .noAnswer, .throttled, .conflict, .server, .gateway, .malformed, .tooLarge,
      .redirected, .insecure, .unaddressable, .unusableCredential, .changed, .secondFactor,
      .cancelled:
      return nil
    }
  }
}

extension ConnectionSettings {
  /// What a failure of the first question means for these settings; the error itself where it
  /// means nothing for them.
  func meaning(of error: APIError, from server: String) -> any Error {
    SessionError(
      greeting: error, server: server, dialect: dialect, way: credential?.way ?? .token) ?? error
  }
}

extension CredentialSource {
  /// How the account proves itself with it.
  var way: LoginWay {
    switch self {
    case .tokenFile, .tokenVariable: .token
    case .tokenCommand: .command
    case .apiKeyFile, .apiKeyVariable: .key
    }
  }
}
