import GavelConsole
import GavelScreen

extension FuzzTarget {
  /// Every view and dialog with hostile text in every field: what lies in the cells hides nothing,
  /// commands nothing and stays in its pane.
  static let views = FuzzTarget(
    "views", corpus: TextCorpus.texts, words: TextCorpus.words, longest: 64, weight: 200
  ) { _, dice in
    var walk = ViewWalk(
      dice: Dice(seed: dice.next()), charset: dice.oneIn(4) ? .ascii : .unicode)
    for number in 0..<40 {
      let frame = walk.step()
      if let what = ViewCheck.wrong(in: frame, of: walk.state) {
        return .broken("step \(number): \(what)\n\(frame.text())")
      }
    }
    return .held
  }
}

/// What must hold for every frame of the console.
enum ViewCheck {
  private static let sides: Set<String> = ["│", "├", "┤", "┌", "┐", "└", "┘", "|", "+"]

  /// Returns what of a frame must not be; `nil` when everything holds.
  static func wrong(in frame: Frame, of state: ConsoleState) -> String? {
    for row in 0..<frame.size.rows {
      for (column, cell) in frame.cells(ofRow: row).enumerated() {
        if let what = wrong(cell, charset: frame.charset) {
          return "\(what) in column \(column) of row \(row)"
        }
      }
    }
    for rect in state.openBlocks {
      for row in rect.row..<rect.endRow {
        for column in [rect.column, rect.endColumn - 1] {
          let cell = frame[column: column, row: row]
          guard sides.contains(cell.text) else {
            return "\(cell.text) covers the border in column \(column) of row \(row)"
          }
        }
      }
    }
    return nil
  }

  private static func wrong(_ cell: Cell, charset: Charset) -> String? {
    if cell.isRightHalf { return cell.text.isEmpty ? nil : "text in a covered half" }
    let scalars = cell.text.unicodeScalars
    guard let first = scalars.first else { return "an empty cell" }
    if charset == .ascii, !scalars.allSatisfy({ (0x20..<0x7F).contains($0.value) }) {
      return "a letter beyond ASCII"
    }
    if scalars.contains(where: Unsafe.isUnsafe) { return "a hidden character" }
    if Unsafe.isMark(first) { return "a mark without its letter" }
    let isCrowded = scalars.count > 3 || scalars.dropFirst().contains { !Unsafe.isMark($0) }
    return isCrowded ? "more than one letter" : nil
  }
}

/// Unicode's own words for what may not reach a terminal.
enum Unsafe {
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return true }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return false
    }
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
