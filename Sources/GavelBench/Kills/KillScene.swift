import Foundation
import GavelAPI
import GavelApp
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore

/// One world, one plan of many items in it, and the program that carries it out.
struct KillScene {
  let server: SandboxServer
  let folder: BenchFolder
  let environment: [String: String]
  let view: PlatformView
  let before: PlatformView.World
  let plan: ActionPlan

  /// Starts a world and seals a plan of so many items in it.
  init(seed: UInt64, items: Int, dialect: SandboxOptions.Dialect) async throws {
    server = try SandboxServer.start(SandboxOptions(dialect: dialect, seed: seed))
    folder = try BenchFolder()
    environment = try folder.environment(of: server.announcement)
    view = PlatformView(url: server.url)
    before = try await view.world()
    let account = environment["GAVEL_USER_ID"] ?? ""
    let actions = Self.actions(in: before, account: account, count: items)
    plan = try await Self.seal(actions, server.announcement, environment)
    try Data(ReadingProof.text(of: plan).utf8).write(to: URL(fileURLWithPath: planPath))
  }

  func close() {
    server.stop()
    folder.remove()
  }

  var planPath: String { folder.path + "/plan.json" }
  private var storePath: String { folder.path + "/store.db" }

  /// The batches of the store with their items, newest first; none before there is a store.
  func batches() async throws -> [(batch: Batch, items: [OutboxItem])] {
    guard FileManager.default.fileExists(atPath: storePath) else { return [] }
    let reader: StoreReader
    do { reader = try StoreReader(path: storePath) } catch {
      // A store whose first transaction was cut off has nothing in it yet.
      return []
    }
    var result: [(batch: Batch, items: [OutboxItem])] = []
    for batch in try await reader.batches(limit: 10) {
      result.append((batch, try await reader.items(of: batch.id)))
    }
    await reader.close()
    return result
  }

  /// Messages of the account's rooms, members, a room to clear and one to delete.
  private static func actions(
    in world: PlatformView.World, account: String, count: Int
  ) -> [ModerationAction] {
    let own = world.rooms.filter { $0.owner == account && $0.members.count > 2 }
      .sorted { $0.messages.count > $1.messages.count }
    var actions: [ModerationAction] = []
    guard let main = own.first else { return [] }
    if own.count > 2 {
      actions.append(.clearRoom(RoomID(own[own.count - 1].id)))
      actions.append(.deleteRoom(RoomID(own[own.count - 2].id)))
    }
    actions += main.members.filter { $0 != account }.prefix(30).map {
      .removeMember(PersonID($0), room: RoomID(main.id), announced: false)
    }
    let rooms = own.count > 2 ? own.dropLast(2) : own[...]
    for room in rooms {
      let messages = room.messages.suffix(max(0, count - actions.count))
      actions += messages.map { .deleteMessage(MessageID($0.id), room: RoomID(room.id)) }
    }
    return actions
  }

  private static func seal(
    _ actions: [ModerationAction], _ announcement: SandboxAnnouncement,
    _ environment: [String: String]
  ) async throws -> ActionPlan {
    struct NoURL: Error {}
    guard let url = URL(string: announcement.url) else { throw NoURL() }
    let account = PersonID(environment["GAVEL_USER_ID"] ?? "")
    let token = Secret(environment["GAVEL_TOKEN"] ?? "")
    let isIMKit = announcement.dialect == "imkit"
    let credential: Credential =
      isIMKit ? .user(clientKey: announcement.clientKey, token: token) : .account(token: token)
    let client = PlatformClient(
      connection: try Connection(url: url, credential: credential, userID: account),
      dialect: isIMKit ? IMKitDialect() : RocketChatDialect(), now: { .wall })
    return try await Planner(client: client, account: account, now: { .wall })
      .seal(actions, reason: "kill sweep")
  }
}
