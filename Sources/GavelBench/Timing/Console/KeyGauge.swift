/// What single keys cost: the time to the last byte of the answer, and its bytes and cells.
struct KeyGauge: Gauge {
  let name = "keys"
  let title = "Keys in the largest room, 80x24, xterm-256color"

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    var figures: [Figure] = []
    for messages in bench.sizes {
      let world = BenchWorld(messages: messages)
      figures += try await Self.measure(world, bench, terminal: "xterm-256color", [])
    }
    let largest = BenchWorld(messages: bench.most)
    figures += try await Self.measure(largest, bench, terminal: "vt100", [])
    figures += try await Self.measure(
      largest, bench, terminal: "xterm-256color", ["--low-bandwidth"])
    return figures
  }

  static func measure(
    _ world: BenchWorld, _ bench: TimingBench, terminal name: String, _ arguments: [String]
  ) async throws -> [Figure] {
    let scene = try await ConsoleScene(world, bench)
    defer { scene.remove() }
    let how =
      "\(FigureTable.words(Double(world.messages), .count)) messages"
      + (name == "xterm-256color" ? "" : ", \(name)")
      + (arguments.isEmpty ? "" : ", " + arguments.joined(separator: " "))
    var figures: [Figure] = []
    // A console for each gesture: what one leaves behind must not change the next.
    for var gesture in Self.gestures(bench) {
      let terminal = try scene.open(terminal: name, arguments: arguments)
      defer { terminal.close() }
      var emulation = TerminalEmulation(columns: 80, rows: 24)
      emulation.feed(terminal.opening(quiet: 400).pieces.flatMap(\.bytes))
      emulation.feed(terminal.press("\r", quiet: 500).pieces.flatMap(\.bytes))
      gesture.run(on: terminal, &emulation)
      figures += Self.figures(gesture, how, isThin: !arguments.isEmpty)
    }
    return figures
  }

  private static func gestures(_ bench: TimingBench) -> [Gesture] {
    // Of fewer than a hundred presses the latest but one in a hundred would be the latest of all.
    let times = max(20, bench.repeats * 30)
    let steps = (0..<times).map { $0 / 8 % 2 == 0 ? "k" : "j" }
    let pages = (0..<times).map { $0 / 5 % 2 == 0 ? "\u{1B}[5~" : "\u{1B}[6~" }
    return [
      Gesture("cursor", steps),
      // The first of them bring the cursor to the top, where each further one scrolls.
      Gesture(
        "scroll", after: String(repeating: "k", count: 30), Array(repeating: "k", count: times)),
      Gesture("page", pages),
      Gesture("mark", Array(repeating: " ", count: times)),
      Gesture("filter", ["/"] + "harbour lunch".map(String.init)),
    ]
  }

  private static func figures(_ gesture: Gesture, _ how: String, isThin: Bool) -> [Figure] {
    let isCursor = gesture.name == "cursor"
    let few = isCursor ? Figure.Target.atMost(isThin ? 20 : 160) : nil
    let isQuick = gesture.name != "filter"
    return [
      Figure(
        "\(gesture.name) key, median", gesture.medianTime, .milliseconds,
        isQuick ? .atMost(1) : nil, how: how),
      Figure(
        "\(gesture.name) key, p99", gesture.lateTime, .milliseconds, isQuick ? .atMost(3) : nil,
        how: how),
      Figure("\(gesture.name) key, bytes", gesture.medianBytes, .bytes, few, how: how),
      Figure("\(gesture.name) key, cells", gesture.medianCells, .count, how: how),
    ]
  }
}
