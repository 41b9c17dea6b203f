import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore

@testable import GavelDispatch

/// A sandbox, a store on a temporary file and a client as one persona, with everything between.
struct Scene {
  let server: SandboxServer
  let store: Store
  let reader: StoreReader
  let client: PlatformClient
  let account: PersonID
  let folder: URL
  let control: SandboxControl

  static let clock: @Sendable () -> Timestamp = {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// Starts a small world and signs in as the persona with this role; `nil` is the platform key.
  static func open(as role: String? = "owner") async throws -> Scene {
    let server = try SandboxServer.start(SandboxOptions())
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-scene-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let announcement = server.announcement
    let persona = announcement.personas.first { $0.role == role }
    let account = PersonID(persona?.userID ?? "platform-admin")
    let credential: Credential =
      if let persona {
        .user(clientKey: announcement.clientKey, token: Secret(persona.token))
      } else {
        .platform(apiKey: Secret(announcement.apiKey))
      }
    guard let url = URL(string: announcement.url) else { throw SceneError.noURL }
    let client = PlatformClient(
      connection: try Connection(
        url: url, credential: credential, userID: persona == nil ? nil : account), now: clock)
    let store = try Store(path: folder.appendingPathComponent("store.db").path)
    try await store.adopt(server: client.server, account: account, dialect: "imkit")
    return Scene(
      server: server, store: store, reader: try StoreReader(path: store.path), client: client,
      account: account, folder: folder, control: SandboxControl(url: announcement.url))
  }

  func close() {
    client.close()
    server.stop()
    // Left-overs of a test in the temporary folder harm nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  var planner: Planner { Planner(client: client, account: account, now: Self.clock) }

  func dispatcher(
    readOnly: Bool = false, limits: GateLimits? = nil, store: Store? = nil, concurrency: Int = 8,
    evidence: EvidencePolicy = EvidencePolicy()
  ) -> Dispatcher {
    Dispatcher(
      store: store ?? self.store, client: client,
      gate: DispatchGate(
        server: client.server, account: account, abilities: client.abilities,
        limits: limits ?? GateLimits(isReadOnly: readOnly)),
      evidence: evidence, concurrency: concurrency,
      policy: RetryPolicy(floor: .milliseconds(5), throttleRest: .milliseconds(50)),
      now: Self.clock)
  }

  func engine() -> SyncEngine {
    SyncEngine(store: store, client: client, gap: .zero, now: Self.clock)
  }

  /// The room that all personas but the outsider share.
  func sharedRoom() async throws -> SandboxControl.State.Room {
    let personas = server.announcement.personas.filter { $0.role != "outsider" }
    let rooms = try await control.state().rooms
    guard
      let room = rooms.first(where: { room in
        personas.allSatisfy { room.members.contains($0.userID) }
      })
    else { throw SceneError.noRoom }
    return room
  }

  /// Plans, confirms and sends; returns the settled items.
  func carryOut(_ actions: [ModerationAction]) async throws -> [OutboxItem] {
    try await carryOut(try await planner.seal(actions, reason: "test"))
  }

  func carryOut(_ plan: ActionPlan) async throws -> [OutboxItem] {
    let dispatcher = dispatcher()
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    return try await reader.items(of: batch)
  }
}

enum SceneError: Error { case noURL, noRoom, refused(String) }

extension OutboxItem {
  var outcome: Outcome? {
    if case .settled(let outcome) = status { outcome } else { nil }
  }
}
