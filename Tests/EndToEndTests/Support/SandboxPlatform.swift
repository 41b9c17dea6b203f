import Foundation
import FoundationNetworking
import TestCalls

/// The control calls of a running sandbox, and those that seed its world.
struct SandboxPlatform: Sendable {
  let url: String
  var apiKey = ""

  /// The whole world, as the platform sees it.
  struct State: Decodable {
    struct Room: Decodable {
      struct Message: Decodable, Hashable {
        let id: String
        let author: String?
        let text: String
        let type: String
      }
      let id: String
      let name: String
      let type: String
      let owner: String?
      let members: [String]
      let messages: [Message]
    }
    let rooms: [Room]

    func room(_ id: String) -> Room? { rooms.first { $0.id == id } }
  }

  /// A request that the platform got.
  struct Request: Decodable {
    let method: String
    let path: String
    let body: String
    let status: Int

    /// The last part of the path.
    var target: String { String(path.split(separator: "/").last ?? "") }

    /// Whether it asks for something that cannot be taken back.
    var isDestructive: Bool { method == "DELETE" || path.hasSuffix("/delete/members") }
  }

  func state() async throws -> State {
    try JSONDecoder().decode(State.self, from: try await call("GET", "/__sandbox/state"))
  }

  func log() async throws -> [Request] {
    try JSONDecoder().decode([Request].self, from: try await call("GET", "/__sandbox/log"))
  }

  /// Requests that asked for something that cannot be taken back, in order.
  func destructive() async throws -> [Request] { try await log().filter(\.isDestructive) }

  /// Holds back the answer to every deletion of a message, after carrying it out.
  func slowDeletions(byMilliseconds delay: Int) async throws {
    let rule = #"[{"match":{"method":"DELETE"},"kind":"delay","times":0,"delayMilliseconds":"#
    _ = try await call("POST", "/__sandbox/faults", "\(rule)\(delay)}]")
  }

  /// Answers everything at once again.
  func hurry() async throws { try await call("POST", "/__sandbox/faults", "[]") }

  /// Whether anything answers at the address.
  func isThere() async -> Bool {
    do {
      _ = try await call("GET", "/__sandbox/state?messages=count")
      return true
    } catch {
      return false
    }
  }

  /// Makes a call with the platform administrator's key, or with a session's headers.
  @discardableResult
  func call(
    _ method: String, _ path: String, _ body: String? = nil, _ headers: [String: String] = [:]
  ) async throws -> Data {
    guard let address = URL(string: url + path) else { throw Failed(path: path, status: 0) }
    var request = URLRequest(url: address, timeoutInterval: 10)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    if !apiKey.isEmpty { request.setValue(apiKey, forHTTPHeaderField: "IM-API-KEY") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    // A connection that is never used again cannot be closed under the next call.
    request.setValue("close", forHTTPHeaderField: "Connection")
    let (data, status) = try await PlainCall.send(request)
    guard status == 200 else { throw Failed(path: path, status: status) }
    return data
  }

  struct Failed: Error {
    let path: String
    let status: Int
  }
}
