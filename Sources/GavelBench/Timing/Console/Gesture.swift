/// One kind of key pressed again and again, and what each press cost.
struct Gesture {
  let name: String
  /// What is typed before, at once.
  let prelude: String
  /// What is typed, press by press.
  let presses: [String]

  /// Milliseconds from each press to its last byte; a press without an answer is left out.
  private(set) var times: [Double] = []
  /// Bytes of each answer.
  private(set) var bytes: [Int] = []
  /// Bytes that followed after a rest, as the detail does.
  private(set) var afterRest: [Int] = []
  /// Cells that looked otherwise afterwards.
  private(set) var cells: [Int] = []

  init(_ name: String, after prelude: String = "", _ presses: [String]) {
    self.name = name
    self.prelude = prelude
    self.presses = presses
  }

  /// Presses everything at a program whose screen does not matter.
  mutating func run(on terminal: ProgramTerminal) {
    for press in presses {
      let burst = terminal.press(press, quiet: 60)
      if let last = burst.last { times.append(last) }
      bytes.append(burst.bytes)
    }
  }

  /// Presses everything, each press once the answer to the one before is over.
  ///
  /// - Parameter emulation: What the terminal shows; kept up to date.
  mutating func run(
    on terminal: ProgramTerminal, _ emulation: inout TerminalEmulation, rests: Bool = false
  ) {
    if !prelude.isEmpty {
      emulation.feed(terminal.press(prelude, quiet: 200).pieces.flatMap(\.bytes))
    }
    for press in presses {
      let before = emulation.grid
      let burst = terminal.press(press, quiet: 25, patience: 250)
      emulation.feed(burst.pieces.flatMap(\.bytes))
      if let last = burst.last { times.append(last) }
      bytes.append(burst.bytes)
      cells.append(
        zip(before, emulation.grid).reduce(0) { sum, rows in
          sum + zip(rows.0, rows.1).count { $0 != $1 }
        })
      guard rests else { continue }
      let late = terminal.idle(milliseconds: 160)
      emulation.feed(late.pieces.flatMap(\.bytes))
      afterRest.append(late.bytes)
    }
  }

  var medianTime: Double { Self.part(times, 0.5) }
  var lateTime: Double { Self.part(times, 0.99) }
  var medianBytes: Double { Self.part(bytes.map(Double.init), 0.5) }
  var mostBytes: Double { Double(bytes.max() ?? 0) }
  var medianCells: Double { Self.part(cells.map(Double.init), 0.5) }
  var medianAfterRest: Double { Self.part(afterRest.map(Double.init), 0.5) }

  /// Returns the value that this part of all values does not exceed; 0 where there is none.
  static func part(_ values: [Double], _ part: Double) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }
}
