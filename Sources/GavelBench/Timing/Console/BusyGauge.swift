import GavelSandbox

/// Keys and redraws while the first sync runs at full speed, the platform on the same machine.
struct BusyGauge: Gauge {
  let name = "busy"
  let title = "While a sync runs at full speed, 80x24"

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    let sandbox = try await SandboxProcess(.imkit, .large)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let folder = try BenchFolder()
    defer { folder.remove() }
    var environment = try folder.environment(of: sandbox.announcement)
    environment["XDG_STATE_HOME"] = folder.path
    environment["TERM"] = "xterm-256color"
    let terminal = try ProgramTerminal([GavelProcess.program()], environment: environment)
    defer { terminal.close() }
    _ = terminal.opening(quiet: 20, within: 2_000)
    let milliseconds = 2_000
    let frames = terminal.idle(milliseconds: milliseconds)
    var times: [Double] = []
    for number in 0..<60 {
      // The first bytes are the answer: keys are drawn before news.
      let burst = terminal.press(number / 5 % 2 == 0 ? "j" : "k", quiet: 6)
      if let first = burst.first { times.append(first) }
      _ = terminal.idle(milliseconds: 15)
    }
    let how = "first sync of 1,000,000 messages, sandbox on the same two cores"
    let redraws = Double(frames.pieces.count) * 1_000 / Double(milliseconds)
    return [
      Figure("redraws", redraws, .perSecond, .atMost(20), how: how),
      Figure("bytes", Double(frames.bytes) * 1_000 / Double(milliseconds), .perSecond, how: how),
      Figure("cursor key, median", Gesture.part(times, 0.5), .milliseconds, how: how),
      Figure("cursor key, p99", Gesture.part(times, 0.99), .milliseconds, .atMost(5), how: how),
    ]
  }
}
