import Foundation
import GavelAPI
import GavelModel

/// The secret of every test; it must never be seen anywhere but on the wire.
let testToken = "tok-3f9a-very-secret"

let userCredential = Credential.user(clientKey: "client-key", token: Secret(testToken))

/// A clock that stands still.
let stillClock: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_772_442_962_900) }

func makeClient(
  _ url: String, credential: Credential = userCredential, userID: PersonID? = "ana",
  limits: TransportLimits = .standard, renew: (@Sendable () async throws -> Secret)? = nil
) throws -> PlatformClient {
  guard let url = URL(string: url) else { throw APIError.insecure(url: "") }
  let connection = try Connection(url: url, credential: credential, userID: userID)
  return PlatformClient(connection: connection, now: stillClock, limits: limits, renew: renew)
}

/// Runs a body against a scripted server and stops it afterwards.
func withServer<Value>(
  _ script: @escaping RawServer.Script, _ body: (RawServer) async throws -> Value
) async throws -> Value {
  let server = try RawServer(script)
  defer { server.stop() }
  return try await body(server)
}

/// Returns the error that a call ends with; `nil` when it succeeds.
func failure<Value>(_ call: () async throws(APIError) -> Value) async -> APIError? {
  do {
    _ = try await call()
    return nil
  } catch {
    return error
  }
}

func makeAddress(_ url: String) throws -> URL {
  guard let address = URL(string: url) else { throw APIError.insecure(url: url) }
  return address
}
