import CNcurses
import GavelScreen
import Glibc

extension CursesSession {
  /// Shows a frame: the cells that changed go to ncurses, which sends the fewest bytes it can.
  ///
  /// A frame equal to the one before sends nothing. What lies beyond the terminal's edge is left
  /// out, as happens for one frame while the window shrinks.
  public func present(_ frame: Frame) {
    guard state == .running, frame != shown else { return }
    let previous = shown?.size == frame.size ? shown : nil
    if previous == nil { werase(gavel_screen_window()) }
    for row in 0..<min(frame.size.rows, size.rows) {
      draw(frame.cells(ofRow: row), over: previous?.cells(ofRow: row), row: row)
    }
    if let tray {
      sentBytes += tray.send { show(frame) }
    } else {
      show(frame)
    }
    shown = frame
  }

  private func show(_ frame: Frame) {
    place(frame)
    doupdate()
  }

  private func draw(_ cells: ArraySlice<Cell>, over old: ArraySlice<Cell>?, row: Int) {
    for (column, index) in cells.indices.enumerated() {
      let cell = cells[index]
      guard !cell.isRightHalf, column + cell.width <= size.columns else { continue }
      if let old {
        // In both frames slices of equal rows have equal indices.
        let isSame = old[index] == cell && (cell.width == 1 || old[index + 1] == cells[index + 1])
        if isSame { continue }
      }
      put(cell, column: column, row: row)
    }
  }

  private func put(_ cell: Cell, column: Int, row: Int) {
    let look = palette.look(cell.style)
    var letters = terminalLetters(of: cell)
    var place = Int32(column)
    if letters.isEmpty {
      // The C library disagrees about the width, or the terminal is ASCII only.
      let standIn = GlyphSet.asciiStandIn(for: cell.text) ?? "?"
      letters = [wchar_t(standIn.utf8.first ?? UInt8(ascii: "?")), 0]
      if cell.width == 2 {
        gavel_put_cell(Int32(row), place, letters, look.attributes, look.pair)
        place += 1
      }
    }
    gavel_put_cell(Int32(row), place, letters, look.attributes, look.pair)
  }

  /// The cell's characters with a 0 at their end; none when they cannot be drawn as they are.
  private func terminalLetters(of cell: Cell) -> [wchar_t] {
    var letters: [wchar_t] = []
    var width = 0
    for scalar in cell.text.unicodeScalars {
      letters.append(wchar_t(scalar.value))
      if scalar.value >= 0x20, scalar.value < 0x7F {
        width += 1
        continue
      }
      let columns = LibraryWidth.columns(of: scalar)
      guard charset == .unicode, columns >= 0, columns > 0 || letters.count > 1 else { return [] }
      width += columns
    }
    guard width == cell.width, letters.count < 5 else { return [] }
    return letters + [0]
  }

  /// Puts the terminal's own cursor where the focus is; without one it hides at the bottom right.
  private func place(_ frame: Frame) {
    let window = gavel_screen_window()
    let position = frame.cursor.flatMap {
      $0.column >= 0 && $0.row >= 0 && $0.column < size.columns && $0.row < size.rows ? $0 : nil
    }
    let isVisible = position != nil && frame.isCursorVisible
    if let position { wmove(window, Int32(position.row), Int32(position.column)) }
    wnoutrefresh(window)
    if isVisible != isCursorShown {
      curs_set(isVisible ? 1 : 0)
      isCursorShown = isVisible
    }
  }
}
