import GavelScreen

/// From the start of the process to the first frame that stays, and the memory it takes.
struct StartGauge: Gauge {
  let name = "start"
  let title = "Start of the console, 80x24"

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    var figures: [Figure] = []
    for messages in bench.sizes {
      figures += try await measure(BenchWorld(messages: messages), bench)
    }
    figures += try await measure(BenchWorld(messages: bench.most, rooms: 10_000), bench)
    return figures
  }

  private func measure(_ world: BenchWorld, _ bench: TimingBench) async throws -> [Figure] {
    let scene = try await ConsoleScene(world, bench)
    defer { scene.remove() }
    var times: [Double] = []
    var bytes = 0
    var memory = (anonymous: 0.0, resident: 0.0)
    for _ in 0..<bench.repeats {
      let terminal = try scene.open()
      defer { terminal.close() }
      let burst = terminal.opening(quiet: 400)
      guard let moment = Self.settled(burst) else { throw Unsettled() }
      times.append(moment)
      bytes = burst.bytes
      let facts = ProcessFacts(id: terminal.id)
      memory = (max(memory.anonymous, facts.anonymous), max(memory.resident, facts.resident))
    }
    let how =
      "\(FigureTable.words(Double(world.messages), .count)) messages, "
      + "\(FigureTable.words(Double(world.rooms), .count)) rooms"
    return [
      Figure("first settled frame", times.min() ?? 0, .milliseconds, .atMost(30), how: how),
      Figure("bytes of the start", Double(bytes), .bytes, how: how),
      Figure("RssAnon", memory.anonymous, .megabytes, .atMost(24), how: how),
      Figure("VmRSS", memory.resident, .megabytes, .atMost(64), how: how),
    ]
  }

  /// The console drew nothing that could be taken for its list of rooms.
  struct Unsettled: Error {}

  /// Returns when the list of rooms, the pane on the left, first looked as it does in the end.
  static func settled(_ burst: ProgramTerminal.Burst) -> Double? {
    func pane(_ emulation: TerminalEmulation) -> [String] {
      emulation.grid[2..<12].map { $0[1..<24].joined() }
    }
    var emulation = TerminalEmulation(columns: 80, rows: 24)
    var seen: [(Double, [String])] = []
    var rest: [UInt8] = []
    for piece in burst.pieces {
      // A letter may be cut in two by the end of a read.
      rest += piece.bytes
      guard String(validating: rest, as: UTF8.self) != nil else { continue }
      emulation.feed(rest)
      rest = []
      seen.append((Double(piece.time) / 1e6, pane(emulation)))
    }
    guard let last = seen.last?.1, last.joined().contains("general") else { return nil }
    return seen.first { $0.1 == last }?.0
  }
}
