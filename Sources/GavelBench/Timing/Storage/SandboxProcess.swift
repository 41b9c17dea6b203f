import Foundation
import FoundationNetworking
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore

/// A sandbox in a process of its own, so that what it costs is not counted as ours.
struct SandboxProcess {
  let announcement: SandboxAnnouncement
  private let process: GavelProcess
  private let folder: BenchFolder

  /// What the sandbox should have said and did not.
  enum Failure: Error {
    case silent
    case unaddressable(String)
    case refused(status: Int)
  }

  /// Starts `gavel sandbox` and waits until it says where it is; its world may still be in making.
  init(_ dialect: SandboxOptions.Dialect, _ scale: SandboxOptions.Scale) async throws {
    folder = try BenchFolder()
    process = try GavelProcess(
      [
        "sandbox", "--dialect", dialect.rawValue, "--scale", scale.rawValue, "--quiet",
      ], environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path], in: folder)
    for _ in 0..<2000 {
      // Until it has said something there is no file, or half a line.
      if let said = try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/said.txt")),
        let heard = try? JSONDecoder().decode(SandboxAnnouncement.self, from: said)
      {
        announcement = heard
        return
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    process.kill()
    folder.remove()
    throw Failure.silent
  }

  func stop() {
    process.kill()
    folder.remove()
  }

  var dialect: any Dialect {
    announcement.dialect == "imkit" ? IMKitDialect() : RocketChatDialect()
  }

  /// Who sees every room and may delete everywhere: the platform's key, or the administrator.
  var account: PersonID {
    PersonID(
      announcement.dialect == "imkit"
        ? "platform-admin"
        : announcement.personas.first { $0.role == "admin" }?.userID ?? "")
  }

  /// Returns a client of that account.
  func client(
    observe: (@Sendable (CallRecord) -> Void)? = nil
  ) throws -> PlatformClient {
    guard let url = URL(string: announcement.url) else {
      throw Failure.unaddressable(announcement.url)
    }
    return PlatformClient(
      connection: try Connection(url: url, credential: credential, userID: userID),
      dialect: dialect, now: { .wall }, observe: observe)
  }

  private var credential: Credential {
    guard announcement.dialect != "imkit" else {
      return .platform(apiKey: Secret(announcement.apiKey))
    }
    let admin = announcement.personas.first { $0.role == "admin" }
    return .account(token: Secret(admin?.token ?? ""))
  }

  private var userID: PersonID? { announcement.dialect == "imkit" ? nil : account }

  /// Sends one reading request past the client and returns the answer as it came.
  func raw(_ request: GavelAPI.HTTPRequest) async throws -> GavelAPI.HTTPResponse {
    guard let url = URL(string: announcement.url + request.target) else {
      throw Failure.unaddressable(announcement.url)
    }
    var wire = URLRequest(url: url)
    for header in dialect.identity(credential, userID: userID) + request.headers {
      wire.setValue(header.value, forHTTPHeaderField: header.name)
    }
    let (body, answer) = try await URLSession.shared.data(for: wire)
    return GavelAPI.HTTPResponse(
      status: (answer as? HTTPURLResponse)?.statusCode ?? 0, body: body, requestedAt: .wall)
  }

  /// Writes a message in somebody's name, as the platform's own servers do.
  func send(_ text: String, from person: PersonID, to room: RoomID) async throws {
    guard let url = URL(string: announcement.url + "/messages") else {
      throw Failure.unaddressable(announcement.url)
    }
    var wire = URLRequest(url: url)
    wire.httpMethod = "POST"
    wire.setValue(announcement.apiKey, forHTTPHeaderField: "IM-API-KEY")
    wire.setValue("application/json", forHTTPHeaderField: "Content-Type")
    wire.httpBody = try JSONEncoder().encode([
      "room": room.rawValue, "sender": person.rawValue, "message": text, "messageType": "text",
    ])
    let (_, answer) = try await URLSession.shared.data(for: wire)
    let status = (answer as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200 else { throw Failure.refused(status: status) }
  }

  /// Makes an empty store that belongs to the sandbox's account.
  func store(at path: String) async throws -> Store {
    let store = try Store(path: path)
    try await store.adopt(
      server: announcement.url, account: account, dialect: announcement.dialect)
    return store
  }

  /// Waits until the world is made, which the first answer tells.
  func waitForWorld() async throws {
    let client = try client()
    defer { client.close() }
    for _ in 0..<20 {
      // An answer that takes too long is asked for again.
      if (try? await client.rooms(skip: 0, limit: 1)) != nil { return }
    }
    throw Failure.silent
  }
}
