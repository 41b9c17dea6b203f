import GavelModel
import GavelStore

/// An empty store in a folder of its own, with a reader beside it.
struct StoreFixture {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
  }

  /// Confirms and claims items, and returns their batch and ids.
  func enqueue(
    _ items: [PlanItem], hold: Duration = .zero, now: Int64 = 200,
    decisions: [ReportDecision] = []
  ) async throws -> (BatchID, [ItemID]) {
    let plan = ActionPlan(
      server: "https://chat.example", account: "ana", created: at(0), reason: "spam",
      items: items)
    let batch = try await store.enqueue(
      plan, hold: hold, now: at(now),
      decisions: decisions)
    return (batch, try await store.openItems(of: batch).map(\.id))
  }

  /// Sends one action at `now` and has it answered two seconds later.
  func act(_ action: ModerationAction, _ outcome: Outcome = .done, now: Int64 = 200) async throws {
    let (_, ids) = try await enqueue([PlanItem(action: action)], now: now)
    _ = try await store.claim(ids, now: at(now))
    try await store.settle([settled(ids[0], outcome, asked: now)], now: at(now + 2))
  }

  func settled(_ item: ItemID, _ outcome: Outcome, asked: Int64 = 200) -> Settlement {
    Settlement(item: item, outcome: outcome, attempts: 1, requestedAt: at(asked))
  }

  /// The ids of the open reports, newest first.
  func open() async throws -> [ReportID] {
    try await reader.reports(state: .open).map(\.id)
  }
}
