import Foundation
import FoundationNetworking
import GavelModel
import GavelSandbox
import TestCalls
import Testing

@testable import GavelAPI

/// A Rocket.Chat sandbox of one test's own, in one of its modes, with clients for its people.
///
/// What a call did is read from the sandbox's control calls, never from the client under test.
final class WorkspaceHarness: Sendable {
  typealias Mode = SandboxOptions.Compat

  enum Role: String, CaseIterable, Sendable { case admin, moderator, owner, user }

  private let server: SandboxServer

  init(_ mode: Mode, isRateLimited: Bool) throws {
    server = try SandboxServer.start(
      SandboxOptions(dialect: .rocketchat, compat: mode, rateLimited: isRateLimited))
  }

  func stop() { server.stop() }

  var url: String { server.url }

  func persona(_ role: Role) throws -> SandboxAnnouncement.Persona {
    try #require(server.announcement.personas.first { $0.role == role.rawValue })
  }

  func id(_ role: Role) throws -> PersonID { PersonID(try persona(role).userID) }

  func client(
    _ role: Role = .admin, limits: TransportLimits = .standard,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) throws -> PlatformClient {
    let persona = try persona(role)
    return try client(
      token: persona.token, userID: PersonID(persona.userID), limits: limits, prove: prove)
  }

  func client(
    token: String, userID: PersonID?, limits: TransportLimits = .standard,
    renew: (@Sendable () async throws -> Secret)? = nil,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) throws -> PlatformClient {
    let connection = try Connection(
      url: try makeAddress(url), credential: .account(token: Secret(token)), userID: userID)
    return PlatformClient(
      connection: connection, dialect: RocketChatDialect(), now: Self.clock, limits: limits,
      renew: renew, prove: prove)
  }

  static let clock: @Sendable () -> Timestamp = {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// Calls an endpoint past the client under test, to set up a scene; it must succeed.
  @discardableResult
  func call(_ endpoint: String, _ body: String, as role: Role = .admin) async throws -> JSONValue {
    let persona = try persona(role)
    return try await send(
      "/api/v1/\(endpoint)", body,
      ["X-Auth-Token": persona.token, "X-User-Id": persona.userID])
  }

  @discardableResult
  func control(_ call: String, _ body: String? = nil) async throws -> JSONValue {
    try await send("/__sandbox/\(call)", body, [:])
  }

  /// Method and endpoint of every call since the start, in order: `POST im.delete`.
  func log() async throws -> [String] {
    try #require(try await control("log").elements).map { entry in
      let path = entry["path"]?.asText ?? ""
      return "\(entry["method"]?.asText ?? "") \(path.replacing("/api/v1/", with: ""))"
    }
  }

  /// The workspace with its messages counted, which is much cheaper than telling them all.
  func state() async throws -> WorkspaceState { try await state("?messages=count") }

  func stateWithMessages() async throws -> WorkspaceState { try await state("") }

  private func state(_ query: String) async throws -> WorkspaceState {
    let (data, _) = try await data("/__sandbox/state\(query)", nil, [:])
    return try JSONDecoder().decode(WorkspaceState.self, from: data)
  }

  /// Sends a request as it is and returns status and body as they come.
  func data(
    _ path: String, _ body: String?, _ headers: [String: String]
  ) async throws -> (Data, Int) {
    var request = URLRequest(url: try makeAddress(url + path))
    request.httpMethod = body == nil ? "GET" : "POST"
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    return try await PlainCall.send(request)
  }

  private func send(
    _ path: String, _ body: String?, _ headers: [String: String]
  ) async throws -> JSONValue {
    let (data, status) = try await data(path, body, headers)
    try #require(status == 200, "\(path): \(String(decoding: data, as: UTF8.self))")
    return try #require(JSONValue(parsing: data))
  }
}

func withWorkspace(
  _ mode: WorkspaceHarness.Mode, isRateLimited: Bool = false,
  _ body: (WorkspaceHarness) async throws -> Void
) async throws {
  let workspace = try WorkspaceHarness(mode, isRateLimited: isRateLimited)
  defer { workspace.stop() }
  try await body(workspace)
}

/// The class that a call ends in: `done`, or the name of its error.
func ending<Value>(_ call: () async throws(APIError) -> Value) async -> String {
  await failure(call)?.name ?? "done"
}

extension PlatformClient {
  /// The class that an action ends in: `done`, or the name of its error.
  nonisolated func ending(
    of action: ModerationAction, _ facts: TargetFacts = TargetFacts()
  ) async -> String {
    await GavelAPITests.ending { () async throws(APIError) in
      try await perform(action, facts: facts)
    }
  }
}
