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
    let rows = KeyTable.rows(in: context, of: view)
    // What acts is asked for more often than how to move, and a small screen shows only the first.
    let keys = (rows.filter { !$0.command.isMotion } + rows.filter(\.command.isMotion)).map { row in
      Line(
        keys: DisplayText(row.keys.map(\.label).joined(separator: " ")),
        name: DisplayText(row.command.name), help: DisplayText(row.help), row: row)
    }
    lines = keys + (view == .reports ? Self.reportSigns : []) + Self.signs
  }

  /// The columns of the Reports view.
  private static let reportSigns: [Line] = [
    Line(keys: .empty, help: .empty),
    Line(keys: "3  2h  (2)", help: "3 reports, the first 2 hours ago, about 2 messages"),
    Line(keys: "(person)", help: "about the author, and not about a message"),
    Line(keys: ">>  >", help: "the reported message; others that the same group is about"),
  ]

  /// What stands on the screen without explaining itself.
  private static let signs: [Line] = [
    Line(keys: .empty, help: .empty),
    Line(keys: "* +", help: "marked; inside the range that is being chosen"),
    Line(keys: "#general", help: "a public room; a private one stands without the sign"),
    Line(
      keys: "(dm) (disc) …", help: "a direct conversation; a discussion under a room; (team) of one"
    ),
    Line(keys: "-", help: "in the place of a count: not known to this account"),
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
}

extension Command {
  /// Whether it only moves within a pane.
  fileprivate var isMotion: Bool {
    if case .move = self { true } else { false }
  }
}

extension ConsoleState {
  static let helpKeyColumns = 16

  /// Columns for the names of commands in the help; none where the screen is too narrow.
  var helpNameColumns: Int { size.columns >= 92 ? 25 : 0 }

  /// One row of the help on screen.
  struct HelpRow {
    var keys: DisplayText = .empty
    var name: DisplayText = .empty
    var text: DisplayText
    var isLacking: Bool
  }

  /// The help as rows that fit: what is longer goes on in the next row.
  var helpRows: [HelpRow] {
    guard let help else { return [] }
    let columns = max(8, size.columns - 5 - Self.helpKeyColumns - helpNameColumns)
    return HelpLines(context: help.context, view: help.view).lines.flatMap { line in
      let isLacking = line.row.map { KeyTable.isLacking($0, in: self) } ?? false
      let texts = helpText(of: line, isLacking: isLacking).wrapped(to: columns, maxLines: 12)
      let first = HelpRow(
        keys: line.keys, name: line.name, text: texts.first ?? .empty, isLacking: isLacking)
      return [first] + texts.dropFirst().map { HelpRow(text: $0, isLacking: isLacking) }
    }
  }

  private func helpText(of line: HelpLines.Line, isLacking: Bool) -> DisplayText {
    var text = line.help
    if line.row?.risk == .destructive { text += " (asks first)" }
    guard let reason = line.row.flatMap(helpReason) else { return text }
    let note: DisplayText = "[" + DisplayText(reason) + "]"
    // What never works here must be read before what it would do.
    return isLacking ? note + " " + line.help : text + " " + note
  }

  private func helpReason(for row: KeyBinding) -> String? {
    row.needs.contains(.writable) && configuration.isReadOnly
      ? Requirement.writable.unmet : KeyTable.unavailable(row, in: self)
  }
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
    let all = state.helpRows
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
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
    ground = .footer
    defer { ground = .text }
    drawHints(
      in: .help, at: layout.footer.column + 1, row: layout.footer.row,
      end: layout.footer.endColumn - 1)
  }
}
