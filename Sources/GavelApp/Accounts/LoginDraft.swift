import Foundation
import GavelAPI
import GavelModel

/// Who wants to sign in where and how, once everything is known but the secret.
struct LoginDraft {
  let profile: String
  let dialect: DialectName
  let server: ServerURL
  let way: LoginWay
  /// A username with a password, else an id; on IMKit the platform tells it.
  let account: String?
  /// The key of the client program, on IMKit in user mode.
  let clientKey: String?
  let tokenCommand: [String]
}

extension LoginDraft {
  /// What a failure of the first question means for what was said at the login.
  func meaning(of error: APIError) -> any Error {
    SessionError(greeting: error, server: server.origin, dialect: dialect, way: way) ?? error
  }
}
