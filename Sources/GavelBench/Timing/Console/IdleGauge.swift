import Glibc

/// What the console does while nothing happens, and whether it keeps up when much does.
struct IdleGauge: Gauge {
  let name = "idle"
  let title = "Nothing to do, and a held key, 80x24"
  private let seconds = 10

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    let world = BenchWorld(messages: bench.most)
    let scene = try await ConsoleScene(world, bench)
    defer { scene.remove() }
    let terminal = try scene.open()
    defer { terminal.close() }
    _ = terminal.opening(quiet: 400)
    _ = terminal.press("\r", quiet: 500)
    var figures = try rest(of: terminal)
    let all = terminal.press(String(repeating: "k", count: 1_000), quiet: 200)
    figures.append(
      Figure("1,000 keys at once, to the last byte", all.last ?? 0, .milliseconds, how: "k"))
    figures.append(Figure("1,000 keys at once, bytes", Double(all.bytes), .bytes, how: "k"))
    figures.append(held(terminal))
    return figures
  }

  private func rest(of terminal: ProgramTerminal) throws -> [Figure] {
    // The checks that follow a start are over by then.
    _ = terminal.idle(milliseconds: 5_000)
    let facts = ProcessFacts(id: terminal.id)
    let before = facts.waits
    let burst = terminal.idle(milliseconds: seconds * 1_000)
    let waits = Double(facts.waits - before) / Double(seconds)
    let how = "\(seconds) seconds, platform out of reach"
    return [
      Figure("idle, bytes between minutes", Double(burst.bytes), .bytes, .atMost(0), how: how),
      Figure("idle, wake-ups of all threads", waits, .perSecond, how: how),
    ]
  }

  /// A key that comes each millisecond, much faster than any keyboard: how long after the last one
  /// the screen still changes.
  private func held(_ terminal: ProgramTerminal) -> Figure {
    // A terminal takes what it is sent while keys come; only the last key's answer counts.
    for _ in 0..<999 {
      terminal.send("k")
      _ = terminal.idle(milliseconds: 1)
    }
    let burst = terminal.press("k", quiet: 60)
    return Figure(
      "1,000 keys, one each millisecond: last byte after the last key", burst.last ?? 0,
      .milliseconds, .atMost(5), how: "k")
  }
}
