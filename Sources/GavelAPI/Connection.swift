import Foundation
import GavelModel

/// Where a platform is and as whom to speak to it.
public struct Connection: Sendable {
  /// The platform's address.
  public let address: ServerAddress
  /// The key or token that every call carries.
  public let credential: Credential
  /// The account that the credential speaks for, where it is known.
  public private(set) var userID: PersonID?

  /// Checks and keeps the three.
  ///
  /// - Throws: ``APIError/insecure(url:)`` unless `url` is https or loopback and names a server
  ///   only; ``APIError/unusableCredential`` when a header cannot carry the credential.
  public init(url: URL, credential: Credential, userID: PersonID? = nil) throws(APIError) {
    address = try ServerAddress(url)
    guard credential.isUsable else { throw .unusableCredential }
    self.credential = credential
    self.userID = userID
  }

  /// Returns the same connection with the account named that its credential speaks for.
  public func speaking(as userID: PersonID) -> Connection {
    var named = self
    named.userID = userID
    return named
  }

  /// The server's address with a base path, as stores and plans name it: `https://acme.imkit.io`.
  public var server: String { address.text }
}

/// The ways to prove to a platform who is calling.
public enum Credential: Sendable {
  /// Acts as one user: the application's public key and that user's token.
  case user(clientKey: String, token: Secret)
  /// Acts as one user, whose id goes along with the token.
  case account(token: Secret)
  /// Acts as the platform's administrator.
  case platform(apiKey: Secret)

  /// Whether it speaks for one user, and not for the platform.
  public var isPersonal: Bool {
    switch self {
    case .user, .account: true
    case .platform: false
    }
  }

  /// The part that must stay secret.
  var secret: Secret {
    switch self {
    case .user(_, let token), .account(let token): token
    case .platform(let apiKey): apiKey
    }
  }

  /// The same way with another secret, after a renewal.
  func renewed(_ secret: Secret) -> Credential {
    switch self {
    case .user(let clientKey, _): .user(clientKey: clientKey, token: secret)
    case .account: .account(token: secret)
    case .platform: .platform(apiKey: secret)
    }
  }

  var isUsable: Bool {
    switch self {
    case .user(let clientKey, let token): Secret(clientKey).isUsable && token.isUsable
    case .account(let token): token.isUsable
    case .platform(let apiKey): apiKey.isUsable
    }
  }
}
