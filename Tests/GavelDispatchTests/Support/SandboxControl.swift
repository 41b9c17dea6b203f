import Foundation
import FoundationNetworking
import GavelModel
import TestCalls

/// The sandbox's control surface, as tests use it.
struct SandboxControl: Sendable {
  let url: String

  struct State: Decodable {
    struct Room: Decodable {
      struct Message: Decodable {
        let id: String
        let author: String?
        let text: String?
      }
      let id: String
      let name: String?
      let type: String
      let owner: String?
      let members: [String]
      let messages: [Message]
    }
    let rooms: [Room]

    func room(_ id: RoomID) -> Room? { rooms.first { $0.id == id.rawValue } }
  }

  struct LoggedRequest: Decodable {
    let method: String
    let path: String
    let query: String
    let body: String
    let status: Int
  }

  func state() async throws -> State {
    try JSONDecoder().decode(State.self, from: try await stateData())
  }

  func stateData() async throws -> Data { try await call("GET", "state") }

  func log() async throws -> [LoggedRequest] {
    try JSONDecoder().decode([LoggedRequest].self, from: try await call("GET", "log"))
  }

  /// Requests that change something, apart from what sets up a scene.
  func destructive() async throws -> [LoggedRequest] {
    try await log().filter { $0.method == "DELETE" || $0.path.hasSuffix("/delete/members") }
  }

  func faults(_ json: String) async throws { _ = try await call("POST", "faults", json) }

  func settings(_ json: String) async throws { _ = try await call("POST", "settings", json) }

  private func call(_ method: String, _ path: String, _ body: String? = nil) async throws -> Data {
    guard let url = URL(string: "\(url)/__sandbox/\(path)") else { throw SceneError.noURL }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    return try await PlainCall.send(request).body
  }
}
