import Foundation
import GavelModel

/// Speaks to one platform as one account, in whatever dialect it has.
///
/// Each call is one request, or the chain of them that its dialect says. A 401 (which was not
/// applied) leads to one renewal of the credential and one repetition, the demand for a second proof
/// to one repetition with it. Nothing else is ever sent twice; waiting and trying again belong to
/// the caller. Calls may run at the same time; only the credential is shared between them.
public actor PlatformClient {
  /// The server's address as stores and plans name it: `https://acme.imkit.io`.
  public nonisolated let server: String
  nonisolated let connection: Connection
  nonisolated let dialect: any Dialect
  private nonisolated let transport: Transport
  private nonisolated let now: @Sendable () -> Timestamp
  private nonisolated let observe: (@Sendable (CallRecord) -> Void)?
  private let renew: (@Sendable () async throws -> Secret)?
  private let prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)?
  private var credential: Credential
  private var renewal: Task<Secret?, Never>?

  /// Prepares a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - now: The clock that stamps pages and receipts.
  ///   - observe: Told of every request once it has ended.
  ///   - renew: Gives a fresh token or key after a 401; calls that fail together share one renewal.
  ///   - prove: Asks the user for a second proof when the platform wants one; `nil` gives up.
  public init(
    connection: Connection, dialect: any Dialect = IMKitDialect(),
    now: @escaping @Sendable () -> Timestamp, limits: TransportLimits = .standard,
    observe: (@Sendable (CallRecord) -> Void)? = nil,
    renew: (@Sendable () async throws -> Secret)? = nil,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) {
    self.connection = connection
    self.dialect = dialect
    self.now = now
    self.observe = observe
    self.renew = renew
    self.prove = prove
    server = connection.server
    credential = connection.credential
    transport = Transport(address: connection.address, limits: limits)
  }

  /// Ends every call with ``APIError/cancelled``, those begun later as well; idempotent.
  public nonisolated func close() { transport.close() }
}

extension PlatformClient {
  /// Follows a chain of endpoints to its value.
  nonisolated func call<Value>(_ endpoint: Endpoint<Value>) async throws(APIError) -> Value {
    var step = Step<Value>.then(endpoint)
    var hasChanged = false
    while true {
      switch step {
      case .done(let value): return value
      case .then(let next):
        do {
          let link = try await link(next)
          step = link.step
          hasChanged = hasChanged || (next.request.method.changesState && link.isGood)
        } catch {
          // The change was accepted before this link: only its confirmation failed.
          throw hasChanged ? error.afterChange(host: connection.address.host) : error
        }
      }
    }
  }

  /// What a link of a chain led to, and whether its answer was a 2xx.
  private struct Link<Value: Sendable> {
    var step: Step<Value>
    var isGood: Bool
  }

  private nonisolated func link<Value>(
    _ endpoint: Endpoint<Value>
  ) async throws(APIError) -> Link<Value> {
    let first = await credential
    do {
      return try await attempt(endpoint, as: first)
    } catch .unauthorized(let answer) {
      guard let renewed = await renewed(after: first) else { throw .unauthorized(answer) }
      return try await attempt(endpoint, as: renewed, hiding: [first.secret])
    } catch .secondFactor(let challenge, let answer) {
      return try await Self.proving(challenge, answer, by: prove) { code throws(APIError) in
        try await attempt(endpoint, as: first, with: dialect.proof(code), hiding: code.secrets)
      }
    }
  }

  /// Asks for a second proof and makes the call with it, and again after a wrong one: codes are
  /// mistyped.
  ///
  /// - Throws: ``APIError/secondFactor(_:_:)``, repeated once a proof was wrong, when `prove` gives
  ///   up or no proof was right.
  static func proving<Value>(
    _ challenge: SecondFactor, _ answer: ServerAnswer,
    by prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)?,
    call: (SecondFactorCode) async throws(APIError) -> Value
  ) async throws(APIError) -> Value {
    var (challenge, answer) = (challenge, answer)
    for _ in 1...mostProofs {
      guard let code = await prove?(challenge) else { break }
      do {
        return try await call(code)
      } catch .secondFactor(_, let told) {
        challenge.isRepeated = true
        answer = told
      }
    }
    throw .secondFactor(challenge, answer)
  }

  /// How many codes are tried for one call; every wrong one counts with the platform, too.
  private static let mostProofs = 3

  private nonisolated func attempt<Value>(
    _ endpoint: Endpoint<Value>, as credential: Credential, with proof: [HTTPHeader] = [],
    hiding others: [Secret] = []
  ) async throws(APIError) -> Link<Value> {
    var request = endpoint.request
    let identity = dialect.identity(credential, userID: connection.userID)
    request.headers = identity + proof + request.headers
    let secrets = [credential.secret] + others
    let begun = now()
    var status: Int?
    var heard: Timestamp?
    do {
      let response = try await transport.send(request, name: endpoint.name, now: now)
      status = response.status
      heard = response.headers["date"].flatMap(HTTPDate.moment)
      let step = try endpoint.follow(response).without(secrets)
      tell(endpoint.name, status, nil, heard, since: begun)
      return Link(step: step, isGood: response.isSuccess)
    } catch {
      tell(endpoint.name, status, error, heard, since: begun)
      throw error.without(secrets)
    }
  }

  private nonisolated func tell(
    _ name: String, _ status: Int?, _ error: APIError?, _ heard: Timestamp?,
    since begun: Timestamp
  ) {
    observe?(
      CallRecord(
        name: name, status: status, failure: error?.name, serverTime: heard,
        duration: now() - begun))
  }

  /// Returns the credential to try after `rejected` was answered with 401; `nil` for none.
  private func renewed(after rejected: Credential) async -> Credential? {
    guard let renew else { return nil }
    if credential.secret != rejected.secret { return credential }
    let task =
      renewal
      ?? Task {
        // Why a renewal failed is the renewer's to tell; here the 401 stands.
        guard let secret = try? await renew(), secret.isUsable else { return nil }
        return secret
      }
    renewal = task
    let secret = await task.value
    // Only the first to wake records the result: a later one may find a newer renewal here.
    if renewal == task {
      renewal = nil
      if let secret { credential = credential.renewed(secret) }
    }
    return secret == nil ? nil : credential
  }
}
