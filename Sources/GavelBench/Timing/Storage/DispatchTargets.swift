import GavelAPI
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore

/// Messages of a sandbox that nobody has deleted yet.
struct DispatchTargets {
  private var left: ArraySlice<ModerationAction>

  init(_ sandbox: SandboxProcess, count: Int) async throws {
    let client = try sandbox.client()
    defer { client.close() }
    var found: [ModerationAction] = []
    var skip = 0
    while found.count < count {
      let page = try await client.rooms(skip: skip, limit: 100)
      guard !page.rooms.isEmpty else { break }
      skip += page.rooms.count
      for detail in page.rooms where found.count < count {
        let messages = try await client.messages(in: detail.room.id, before: nil, limit: 100)
        found += messages.messages.map { .deleteMessage($0.id, room: detail.room.id) }
      }
    }
    left = found[...]
  }

  mutating func take(_ count: Int) -> [ModerationAction] {
    defer { left = left.dropFirst(count) }
    return Array(left.prefix(count))
  }
}

extension SandboxProcess {
  /// Returns a relay of the sandbox's account that nothing is forbidden.
  func relay(_ store: Store, _ client: PlatformClient, connections: Int) -> Dispatcher {
    Dispatcher(
      store: store, client: client,
      gate: DispatchGate(
        server: client.server, account: account, isPerson: false, abilities: client.abilities),
      concurrency: connections, now: { .wall })
  }

  /// Without digests nothing is compared first, so that the requests are those of a bare loop.
  func plan(_ actions: [ModerationAction]) -> ActionPlan {
    ActionPlan(
      server: announcement.url, account: account, created: .wall, reason: "bench",
      items: actions.map { PlanItem(action: $0) })
  }
}
