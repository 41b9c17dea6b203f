import Foundation
import GavelModel

extension RocketChatDialect {
  /// `POST login` by username or e-mail address; its own 401 is final.
  ///
  /// - Parameter code: A second proof, sent with the body and in the headers.
  func logIn(
    user: String, password: Secret, code: SecondFactorCode? = nil
  ) -> Endpoint<SignedIn> {
    let sent = proofText(code)
    var call = RocketChatCall.post(
      "login",
      sent.map {
        [
          "user": .string(user), "password": .string(password.reveal()), "code": .string($0),
        ]
      } ?? ["user": .string(user), "password": .string(password.reveal())])
    call.request.headers += code.map(proof) ?? []
    let login = call
    return Endpoint(name: login.name, request: login.request) { response throws(APIError) in
      let body = try RocketChatReply(response, of: login).body
      guard let id = body["data"]?["userId"]?.asIdentifier,
        case .string(let token)? = body["data"]?["authToken"], Secret(token).isUsable
      else { throw body.malformed("authToken") }
      return SignedIn(userID: PersonID(id), token: Secret(token), expires: nil)
    }
  }

  private func proofText(_ code: SecondFactorCode?) -> String? {
    code.flatMap { proof($0).first { $0.name == "x-2fa-code" }?.value }
  }

  /// `POST logout`, after which the token is good for nothing.
  func logOut() -> Endpoint<Receipt> {
    let call = RocketChatCall.post("logout", [:])
    return Endpoint(name: call.name, request: call.request) { response throws(APIError) in
      try RocketChatReply(response, of: call).body.receipt()
    }
  }
}

extension PlatformClient {
  /// Asks a Rocket.Chat server for a token.
  ///
  /// - Parameters:
  ///   - url: The server's address, under the same rules as ``Connection``.
  ///   - user: A username or an e-mail address.
  ///   - prove: Asks the user for a second proof when the server wants one, three times at most
  ///     while it is wrong; `nil` gives up.
  /// - Throws: ``APIError/unauthorized(_:)`` for a wrong password,
  ///   ``APIError/secondFactor(_:_:)`` without a proof or with wrong ones.
  public static func logIn(
    at url: URL, user: String, password: Secret, now: @escaping @Sendable () -> Timestamp,
    limits: TransportLimits = .standard,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) async throws(APIError) -> SignedIn {
    guard !user.isEmpty, !password.reveal().isEmpty else { throw .unusableCredential }
    let transport = Transport(address: try ServerAddress(url), limits: limits)
    defer { transport.close() }
    let dialect = RocketChatDialect()
    let first = dialect.logIn(user: user, password: password)
    do throws(APIError) {
      return try await answer(to: first, over: transport, hiding: [password], now: now)
    } catch .secondFactor(let challenge, let answer) {
      return try await proving(challenge, answer, by: prove) { code throws(APIError) in
        let again = dialect.logIn(user: user, password: password, code: code)
        return try await self.answer(
          to: again, over: transport, hiding: [password] + code.secrets, now: now)
      }
    }
  }

  /// Makes the server forget the token that this client speaks with.
  public nonisolated func logOut() async throws(APIError) {
    guard let dialect = dialect as? RocketChatDialect else {
      throw .unsupported(call: "logOut")
    }
    _ = try await call(dialect.logOut())
  }

  private static func answer(
    to endpoint: Endpoint<SignedIn>, over transport: Transport, hiding secrets: [Secret],
    now: @Sendable () -> Timestamp
  ) async throws(APIError) -> SignedIn {
    do throws(APIError) {
      let response = try await transport.send(endpoint.request, name: endpoint.name, now: now)
      switch try endpoint.follow(response) {
      case .done(let signedIn): return signedIn
      case .then: throw .malformed(endpoint: endpoint.name, field: "", status: response.status)
      }
    } catch {
      throw error.without(secrets)
    }
  }
}
