import Foundation
import FoundationNetworking
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import TestCalls

@testable import GavelDispatch

/// The same surroundings on the other platform.
extension Scene {
  /// Starts a small workspace and signs in as the persona with this role.
  static func openWorkspace(as role: String = "admin") async throws -> Scene {
    let server = try SandboxServer.start(SandboxOptions(dialect: .rocketchat))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-scene-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let persona = server.announcement.personas.first(where: { $0.role == role }),
      let url = URL(string: server.url)
    else { throw SceneError.noURL }
    let account = PersonID(persona.userID)
    let client = PlatformClient(
      connection: try Connection(
        url: url, credential: .account(token: Secret(persona.token)), userID: account),
      dialect: RocketChatDialect(), now: clock)
    let store = try Store(path: folder.appendingPathComponent("store.db").path)
    try await store.adopt(server: client.server, account: account, dialect: "rocketchat")
    return Scene(
      server: server, store: store, reader: try StoreReader(path: store.path), client: client,
      account: account, folder: folder, control: SandboxControl(url: server.url))
  }

  /// Calls an endpoint as somebody else would, to set up a scene.
  @discardableResult
  func call(_ endpoint: String, _ body: String, as name: String = "root") async throws -> Data {
    let persona = server.announcement.personas.first { $0.name == name }
    let session: (token: String, userID: String)
    if let persona {
      session = (persona.token, persona.userID)
    } else {
      session = try await logIn(name)
    }
    return try await post(
      endpoint, body, ["X-Auth-Token": session.token, "X-User-Id": session.userID])
  }

  /// Everybody's password is their username.
  private func logIn(_ name: String) async throws -> (token: String, userID: String) {
    struct Answer: Decodable {
      struct Session: Decodable {
        let authToken: String
        let userId: String
      }
      let data: Session
    }
    let data = try await post("login", #"{"user":"\#(name)","password":"\#(name)"}"#, [:])
    let session = try JSONDecoder().decode(Answer.self, from: data).data
    return (session.authToken, session.userId)
  }

  private func post(
    _ endpoint: String, _ body: String, _ headers: [String: String]
  ) async throws -> Data {
    guard let url = URL(string: "\(server.url)/api/v1/\(endpoint)") else {
      throw SceneError.noURL
    }
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.httpBody = Data(body.utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, status) = try await PlainCall.send(request)
    guard status == 200 else {
      throw SceneError.refused(String(decoding: data, as: UTF8.self))
    }
    return data
  }

  /// Endpoints of the calls that changed something, in order, without those of `scene`.
  func changes(besides scene: Int = 0) async throws -> [String] {
    try await control.log().filter { $0.method == "POST" }.dropFirst(scene).map {
      $0.path.replacingOccurrences(of: "/api/v1/", with: "")
    }
  }
}

extension SandboxControl {
  /// What the platform's moderation queue holds.
  struct Queue: Decodable {
    struct Report: Decodable {
      let id: String
      let message: String?
      let room: String?
      let author: String?
      let open: Bool
    }
    struct User: Decodable {
      let id: String
      let name: String
    }
    let reports: [Report]
    let users: [User]

    var open: [Report] { reports.filter(\.open) }

    func user(_ name: String) -> PersonID {
      PersonID(users.first { $0.name == name }?.id ?? "")
    }
  }

  func queue() async throws -> Queue {
    try JSONDecoder().decode(Queue.self, from: try await stateData())
  }
}
