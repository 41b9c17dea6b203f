/// A whole screen as cells.
///
/// Panes draw into it; a ``ScreenBackend`` shows it.
/// Everything clips: drawing outside of the frame does nothing. A wide grapheme is always whole;
/// covering one of its halves turns the other into a blank.
public struct Frame: Hashable, Sendable {
  /// The measures, fixed for the life of the frame.
  public let size: Size
  /// What the terminal can show; `.ascii` replaces every other grapheme while drawing.
  public let charset: Charset
  /// Where the terminal's own cursor rests: the focused row, so that screen readers follow it.
  public var cursor: CursorPosition?
  /// Whether the cursor is also to be seen, as in a text field.
  public var isCursorVisible = true
  private(set) var cells: [Cell]

  /// Makes a frame of blanks.
  public init(size: Size, style: Style = .plain, charset: Charset = .unicode) {
    self.size = size
    self.charset = charset
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// Returns the cell at a place, which must lie inside of the frame.
  public subscript(column column: Int, row row: Int) -> Cell {
    precondition(contains(column: column, row: row), "a cell outside of the frame")
    return cells[row * size.columns + column]
  }

  /// Returns whether the place lies inside of the frame.
  public func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Returns the cells of one row from left to right, which must lie inside of the frame.
  public func cells(ofRow row: Int) -> ArraySlice<Cell> {
    precondition(row >= 0 && row < size.rows, "a row outside of the frame")
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts one grapheme into its one or two cells; the caller has clipped it.
  mutating func set(_ text: String, width: Int, column: Int, row: Int, style: Style) {
    let index = row * size.columns + column
    release(index, row: row)
    cells[index] = Cell(text: text, width: width, style: style)
    if width == 2 {
      release(index + 1, row: row)
      cells[index + 1] = Cell(text: "", width: 0, style: style)
    }
  }

  mutating func restyle(_ index: Int, _ style: Style) {
    cells[index].style = style
  }

  /// Turns the other half of a wide grapheme at `index` into a blank of its own style.
  private mutating func release(_ index: Int, row: Int) {
    switch cells[index].width {
    case 0: cells[index - 1] = .blank(cells[index - 1].style)
    case 2: cells[index + 1] = .blank(cells[index + 1].style)
    default: return
    }
  }
}
