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
    guard case .filter? = prompt else { return layout.blocks.map(\.rect) }
    // The line of the filter lies on the last line above the footer.
    return layout.blocks.map(\.rect).filter { $0.endRow < layout.footer.row }
  }

  /// Where a dialog may draw; `nil` while none is open.
  package var dialogColumns: Range<Int>? {
    guard modal != nil, secondFactors.isEmpty, help == nil, !layout.isTooSmall else { return nil }
    let rect = layout.dialog(rows: 1)
    return rect.column..<rect.endColumn
  }
}
