import Foundation
import GavelAPI
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore
import Synchronization

/// How fast the real sync brings a whole platform into a searchable store.
struct SyncGauge: Gauge {
  let name = "sync"
  let title = "Sync from the sandbox on loopback"

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    var figures: [Figure] = []
    for dialect in SandboxOptions.Dialect.allCases {
      figures += try await measure(dialect, bench.most < 1_000_000 ? .medium : .large)
    }
    return figures
  }

  private func measure(
    _ dialect: SandboxOptions.Dialect, _ scale: SandboxOptions.Scale
  ) async throws -> [Figure] {
    let sandbox = try await SandboxProcess(dialect, scale)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let folder = try BenchFolder()
    defer { folder.remove() }
    let sync = try await SyncMeasure.sync(sandbox, to: folder.path + "/store.db")
    let bare = try await BareLoop.measure(sandbox, in: folder)
    let how =
      "\(dialect.rawValue), \(FigureTable.words(Double(sync.messages), .count)) messages in "
      + "\(FigureTable.words(Double(sync.rooms), .count)) rooms"
    let rate = Double(sync.messages) / sync.seconds
    return [
      Figure("sync", rate, .perSecond, .atLeast(20_000), how: how + ", into the searchable store"),
      Figure(
        "bare decode-and-insert loop", bare.rate, .perSecond,
        how: "the same bytes and tables, no network; \(bare.messages) messages"),
      Figure("sync beside the bare loop", rate / bare.rate, .ratio, how: how),
      Figure("requests of the sync", Double(sync.requests), .count, how: how),
      Figure("commits of the sync", Double(sync.commits), .count, how: how),
      Figure(
        "processor time of 1,000 messages", sync.processorSeconds / Double(sync.messages) * 1e6,
        .milliseconds, how: how + ", all threads, the sandbox apart"),
      Figure(
        "store, a message", sync.bytesPerMessage, .bytes, .atMost(600), how: how + ", with search"),
    ]
  }
}

/// One whole sync into a new store.
struct SyncMeasure {
  var rooms = 0
  var messages = 0
  var seconds = 0.0
  var processorSeconds = 0.0
  var requests = 0
  var commits = 0
  var bytesPerMessage = 0.0

  static func sync(_ sandbox: SandboxProcess, to path: String) async throws -> SyncMeasure {
    let counter = Counter()
    let client = try sandbox.client { _ in counter.add() }
    let store = try await sandbox.store(at: path)
    let engine = SyncEngine(store: store, client: client, gap: .zero, now: { .wall })
    let watch = Stopwatch()
    let news = Task {
      for await progress in engine.progress {
        if case .reading(let done, let total) = progress, done % 100 == 0 {
          BenchOutput.progress("read \(done) of \(total) rooms …")
        }
      }
    }
    try await engine.pass(full: false)
    var measure = SyncMeasure()
    measure.seconds = watch.seconds
    measure.processorSeconds = watch.processorSeconds
    news.cancel()
    client.close()
    measure.commits = await store.commits
    await store.close()
    measure.requests = counter.value
    let reader = try StoreReader(path: path)
    let summary = try await reader.syncSummary()
    await reader.close()
    measure.rooms = summary.rooms
    measure.messages = summary.messages
    measure.bytesPerMessage = Double(try fileBytes(path)) / Double(max(1, summary.messages))
    return measure
  }

  /// The file with what SQLite keeps beside it.
  static func fileBytes(_ path: String) throws -> Int {
    try [path, path + "-wal"].reduce(0) { sum, path in
      guard FileManager.default.fileExists(atPath: path) else { return sum }
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      return sum + (facts[.size] as? Int ?? 0)
    }
  }
}

/// Counts from any thread.
final class Counter: Sendable {
  private let count = Mutex(0)

  func add() { count.withLock { $0 += 1 } }

  var value: Int { count.withLock { $0 } }
}
