import GavelScreen

extension Painter {
  /// Every key of the pane the help was asked in, with what it does and why it may not work now.
  mutating func drawHelp() {
    guard let help = state.help else { return }
    let rect = Rect(layout.size).inset(columns: 0, rows: 1)
    ground = .dialog
    frame.fill(rect, style: style(.dialog))
    frame.box(rect, title: "Keys", style: style(.border), titleStyle: style(.focus))
    let inner = rect.inset()
    let all = state.helpRows
    if all.isEmpty { empty("No command, key or sign has these words.", in: inner) }
    let names = inner.column + 2 + ConsoleState.helpKeyColumns
    for (offset, line) in all.dropFirst(help.top).prefix(inner.rows).enumerated() {
      let row = inner.row + offset
      put(line.keys, at: inner.column + 1, row: row, .key, within: ConsoleState.helpKeyColumns)
      if state.helpNameColumns > 0 { put(line.name, at: names, row: row, .dim) }
      put(
        line.text, at: names + state.helpNameColumns, row: row, line.isLacking ? .dim : .text)
    }
    if help.top + inner.rows < all.count {
      let more: DisplayText = " \(all.count - help.top - inner.rows) more below "
      putRight(more, before: rect.endColumn - 1, row: rect.endRow - 1, .dim)
    }
    ground = .footer
    defer { ground = .text }
    frame.fill(layout.footer, style: style(.footer))
    let note: DisplayText =
      help.search.isEmpty ? "type to search" + hintText(in: .help) : hintText(in: .help)
    drawField("?", help.search, note: note, in: drawMarks(in: layout.footer))
  }
}
