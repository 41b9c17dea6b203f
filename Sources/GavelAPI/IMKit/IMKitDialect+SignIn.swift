import Foundation
import GavelModel

/// A token that a server gave out.
public struct SignedIn: Hashable, Sendable {
  /// The account that it speaks for.
  public var userID: PersonID
  /// The token.
  public var token: Secret
  /// Until when it is good, where the server said so.
  public var expires: Timestamp?

  /// Makes a signed-in account.
  public init(userID: PersonID, token: Secret, expires: Timestamp?) {
    self.userID = userID
    self.token = token
    self.expires = expires
  }
}

extension IMKitDialect {
  /// `POST /auths/sign/v2`: a token for any id, given out by development servers only.
  func signIn(as id: PersonID, name: String?, clientKey: String) -> Endpoint<SignedIn> {
    let endpoint = "POST /auths/sign/v2"
    let fields: JSONValue =
      if let name {
        .fields(["id": .string(id.rawValue), "nickname": .string(name)])
      } else {
        .fields(["id": .string(id.rawValue)])
      }
    let request = HTTPRequest(
      .post, "/auths/sign/v2", headers: [HTTPHeader("IM-CLIENT-KEY", clientKey), Self.json],
      body: Data(fields.text.utf8))
    return Endpoint(name: endpoint, request: request) { response throws(APIError) in
      let result = try Self.result(of: response, endpoint)
      guard case .string(let token)? = result["token"], Secret(token).isUsable else {
        throw Self.malformed(response, endpoint, "token")
      }
      return SignedIn(
        userID: result["id"]?.asIdentifier.map { PersonID($0) } ?? id, token: Secret(token),
        expires: result.moment("expirationDateMS", "expirationDate"))
    }
  }
}

extension PlatformClient {
  /// Asks a development server for a token.
  ///
  /// - Parameters:
  ///   - url: The server's address, under the same rules as ``Connection``.
  ///   - name: The display name to record for the account.
  public static func signIn(
    at url: URL, clientKey: String, as id: PersonID, name: String? = nil,
    now: @escaping @Sendable () -> Timestamp, limits: TransportLimits = .standard
  ) async throws(APIError) -> SignedIn {
    let address = try ServerAddress(url)
    guard Secret(clientKey).isUsable else { throw .unusableCredential }
    let endpoint = IMKitDialect().signIn(as: id, name: name, clientKey: clientKey)
    let transport = Transport(address: address, limits: limits)
    defer { transport.close() }
    let response = try await transport.send(endpoint.request, name: endpoint.name, now: now)
    switch try endpoint.follow(response) {
    case .done(let signedIn): return signedIn
    case .then: throw .malformed(endpoint: endpoint.name, field: "", status: response.status)
    }
  }
}
