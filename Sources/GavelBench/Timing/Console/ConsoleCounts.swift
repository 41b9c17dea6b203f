/// What the console sends to a terminal of 80x24, in counts that are the same on any machine.
///
/// Unlike times they can be held against limits wherever they are taken.
package struct ConsoleCounts: Sendable {
  /// Bytes of the start, until nothing comes any more.
  package var start = 0
  /// Median bytes of a key, by the gesture's name.
  package var keys: [String: Int] = [:]
  /// Median cells that a key changes, by the gesture's name.
  package var cells: [String: Int] = [:]
  /// Bytes of two quiet seconds.
  package var idle = 0
  /// What the console itself says about its bytes.
  package var meter = ""

  /// Opens the program beside this one on a small store and presses keys at it.
  ///
  /// - Parameters:
  ///   - terminal: The name of a terminal in the system's database.
  ///   - arguments: What the program is started with.
  package static func measure(
    terminal name: String, _ arguments: [String] = []
  ) async throws -> ConsoleCounts {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let bench = TimingBench(cache: try BenchCache(path: folder.path + "/stores"))
    let scene = try await ConsoleScene(BenchWorld(messages: 600, rooms: 5), bench)
    defer { scene.remove() }
    var counts = ConsoleCounts()
    for gesture in gestures {
      let terminal = try scene.open(terminal: name, arguments: arguments)
      defer { terminal.close() }
      try counts.take(gesture, terminal)
    }
    return counts
  }

  private static let gestures = [
    Gesture("cursor", Array(repeating: "k", count: 5)),
    Gesture("page", Array(repeating: "\u{1B}[5~", count: 3)),
    Gesture("mark", Array(repeating: " ", count: 5)),
    Gesture("filter", ["/"] + "har".map(String.init)),
  ]

  private mutating func take(_ gesture: Gesture, _ terminal: ProgramTerminal) throws {
    var emulation = TerminalEmulation(columns: 80, rows: 24)
    let opening = terminal.opening(quiet: 400)
    emulation.feed(opening.pieces.flatMap(\.bytes))
    // The least of all: on a busy machine a start may take a second frame.
    start = start == 0 ? opening.bytes : min(start, opening.bytes)
    emulation.feed(terminal.press("\r", quiet: 400).pieces.flatMap(\.bytes))
    var gesture = gesture
    gesture.run(on: terminal, &emulation)
    keys[gesture.name] = Int(gesture.medianBytes)
    cells[gesture.name] = Int(gesture.medianCells)
    guard gesture.name == "cursor" else { return }
    // A minute may begin just now, and then the ages on the screen move on; it begins once.
    idle = min(
      terminal.idle(milliseconds: 1_000).bytes, terminal.idle(milliseconds: 1_000).bytes)
    emulation.feed(terminal.press(":byte-meter\r", quiet: 300).pieces.flatMap(\.bytes))
    meter = emulation.grid[23].joined()
  }
}
