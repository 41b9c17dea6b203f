import Foundation
import GavelAPI
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore

/// How fast the relay deletes with its journal on, beside the same client without one.
struct DispatchGauge: Gauge {
  let name = "dispatch"
  let title = "Bulk dispatch to the sandbox on loopback"

  /// Requests on the wire at once, in both.
  private static let connections = 8
  /// Most of the messages there are to delete at each size of the world.
  private static let most = 100_000

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    let isLarge = bench.most >= 1_000_000
    let sandbox = try await SandboxProcess(.imkit, isLarge ? .large : .medium)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let counts = isLarge ? [1_000, 10_000, Self.most] : [1_000, 10_000]
    let bareCount = 5_000
    var targets = try await DispatchTargets(sandbox, count: counts.reduce(bareCount * 3, +))
    var figures: [Figure] = []
    var bare = 0.0
    for _ in 0..<3 { bare = max(bare, try await loop(targets.take(bareCount), sandbox)) }
    figures.append(
      Figure(
        "bare loop of the same requests", bare, .perSecond,
        how: "\(Self.connections) connections, the same client, no journal"))
    for count in counts {
      figures += try await dispatch(targets.take(count), sandbox, beside: bare)
    }
    return try await figures + deletions(of: min(5_000, counts[counts.count - 1]), beside: bare)
  }

  /// Deletes as a moderator does: out of a store that knows the messages, which are read again,
  /// compared and kept as evidence before each goes.
  private func deletions(of count: Int, beside bare: Double) async throws -> [Figure] {
    let sandbox = try await SandboxProcess(.imkit, .medium)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let folder = try BenchFolder()
    defer { folder.remove() }
    let path = folder.path + "/store.db"
    _ = try await SyncMeasure.sync(sandbox, to: path)
    let room = try await LookMeasure.largestRoom(of: path)
    let reader = try StoreReader(path: path)
    let ids = try await reader.messages(in: room, .last, limit: count).rows.map(\.id)
    await reader.close()
    let client = try sandbox.client()
    defer { client.close() }
    let plan = try await Planner(client: client, account: sandbox.account, now: { .wall })
      .seal(ids.map { .deleteMessage($0, room: room) }, reason: "bench")
    let run = try await DispatchMeasure.run(
      plan, on: try Store(path: path), sandbox, connections: Self.connections)
    let how =
      "\(FigureTable.words(Double(ids.count), .count)) messages of a room, \(Self.connections) "
      + "connections; each read again, kept as evidence, and taken out of the store"
    return [
      Figure("deletions as a moderator confirms them", run.rate, .perSecond, how: how),
      Figure("the same beside the bare loop", run.rate / bare, .ratio, .atLeast(0.5), how: how),
    ]
  }

  /// Deletes without a journal and returns how many a second.
  private func loop(_ actions: [ModerationAction], _ sandbox: SandboxProcess) async throws -> Double
  {
    let client = try sandbox.client()
    defer { client.close() }
    let watch = Stopwatch()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<Self.connections {
        group.addTask {
          for place in stride(from: lane, to: actions.count, by: Self.connections) {
            _ = try await client.perform(actions[place])
          }
        }
      }
      try await group.waitForAll()
    }
    return Double(actions.count) / watch.seconds
  }

  private func dispatch(
    _ actions: [ModerationAction], _ sandbox: SandboxProcess, beside bare: Double
  ) async throws -> [Figure] {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let run = try await DispatchMeasure.run(
      sandbox.plan(actions), on: try await sandbox.store(at: folder.path + "/store.db"), sandbox,
      connections: Self.connections)
    let how =
      "\(FigureTable.words(Double(actions.count), .count)) items, \(Self.connections) connections, "
      + "\(run.commits) commits"
    return [
      Figure("dispatch, every item journalled", run.rate, .perSecond, how: how),
      Figure("dispatch beside the bare loop", run.rate / bare, .ratio, .atLeast(0.5), how: how),
      Figure(
        "items in a commit", Double(actions.count) / Double(max(1, run.commits)), .count, how: how),
      Figure("memory that the relay took more", run.growth, .megabytes, .atMost(24), how: how),
    ]
  }
}

/// One batch from its confirmation to its end.
struct DispatchMeasure {
  var rate = 0.0
  var commits = 0
  /// Megabytes of own memory at the most, beside what was there before.
  var growth = 0.0

  /// Carries a plan out and closes the store that journals it.
  static func run(
    _ plan: ActionPlan, on store: Store, _ sandbox: SandboxProcess, connections: Int
  ) async throws -> DispatchMeasure {
    let client = try sandbox.client()
    defer { client.close() }
    let relay = sandbox.relay(store, client, connections: connections)
    let batch = try await relay.enqueue(plan, hold: .zero)
    let facts = ProcessFacts(id: getpid())
    let before = facts.anonymous
    let commits = await store.commits
    let sampler = Task {
      var most = before
      while !Task.isCancelled {
        most = max(most, facts.anonymous)
        // A sampler that is no longer wanted ends early.
        try? await Task.sleep(for: .milliseconds(50))
      }
      return most
    }
    let watch = Stopwatch()
    let running = Task { await relay.run() }
    await relay.finish(batch)
    var measure = DispatchMeasure()
    measure.rate = Double(plan.items.count) / watch.seconds
    measure.commits = await store.commits - commits
    sampler.cancel()
    measure.growth = await sampler.value - before
    await relay.shutDown(within: .seconds(1))
    await running.value
    let reader = try StoreReader(path: store.path)
    let done = try await reader.batch(batch)?.counts[.done] ?? 0
    await reader.close()
    await store.close()
    if done != plan.items.count { throw Undone(count: plan.items.count - done) }
    return measure
  }

  /// Items that ended otherwise than they should.
  struct Undone: Error { let count: Int }
}
