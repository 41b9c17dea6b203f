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
    let all = HelpLines(help, state.keys).lines
    if all.isEmpty { empty("No command, key or sign has these words.", in: inner) }
    for (offset, line) in all.dropFirst(help.top).prefix(inner.rows).enumerated() {
      draw(line, row: inner.row + offset, in: inner, asked: help.context)
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

  private mutating func draw(
    _ line: HelpLines.Line, row: Int, in inner: Rect, asked context: KeyContext
  ) {
    let keyColumns = 16
    let nameColumns = inner.columns >= 90 ? 25 : 0
    put(line.keys, at: inner.column + 1, row: row, .key, within: keyColumns)
    let isLacking = line.row.map { KeyTable.isLacking($0, in: state) } ?? false
    if nameColumns > 0 { put(line.name, at: inner.column + 2 + keyColumns, row: row, .dim) }
    var text = line.help
    if line.row?.risk == .destructive { text += " (asks first)" }
    if let place = line.place { text = "(" + DisplayText(place) + ") " + text }
    if line.place == nil, let reason = line.row.flatMap({ reason(for: $0, asked: context) }) {
      let note: DisplayText = "[" + DisplayText(reason) + "]"
      // What never works here must be read before what it would do.
      text = isLacking ? note + " " + line.help : text + " " + note
    }
    self.line(
      text, at: inner.column + 2 + keyColumns + nameColumns, row: row,
      columns: inner.columns - 3 - keyColumns - nameColumns, isLacking ? .dim : .text)
  }

  private func reason(for row: KeyBinding, asked context: KeyContext) -> String? {
    row.needs.contains(.writable) && state.configuration.isReadOnly
      ? Requirement.writable.unmet : KeyTable.unavailable(row, in: state)
  }
}
