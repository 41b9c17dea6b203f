import Foundation
import FoundationNetworking
import GavelModel
import GavelSandbox
import TestCalls
import Testing

@testable import GavelApp

/// A Rocket.Chat sandbox and the commands of one test on it.
///
/// Rooms, messages and people are found in the sandbox's own account of its world, so that what a
/// command did is never judged by the client that did it.
final class RocketChatScene: Sendable {
  let folder: TemporaryFolder
  let server: SandboxServer

  init(compat: SandboxOptions.Compat = .p6) throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(SandboxOptions(dialect: .rocketchat, compat: compat))
  }

  deinit { server.stop() }

  /// The environment of one of the sandbox's personas.
  func environment(as role: String = "admin") throws -> [String: String] {
    let persona = try persona(role)
    return [
      "GAVEL_URL": server.url, "GAVEL_DIALECT": "rocketchat",
      "GAVEL_STORE": "\(folder.path)/\(role).db", "GAVEL_TOKEN": persona.token,
      "GAVEL_USER_ID": persona.userID,
    ]
  }

  func persona(_ role: String) throws -> SandboxAnnouncement.Persona {
    try #require(server.announcement.personas.first { $0.role == role })
  }

  /// Runs a command line as a persona.
  func run(
    _ arguments: [String], as role: String = "admin", _ changes: [String: String] = [:]
  ) async throws -> ProgramRun {
    let environment = try environment(as: role).merging(changes) { $1 }
    return await ProgramRun(arguments, in: folder, environment: environment)
  }

  func state() async throws -> State {
    try JSONDecoder().decode(State.self, from: try await control("GET", "state"))
  }

  /// Paths of the calls that change something, in order.
  func changes() async throws -> [String] {
    let log = try JSONDecoder().decode([Entry].self, from: try await control("GET", "log"))
    return log.filter { $0.method != "GET" }.map(\.path)
      .filter { !$0.hasSuffix("/login") }
  }

  /// How many requests there have been.
  func requestCount() async throws -> Int {
    try JSONDecoder().decode([Entry].self, from: try await control("GET", "log")).count
  }

  func faults(_ json: String) async throws { _ = try await control("POST", "faults", json) }

  func settings(_ json: String) async throws { _ = try await control("POST", "settings", json) }

  func permissions(_ json: String) async throws {
    _ = try await control("POST", "permissions", json)
  }

  /// Calls the platform as a persona, to set up a scene.
  @discardableResult
  func call(_ path: String, _ body: String, as role: String = "admin") async throws -> Data {
    let persona = try persona(role)
    return try await send(
      "POST", "/api/v1/\(path)", body,
      ["X-Auth-Token": persona.token, "X-User-Id": persona.userID])
  }

  private func control(
    _ method: String, _ path: String, _ body: String? = nil
  ) async throws -> Data {
    try await send(method, "/__sandbox/\(path)", body, [:])
  }

  private func send(
    _ method: String, _ path: String, _ body: String?, _ headers: [String: String]
  ) async throws -> Data {
    var request = URLRequest(url: try #require(URL(string: server.url + path)))
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    return try await PlainCall.send(request).body
  }

  private struct Entry: Decodable {
    let method: String
    let path: String
  }

  /// The world as the sandbox tells it.
  struct State: Decodable {
    struct User: Decodable {
      let id: String
      let name: String
      let displayName: String
      let active: Bool
    }
    struct Room: Decodable {
      struct Message: Decodable {
        let id: String
        let author: String?
        let text: String?
        let type: String?
      }
      let id: String
      let name: String?
      let type: String
      let members: [String]
      let muted: [String]?
      let messages: [Message]
    }
    struct Report: Decodable {
      let message: String?
      let author: String?
      let open: Bool
    }
    let users: [User]
    let rooms: [Room]
    let reports: [Report]

    func room(_ id: String) -> Room? { rooms.first { $0.id == id } }
    func room(named name: String) -> Room? { rooms.first { $0.name == name } }
    func user(_ name: String) -> User? { users.first { $0.name == name } }
  }
}
