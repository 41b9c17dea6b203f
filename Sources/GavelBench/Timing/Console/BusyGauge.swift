import GavelAPI
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore

/// Keys and redraws while the first sync runs at full speed, the platform on the same machine; then
/// once more while a large batch is sent as well.
struct BusyGauge: Gauge {
  let name = "busy"
  let title = "While a sync runs at full speed, and a batch beside it, 80x24"

  /// More than can be sent while it is measured.
  private static let itemCount = 20_000
  private static let presses = 1_000
  /// What stands before the cursor's row in the pane that takes keys; news do not draw it.
  private static let marker = UInt8(ascii: ">")

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    try await figures(itemCount: 0, "first sync of 1,000,000 messages")
      + figures(itemCount: Self.itemCount, "the same beside a batch of 20,000 deletions")
  }

  private func figures(itemCount: Int, _ work: String) async throws -> [Figure] {
    let sandbox = try await SandboxProcess(.imkit, .large)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let folder = try BenchFolder()
    defer { folder.remove() }
    let batch = try await leave(itemCount, for: sandbox, in: folder)
    let terminal = try ProgramTerminal(
      [GavelProcess.program()], environment: environment(of: sandbox, in: folder))
    defer { terminal.close() }
    _ = terminal.opening(quiet: 20, within: 2_000)
    // A dialog takes no key at once.
    _ = terminal.idle(milliseconds: 1_000)
    if batch != nil { terminal.send("r") }
    _ = terminal.idle(milliseconds: 1_000)
    // Rooms move while they are read; the messages of one stay, but for those that are deleted.
    terminal.send("\r")
    _ = terminal.idle(milliseconds: 1_000)
    let reader = try StoreReader(path: folder.path + "/store.db")
    let doneBefore = try await done(of: batch, reader)
    let watch = Stopwatch()
    let milliseconds = 2_000
    let frames = terminal.idle(milliseconds: milliseconds)
    let times = cursorKeys(on: terminal)
    let seconds = watch.seconds
    let sent = try await done(of: batch, reader) - doneBefore
    await reader.close()
    let how = work + ", sandbox on the same two cores"
    let redraws = Double(frames.count(apart: 5)) * 1_000 / Double(milliseconds)
    let idle = Figure(
      "cursor keys that moved nothing", Double(Self.presses - times.count), .count, how: how)
    let rate = Figure("deletions meanwhile", Double(sent) / seconds, .perSecond, how: how)
    return [
      Figure("redraws", redraws, .perSecond, .atMost(20), how: how),
      Figure("bytes", Double(frames.bytes) * 1_000 / Double(milliseconds), .perSecond, how: how),
      Figure("cursor key, median", Gesture.part(times, 0.5), .milliseconds, how: how),
      Figure("cursor key, p99", Gesture.part(times, 0.99), .milliseconds, .atMost(5), how: how),
      idle,
    ] + (batch == nil ? [] : [rate])
  }

  /// Milliseconds from each press to the cursor's marker, which news do not draw.
  ///
  /// Of fewer presses the last of a hundred would be the worst of all.
  private func cursorKeys(on terminal: ProgramTerminal) -> [Double] {
    var times: [Double] = []
    for number in 0..<Self.presses {
      let key = number / 5 % 2 == 0 ? "k" : "j"
      let time = terminal.press(key, until: Self.marker, within: 1_000)
      if let time { times.append(time) }
      // The answer's end, and news.
      _ = terminal.idle(milliseconds: 20)
    }
    return times
  }

  /// Leaves a confirmed batch in a store, as a run does that was interrupted.
  private func leave(
    _ count: Int, for sandbox: SandboxProcess, in folder: BenchFolder
  ) async throws -> BatchID? {
    guard count > 0 else { return nil }
    var targets = try await DispatchTargets(sandbox, count: count)
    let client = try sandbox.client()
    defer { client.close() }
    let store = try await sandbox.store(at: folder.path + "/store.db")
    let relay = sandbox.relay(store, client, connections: 1)
    let batch = try await relay.enqueue(sandbox.plan(targets.take(count)), hold: .zero)
    await store.close()
    return batch
  }

  private func environment(
    of sandbox: SandboxProcess, in folder: BenchFolder
  ) throws -> [String: String] {
    var environment = try folder.environment(of: sandbox.announcement)
    // The platform's own key, because that account made the batch.
    for name in ["GAVEL_TOKEN", "GAVEL_USER_ID", "GAVEL_CLIENT_KEY"] { environment[name] = nil }
    environment["GAVEL_API_KEY"] = sandbox.announcement.apiKey
    environment["XDG_STATE_HOME"] = folder.path
    environment["TERM"] = "xterm-256color"
    return environment
  }

  private func done(of batch: BatchID?, _ reader: StoreReader) async throws -> Int {
    guard let batch else { return 0 }
    return try await reader.batch(batch)?.counts[.done] ?? 0
  }
}
