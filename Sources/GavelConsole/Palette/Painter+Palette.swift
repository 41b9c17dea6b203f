import GavelScreen

extension Painter {
  /// Most matches shown at once.
  private static let mostMatches = 8

  /// The commands that answer to what was typed, in a list above the footer.
  mutating func drawPalette(_ palette: PaletteField) {
    let rows = state.paletteRows(matching: palette.name)
    let above = linesAbove(palette.text).count
    let room = min(Self.mostMatches, layout.size.rows - 5 - above)
    guard !rows.isEmpty, room > 0 else { return }
    let choice = palette.choice ?? 0
    let top = max(0, min(choice - room + 1, rows.count - room))
    let shown = rows.dropFirst(top).prefix(room)
    let rect = Rect(
      column: 0, row: layout.footer.row - above - shown.count - 2, columns: layout.size.columns,
      rows: shown.count + 2)
    ground = .dialog
    defer { ground = .text }
    frame.fill(rect, style: style(.dialog))
    let title: DisplayText = "Commands \(choice + 1)/\(rows.count)"
    frame.box(rect, title: title, style: style(.border), titleStyle: style(.focus))
    let names = rows.map { $0.name.count + ($0.argument.map { $0.usage.count + 1 } ?? 0) }
    let nameColumns = min(names.max() ?? 0, rect.columns / 2)
    for (offset, row) in shown.enumerated() {
      draw(
        row, isChosen: top + offset == choice, row: rect.row + 1 + offset, in: rect,
        nameColumns: nameColumns)
      offer(
        top + offset,
        in: Rect(
          column: rect.column + 1, row: rect.row + 1 + offset, columns: rect.columns - 2, rows: 1),
        by: .session(.runNamed), .palette)
    }
  }

  private mutating func draw(
    _ binding: KeyBinding, isChosen: Bool, row: Int, in rect: Rect, nameColumns: Int
  ) {
    if isChosen { put(glyphs.marker, at: rect.column + 1, row: row, .marker) }
    let reason = KeyTable.unavailable(binding, in: state)
    let name = binding.name + (binding.argument.map { " \($0.usage)" } ?? "")
    line(
      DisplayText(name), at: rect.column + 2, row: row, columns: nameColumns,
      reason == nil ? .strong : .dim)
    let keyColumns = rect.columns < 60 ? 0 : 10
    let keyColumn = rect.column + nameColumns + 4
    // Of several keys those that fit whole; the first is the usual one.
    let labels = binding.keys.map(\.label)
    let all = labels.joined(separator: " ")
    line(
      DisplayText(all.count > keyColumns ? labels.first ?? "" : all), at: keyColumn, row: row,
      columns: keyColumns, .key)
    let column = keyColumn + (keyColumns == 0 ? 0 : keyColumns + 2)
    let note: DisplayText = reason.map { "[" + DisplayText($0) + "] " } ?? .empty
    line(
      note + DisplayText(binding.help), at: column, row: row,
      columns: rect.endColumn - 1 - column, reason == nil ? .text : .dim)
  }
}
