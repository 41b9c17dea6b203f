import Foundation
import FoundationNetworking
import GavelModel
import GavelSandbox
import TestCalls
import Testing

@testable import GavelAPI

/// A sandbox of one test's own, its clients and its control calls.
final class SandboxHarness: Sendable {
  private let server: SandboxServer
  /// The room that all personas but the outsider share.
  static let shared = RoomID("general-tw")

  init() throws { server = try SandboxServer.start(SandboxOptions()) }

  func stop() { server.stop() }

  var url: String { server.url }

  /// A client as the persona with a role.
  func client(
    _ role: String, limits: TransportLimits = .standard,
    renew: (@Sendable () async throws -> Secret)? = nil
  ) throws -> PlatformClient {
    let persona = try persona(role)
    return try makeClient(
      url,
      credential: .user(
        clientKey: server.announcement.clientKey, token: Secret(persona.token)),
      userID: PersonID(persona.userID), limits: limits, renew: renew)
  }

  func platform(userID: PersonID? = nil) throws -> PlatformClient {
    try makeClient(
      url, credential: .platform(apiKey: Secret(server.announcement.apiKey)), userID: userID)
  }

  func persona(_ role: String) throws -> SandboxAnnouncement.Persona {
    try #require(server.announcement.personas.first { $0.role == role })
  }

  var clientKey: String { server.announcement.clientKey }

  /// Calls the sandbox's own control and returns its answer.
  @discardableResult
  func control(_ call: String, _ body: String? = nil) async throws -> JSONValue {
    var request = URLRequest(url: try #require(URL(string: url + "/__sandbox/" + call)))
    request.httpMethod = body == nil ? "GET" : "POST"
    request.httpBody = body.map { Data($0.utf8) }
    let (data, status) = try await PlainCall.send(request)
    try #require(status == 200)
    return try #require(JSONValue(parsing: data))
  }

  /// Method and path of every request since the log was cleared, in order.
  func log() async throws -> [String] {
    try #require(try await control("log").elements).map { entry in
      "\(entry["method"]?.asText ?? "") \(entry["path"]?.asText ?? "")"
    }
  }

  /// A room as the sandbox itself knows it; `nil` when there is none.
  func room(_ id: RoomID) async throws -> JSONValue? {
    try await control("state")["rooms"]?.elements?.first { $0["id"]?.asText == id.rawValue }
  }
}

func withSandbox(_ body: (SandboxHarness) async throws -> Void) async throws {
  let sandbox = try SandboxHarness()
  defer { sandbox.stop() }
  try await body(sandbox)
}
