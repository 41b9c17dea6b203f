extension Frame {
  /// Draws text from a place to the right and returns how many columns it took.
  ///
  /// - Parameters:
  ///   - column: May be negative; what lies left of the frame is not drawn but counted.
  ///   - within: The most columns to take; a wide grapheme that no longer fits is left out.
  ///   - revealed: The look of markers such as `<U+202E>`, `style` when nil.
  @discardableResult
  public mutating func put(
    _ text: DisplayText, at column: Int, row: Int, style: Style, within: Int? = nil,
    revealed: Style? = nil
  ) -> Int {
    let end = min(size.columns, within.map { column + max(0, $0) } ?? size.columns)
    guard row >= 0, row < size.rows, column < end else { return 0 }
    var place = column
    for piece in text.pieces {
      guard place + piece.columns <= end else { break }
      let look = piece.kind == .revealed ? revealed ?? style : style
      draw(piece, at: place, row: row, style: look)
      place += piece.columns
    }
    return place - column
  }

  /// Draws one piece; of a wide one that hangs over the left edge a blank remains.
  private mutating func draw(_ piece: Piece, at column: Int, row: Int, style: Style) {
    guard column >= 0 else {
      if column + piece.columns > 0 { set(" ", width: 1, column: 0, row: row, style: style) }
      return
    }
    switch charset {
    case .unicode:
      set(piece.text, width: piece.columns, column: column, row: row, style: style)
    case .ascii:
      let letter = piece.asciiText
      for offset in 0..<piece.columns {
        set(letter, width: 1, column: column + offset, row: row, style: style)
      }
    }
  }

  /// Makes every cell of a block a blank of this look.
  public mutating func fill(_ rect: Rect, style: Style) {
    let area = rect.intersection(Rect(size))
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        set(" ", width: 1, column: column, row: row, style: style)
      }
    }
  }

  /// Changes the look of a block and keeps its letters, as a marked row needs it.
  ///
  /// A wide grapheme on the edge of the block changes whole when its left half lies inside.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(Rect(size))
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let index = row * size.columns + column
        guard !self[column: column, row: row].isRightHalf else { continue }
        let style = change(self[column: column, row: row].style)
        restyle(index, style)
        if self[column: column, row: row].width == 2 { restyle(index + 1, style) }
      }
    }
  }

  /// Draws a border on the edge of a block, with a title in its top line.
  ///
  /// Blocks of less than two columns or rows get no border. The inside is left as it is.
  public mutating func box(
    _ rect: Rect, title: DisplayText? = nil, style: Style, titleStyle: Style? = nil,
    borders: Borders = .plain
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let lines = GlyphSet(charset).lines(borders)
    let inner = rect.columns - 2
    let right = rect.endColumn - 1
    put(lines.topLeft, at: rect.column, row: rect.row, style: style)
    put(lines.topRight, at: right, row: rect.row, style: style)
    put(lines.bottomLeft, at: rect.column, row: rect.endRow - 1, style: style)
    put(lines.bottomRight, at: right, row: rect.endRow - 1, style: style)
    let across = lines.horizontal.repeated(inner)
    put(across, at: rect.column + 1, row: rect.row, style: style)
    put(across, at: rect.column + 1, row: rect.endRow - 1, style: style)
    for row in rect.row + 1..<rect.endRow - 1 {
      put(lines.vertical, at: rect.column, row: row, style: style)
      put(lines.vertical, at: right, row: row, style: style)
    }
    if let title, inner > 2 {
      let label = " " + title.truncated(to: inner - 2) + " "
      put(label, at: rect.column + 1, row: rect.row, style: titleStyle ?? style, within: inner)
    }
  }
}
