import GavelScreen

/// What a proof must know of the screen beside its cells.
extension ConsoleState {
  /// The bordered blocks that nothing is drawn over, whatever their text; none under a list of
  /// keys or commands, a dialog or a prompt for a code.
  package var openBlocks: [Rect] {
    let isCovered =
      help != nil || themes != nil || profiles != nil || modal != nil || !secondFactors.isEmpty
      || layout.isTooSmall
    if isCovered { return [] }
    if case .palette? = prompt { return [] }
    let end = layout.footer.row - rowsOfWords
    return layout.blocks.map(\.rect).map { rect in
      var open = rect
      open.rows = min(rect.rows, max(0, end - rect.row))
      return open
    }
  }

  /// Rows above the footer that words may take: the line of a filter, and what is said where that is
  /// too long for the footer alone.
  private var rowsOfWords: Int {
    var rows = 0
    if case .filter? = prompt { rows += 1 }
    if let flash, DisplayText(flash.text).columns > layout.size.columns / 3 {
      rows += prompt == nil ? 3 : 4
    }
    return rows
  }

  /// Where a dialog may draw; `nil` while none is open.
  package var dialogColumns: Range<Int>? {
    guard modal != nil, secondFactors.isEmpty, help == nil, !layout.isTooSmall else { return nil }
    let rect = layout.dialog(rows: 1)
    return rect.column..<rect.endColumn
  }
}
