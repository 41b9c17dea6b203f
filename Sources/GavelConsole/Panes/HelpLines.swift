import GavelScreen

/// The list of keys of a context, made from the key table.
struct HelpLines {
  struct Line {
    var keys: DisplayText
    var name: DisplayText = .empty
    var help: DisplayText
    /// What runs by the keys; `nil` where a line explains a sign on the screen.
    var row: KeyBinding?
  }

  let lines: [Line]

  init(context: KeyContext, view: View) {
    let keys = KeyTable.rows(in: context, of: view).map { row in
      Line(
        keys: DisplayText(row.keys.map(\.label).joined(separator: " ")),
        name: DisplayText(row.command.name), help: DisplayText(row.help), row: row)
    }
    lines = keys + Self.signs
  }

  /// What stands on the screen without explaining itself.
  private static let signs: [Line] = [
    Line(keys: .empty, help: .empty),
    Line(keys: "* +", help: "marked; inside the range that is being chosen"),
    Line(keys: "#general", help: "a public channel; a private room stands without a sign"),
    Line(
      keys: "(disc) (priv …)", help: "a discussion under a room; a private one, or private team"),
    Line(keys: "!3  reported 3", help: "3 open reports in the room; about the message"),
    Line(keys: "odd 3", help: "3 invisible or control characters are revealed as <U+…>"),
    Line(keys: "alike", help: "the name looks like that of a staff member, told in the detail"),
    Line(keys: "concealed", help: "hidden from members by a moderator"),
    Line(keys: "(veiled, …)", help: "a text that is covered until . shows it or V all of them"),
    Line(keys: "2 hidden", help: "marked rows that the filter hides; actions mean them too"),
    Line(keys: "queue 4  q4", help: "items that are not sent or not answered yet"),
    Line(
      keys: "failed 2  f2",
      help: "items that did not succeed since Gavel was opened; open their batch to clear it"),
    Line(keys: "set aside", help: "changed after it was confirmed, so it was not touched"),
    Line(keys: "unknown", help: "no answer came: it may have happened or not"),
  ]

  var count: Int { lines.count }
}

extension Painter {
  /// Every key of the pane the help was asked in, with what it does and why it may not work now.
  mutating func drawHelp() {
    guard let help = state.help else { return }
    let rect = Rect(layout.size).inset(columns: 0, rows: 1)
    ground = .dialog
    frame.fill(rect, style: style(.dialog))
    frame.box(rect, title: "Keys", style: style(.border), titleStyle: style(.focus))
    let inner = rect.inset()
    let all = HelpLines(context: help.context, view: help.view).lines
    let keyColumns = 16
    let nameColumns = inner.columns >= 90 ? 25 : 0
    for (offset, line) in all.dropFirst(help.top).prefix(inner.rows).enumerated() {
      let row = inner.row + offset
      put(line.keys, at: inner.column + 1, row: row, .key, within: keyColumns)
      let isLacking = line.row.map { KeyTable.isLacking($0, in: state) } ?? false
      if nameColumns > 0 { put(line.name, at: inner.column + 2 + keyColumns, row: row, .dim) }
      var text = line.help
      if line.row?.risk == .destructive { text += " (asks first)" }
      if let reason = line.row.flatMap({ reason(for: $0, asked: help.context) }) {
        let note: DisplayText = "[" + DisplayText(reason) + "]"
        // What never works here must be read before what it would do.
        text = isLacking ? note + " " + line.help : text + " " + note
      }
      self.line(
        text, at: inner.column + 2 + keyColumns + nameColumns, row: row,
        columns: inner.columns - 3 - keyColumns - nameColumns, isLacking ? .dim : .text)
    }
    if help.top + inner.rows < all.count {
      let more: DisplayText = " \(all.count - help.top - inner.rows) more below "
      putRight(more, before: rect.endColumn - 1, row: rect.endRow - 1, .dim)
    }
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
    ground = .footer
    defer { ground = .text }
    drawHints(
      in: .help, at: layout.footer.column + 1, row: layout.footer.row,
      end: layout.footer.endColumn - 1)
  }

  private func reason(for row: KeyBinding, asked context: KeyContext) -> String? {
    row.needs.contains(.writable) && state.configuration.isReadOnly
      ? Requirement.writable.unmet : KeyTable.unavailable(row, in: state)
  }
}
