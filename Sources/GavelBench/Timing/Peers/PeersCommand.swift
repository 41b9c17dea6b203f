import Foundation

/// `gavel-bench peers`: the same gestures here and in other programs that show long lists.
struct PeersCommand {
  private let cache: String?
  private let repeats: Int
  private let most: Int

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["cache", "repeats", "most"])
    cache = arguments.text("cache")
    repeats = max(1, try arguments.number("repeats", 7))
    most = max(10_000, try arguments.number("most", 1_000_000))
  }

  /// What a program's gestures cost.
  private struct Row {
    var name: String
    var list: String
    /// Milliseconds to the last byte of the first screen.
    var start = Double.infinity
    var cursor = Gesture("cursor", [])
    var page = Gesture("page", [])
  }

  /// Returns 0 when everything that is installed could be measured.
  func run() async -> Int32 {
    do {
      let bench = TimingBench(cache: try BenchCache(path: cache), repeats: repeats, most: most)
      let files = try PeerFiles(bench.cache)
      BenchOutput.say(Machine.words + "\n")
      var rows = [try await own(bench)]
      for peer in Peer.all(files) {
        guard let path = peer.paths.first(where: { access($0, X_OK) == 0 }) else {
          BenchOutput.progress("\(peer.name) is not installed")
          continue
        }
        BenchOutput.progress("\(peer.name) …")
        rows.append(try measure(peer, path, files))
      }
      BenchOutput.say(Self.table(rows))
      return 0
    } catch {
      BenchOutput.say("peers: \(error)")
      return 1
    }
  }

  private func own(_ bench: TimingBench) async throws -> Row {
    let world = BenchWorld(messages: most)
    let scene = try await ConsoleScene(world, bench)
    defer { scene.remove() }
    let list = "\(FigureTable.words(Double(most), .count)) messages"
    return try measure(
      Row(name: "gavel", list: list), down: "k", up: "j", pageDown: "\u{1B}[5~", prelude: "\r"
    ) { try scene.open() }
  }

  private func measure(_ peer: Peer, _ path: String, _ files: PeerFiles) throws -> Row {
    let environment = [
      "HOME": files.home, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "SHELL": "/bin/sh", "TZ": "UTC", "GIT_DIR": files.repository + "/.git",
    ]
    return try measure(
      Row(name: peer.name, list: peer.list), down: peer.down, up: peer.up, pageDown: peer.pageDown,
      prelude: peer.prelude
    ) { try ProgramTerminal([path] + peer.arguments, environment: environment) }
  }

  private func measure(
    _ row: Row, down: String, up: String, pageDown: String, prelude: String,
    open: () throws -> ProgramTerminal
  ) throws -> Row {
    var row = row
    for _ in 0..<repeats {
      let terminal = try open()
      defer { terminal.close() }
      row.start = min(row.start, terminal.opening(quiet: 45, least: 400).last ?? .infinity)
    }
    let terminal = try open()
    defer { terminal.close() }
    _ = terminal.opening(quiet: 700)
    if !prelude.isEmpty { _ = terminal.press(prelude, quiet: 500) }
    let steps = (0..<repeats * 10).map { $0 / 5 % 2 == 0 ? down : up }
    row.cursor = Gesture("cursor", steps)
    row.cursor.run(on: terminal)
    row.page = Gesture("page", Array(repeating: pageDown, count: repeats * 3))
    row.page.run(on: terminal)
    return row
  }

  private static func table(_ rows: [Row]) -> String {
    let head = [
      "**Peers, 80x24, xterm-256color; in brackets how many times what Gavel takes**", "",
      "| Program | List | Start | Cursor key | Bytes | Page key | Bytes |",
      "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    guard let own = rows.first else { return "" }
    let lines = rows.map { row in
      func cell(_ unit: Figure.Unit, _ value: (Row) -> Double) -> String {
        let words = FigureTable.words(value(row), unit)
        guard row.name != own.name, value(own) > 0 else { return words }
        return "\(words) (\(FigureTable.words(value(row) / value(own), .ratio)))"
      }
      let cells = [
        row.name, row.list, cell(.milliseconds) { $0.start },
        cell(.milliseconds) { $0.cursor.medianTime }, cell(.bytes) { $0.cursor.medianBytes },
        cell(.milliseconds) { $0.page.medianTime }, cell(.bytes) { $0.page.medianBytes },
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return (head + lines).joined(separator: "\n")
  }
}
