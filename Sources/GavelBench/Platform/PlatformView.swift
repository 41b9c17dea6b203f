import Dispatch
import Foundation
import FoundationNetworking

/// A sandbox as its control calls show it: the world, and what was asked of it.
struct PlatformView: Sendable {
  let url: String
  private static let queue = DispatchQueue(label: "gavel.bench.calls")

  /// The whole world.
  struct World: Decodable {
    struct Message: Decodable {
      let id: String
      let author: String?
      let type: String
    }
    struct Room: Decodable {
      let id: String
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
    let number: Int
    let time: String
    let method: String
    let path: String
    let body: String
    /// 0 when the connection was dropped.
    let status: Int
  }

  /// A control call that was not answered as it should be.
  struct Failure: Error {
    let path: String
    let status: Int
  }

  func world() async throws -> World {
    try JSONDecoder().decode(World.self, from: try await call("GET", "state"))
  }

  func log() async throws -> [Request] {
    try JSONDecoder().decode([Request].self, from: try await call("GET", "log"))
  }

  /// Makes rules for what goes wrong from now on; see the sandbox's `faults`.
  func setFaults(_ rules: [String]) async throws {
    _ = try await call("POST", "faults", "[\(rules.joined(separator: ","))]")
  }

  private func call(_ method: String, _ name: String, _ body: String? = nil) async throws -> Data {
    guard let address = URL(string: "\(url)/__sandbox/\(name)") else {
      throw Failure(path: name, status: 0)
    }
    var request = URLRequest(url: address, timeoutInterval: 30)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    // A connection that is never used again cannot be closed under the next call.
    request.setValue("close", forHTTPHeaderField: "Connection")
    let (data, status) = try await answer(to: request)
    guard status == 200 else { throw Failure(path: name, status: status) }
    return data
  }

  /// Asks from a thread of its own: URLSession's asynchronous calls hold the caller's thread while
  /// they wait for another of the same pool, of which there are only as many as cores.
  private func answer(to request: URLRequest) async throws -> (Data, Int) {
    try await withCheckedThrowingContinuation { waiter in
      Self.queue.async {
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
          if let error { return waiter.resume(throwing: error) }
          let status = (response as? HTTPURLResponse)?.statusCode ?? 0
          waiter.resume(returning: (data ?? Data(), status))
        }
        task.resume()
      }
    }
  }
}
