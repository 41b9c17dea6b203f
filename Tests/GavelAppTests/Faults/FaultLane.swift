import Foundation
import FoundationNetworking
import GavelAPI
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore
import TestCalls

@testable import GavelApp
@testable import GavelConsole

/// A sandbox on which cell after cell is tried, each on the world as at the start and on a store of
/// its own that has synced it.
final class FaultLane {
  let dialect: FaultKind.SandboxDialect
  private let server: SandboxServer
  private let front: SpoilingFront
  private let folder: TemporaryFolder
  private var synced: [String: String] = [:]
  private var cells = 0

  private static let clock: @Sendable () -> Timestamp = {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  init(_ dialect: FaultKind.SandboxDialect) throws {
    self.dialect = dialect
    server = try SandboxServer.start(
      SandboxOptions(dialect: dialect == .imkit ? .imkit : .rocketchat))
    front = try SpoilingFront(before: UInt16(URL(string: server.url)?.port ?? 0))
    folder = try TemporaryFolder()
  }

  deinit {
    front.stop()
    server.stop()
  }

  /// What became of a cell.
  struct Result {
    var items: [OutboxItem]
    /// The outcomes of those that are settled.
    var outcomes: [Outcome] { items.compactMap(BatchResult.outcome) }
    var audit: [AuditEntry]
    var isFinished: Bool
    var requests: Int
    var isAchieved: [Bool]
    var hasTouchedOthers: Bool
    /// Whether the store showed each target before and after.
    var stood: [Bool]?
    var stands: [Bool]?
    /// The console's line and the command line's lines.
    var activity: String
    var lines: [String]
  }

  /// Carries out an action while the fault strikes, once or every time.
  func run(_ action: FaultAction, _ kind: FaultKind, always: Bool) async throws -> Result {
    try await control("POST", "reset", "{}")
    if dialect == .rocketchat {
      try await control("POST", "permissions", #"{"delete-d":["admin","user"]}"#)
    }
    let client = try client(action.role, kind)
    defer { client.close() }
    let me = try PersonID(persona(action.role).userID)
    let path = try await freshStore(action.role)
    let store = try Store(path: path)
    let reader = try StoreReader(path: path)
    var ground = FaultAction.Ground(world: try await world(), me: me, client: client)
    if let setup = try action.setup?(ground) { try await post(setup.call, setup.body) }
    ground = FaultAction.Ground(world: try await world(), me: me, client: client)
    let aim = try await action.aim(ground)
    let planner = Planner(client: client, account: me, now: Self.clock)
    let plan = try await planner.seal(aim.actions, reason: "test")
    let stood = try await aim.stands?(reader)
    let before = try await world()
    try await spoil(action, kind, always: always)
    let batch = try await send(plan, store, client, me)
    front.spoil(nil)
    let after = try await world()
    let items = try await reader.items(of: batch)
    let audit = try await reader.audit(since: nil, limit: nil)
    let standing = try await reader.batch(batch)
    let result = Result(
      items: items, audit: audit, isFinished: standing?.state == .finished,
      requests: try await requests(action), isAchieved: aim.isAchieved(before, after),
      hasTouchedOthers: before.besides(room: aim.room, person: aim.person)
        != after.besides(room: aim.room, person: aim.person),
      stood: stood, stands: try await aim.stands?(reader),
      activity: audit.isEmpty ? "" : ActivityLine(audit, batch: standing).text,
      lines: BatchResult(batch: batch, items: items).lines)
    await reader.close()
    await store.close()
    return result
  }

  private func send(
    _ plan: ActionPlan, _ store: Store, _ client: PlatformClient, _ me: PersonID
  ) async throws -> BatchID {
    let dispatcher = Dispatcher(
      store: store, client: client,
      gate: DispatchGate(server: client.server, account: me, abilities: client.abilities),
      policy: RetryPolicy(
        floor: .milliseconds(2), ceiling: .milliseconds(5), throttleRest: .milliseconds(20)),
      now: Self.clock)
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    return batch
  }

  private func spoil(_ action: FaultAction, _ kind: FaultKind, always: Bool) async throws {
    let times = always ? 0 : 1
    switch kind.culprit {
    case .rule(let members):
      try await control(
        "POST", "faults",
        #"[{"match":{"method":"\#(action.method)","path":"\#(action.path)"},"#
          + #""times":\#(times),\#(members)}]"#)
    case .front(let manner):
      front.spoil(
        SpoilingFront.Rule(
          manner: manner, method: action.method, path: action.path.split(separator: "/"),
          times: times))
    }
  }

  /// Requests of the kind that the action sends, without those that set up the scene.
  private func requests(_ action: FaultAction) async throws -> Int {
    struct Entry: Decodable {
      let method: String
      let path: String
    }
    let pattern = action.path.split(separator: "/")
    let log = try JSONDecoder().decode([Entry].self, from: try await control("GET", "log"))
    return log.count { entry in
      let path = entry.path.split(separator: "/")
      return entry.method == action.method && path.count == pattern.count
        && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }
}

/// Surroundings of a cell.
extension FaultLane {
  private func persona(_ role: String) throws -> SandboxAnnouncement.Persona {
    guard let persona = server.announcement.personas.first(where: { $0.role == role }) else {
      throw FaultAction.Ground.Missing()
    }
    return persona
  }

  private func client(_ role: String, _ kind: FaultKind) throws -> PlatformClient {
    let persona = try persona(role)
    let isDirect = if case .rule = kind.culprit { true } else { false }
    guard
      let url = URL(string: isDirect ? server.url : "http://127.0.0.1:\(front.port)")
    else { throw FaultAction.Ground.Missing() }
    let token = Secret(persona.token)
    let credential: Credential =
      dialect == .imkit
      ? .user(clientKey: server.announcement.clientKey, token: token) : .account(token: token)
    return PlatformClient(
      connection: try Connection(
        url: url, credential: credential, userID: PersonID(persona.userID)),
      dialect: dialect == .imkit ? IMKitDialect() : RocketChatDialect(), now: Self.clock,
      limits: kind.limits)
  }

  /// A copy of a store that has synced the world as at the start.
  private func freshStore(_ role: String) async throws -> String {
    let template = "\(folder.path)/\(role).db"
    if synced[role] == nil {
      let client = try client(role, FaultKind.all[0])
      defer { client.close() }
      let store = try Store(path: template)
      try await store.adopt(
        server: client.server, account: PersonID(try persona(role).userID),
        dialect: dialect == .imkit ? "imkit" : "rocketchat")
      let engine = SyncEngine(store: store, client: client, gap: .zero, now: Self.clock)
      try await engine.pass(full: false)
      await store.close()
      synced[role] = template
    }
    cells += 1
    let path = "\(folder.path)/\(cells).db"
    try FileManager.default.copyItem(atPath: template, toPath: path)
    return path
  }

  private func world() async throws -> FaultWorld {
    try JSONDecoder().decode(
      FaultWorld.self, from: try await control("GET", "state?messages=count"))
  }

  @discardableResult
  private func control(
    _ method: String, _ call: String, _ body: String? = nil
  ) async throws -> Data {
    try await request(method, "/__sandbox/\(call)", body, [:])
  }

  private func post(_ call: String, _ body: String) async throws {
    let admin = try persona("admin")
    _ = try await request(
      "POST", "/api/v1/\(call)", body,
      ["X-Auth-Token": admin.token, "X-User-Id": admin.userID])
  }

  private func request(
    _ method: String, _ path: String, _ body: String?, _ headers: [String: String]
  ) async throws -> Data {
    guard let url = URL(string: server.url + path) else { throw FaultAction.Ground.Missing() }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, status) = try await PlainCall.send(request)
    guard status == 200 else { throw FaultAction.Ground.Missing() }
    return data
  }
}
