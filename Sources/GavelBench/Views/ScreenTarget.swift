import GavelConsole
import GavelScreen
import GavelTerminal
import Glibc

extension FuzzTarget {
  /// The same walk through the terminal library: what reaches a pseudo-terminal is judged byte by
  /// byte, and what a terminal then shows is held against the frame that was meant.
  static let screenBytes = FuzzTarget(
    "screen-bytes", corpus: TextCorpus.texts, words: TextCorpus.words, longest: 64, weight: 100
  ) { _, dice in
    var walk = ViewWalk(dice: Dice(seed: dice.next()), charset: .unicode)
    do {
      return FuzzVerdict(try ScreenCheck.wrong(in: &walk))
    } catch {
      return .broken("no terminal: \(error)")
    }
  }
}

/// A console on a pseudo-terminal.
enum ScreenCheck {
  static func wrong(in walk: inout ViewWalk) throws -> String? {
    let size = walk.state.size
    let terminal = try PseudoTerminal(columns: size.columns, rows: size.rows)
    defer { terminal.end() }
    var options = TerminalOptions()
    options.input = terminal.programEnd
    options.output = terminal.programEnd
    options.terminalName = "xterm-256color"
    options.locale = "C.UTF-8"
    let session = try CursesSession(options: options)
    defer { session.close() }
    var emulation = TerminalEmulation(columns: size.columns, rows: size.rows)
    emulation.feed(terminal.output())
    for number in 0..<40 {
      let frame = walk.step()
      session.present(frame)
      emulation.feed(terminal.output())
      if let what = emulation.violations.first { return "step \(number): \(what)" }
      if let what = difference(emulation, frame) { return "step \(number): \(what)" }
    }
    return nil
  }

  private static func difference(_ emulation: TerminalEmulation, _ frame: Frame) -> String? {
    for row in 0..<frame.size.rows {
      for (column, cell) in frame.cells(ofRow: row).enumerated() {
        let shown = emulation.grid[row][column]
        // What the C library does not know yet is replaced in its columns.
        let isReplaced = shown == "?" || shown == "" && cell.isRightHalf
        let isSame = shown.unicodeScalars.elementsEqual(cell.text.unicodeScalars)
        guard isSame || isReplaced || (cell.isRightHalf && shown == "?") else {
          let meant = Escaped.text(Array(cell.text.utf8))
          let line = frame.cells(ofRow: row).map(\.text).joined()
          return "\(Escaped.text(Array(shown.utf8))) instead of \(meant) at \(column), \(row):"
            + "\n\(emulation.grid[row].joined())\n\(line)"
        }
      }
    }
    return nil
  }
}
