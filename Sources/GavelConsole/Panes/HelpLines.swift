import GavelScreen

/// The list of keys of a context, made from the key table, as far as it answers to a search.
struct HelpLines {
  struct Line {
    var keys: DisplayText
    var name: DisplayText = .empty
    var help: DisplayText
    /// What runs by the keys; `nil` where a line explains a sign on the screen.
    var row: KeyBinding?
    /// Where it works, when that is not where the help was asked for.
    var place: String?
  }

  let lines: [Line]

  init(_ help: HelpState, _ table: KeyTable) {
    let words = help.search.text.lowercased().split(separator: " ").map(String.init)
    let rows = table.rows(in: help.context, of: help.view)
    // What acts is asked for more often than how to move, and a small screen shows only the first.
    let here = rows.filter { !$0.command.isMotion } + rows.filter(\.command.isMotion)
    let own = here.filter { Self.answers($0, words) }.map { Self.line($0) }
    let signs = (help.view == .reports ? Self.reportSigns : []) + Self.signs
    guard !words.isEmpty else {
      lines = own + signs
      return
    }
    let elsewhere = table.rows.filter { !here.contains($0) && Self.answers($0, words) }
    let answering = signs.filter { sign in
      let text = "\(sign.keys.description) \(sign.help.description)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    lines = own + elsewhere.map { Self.line($0, place: $0.place) } + answering
  }

  private static func answers(_ row: KeyBinding, _ words: [String]) -> Bool {
    let keys = row.keys.map(\.label)
    let text = "\(row.name) \(row.help)".lowercased()
    return words.allSatisfy { text.contains($0) || keys.contains($0) }
  }

  private static func line(_ row: KeyBinding, place: String? = nil) -> Line {
    Line(
      keys: DisplayText(row.keys.map(\.label).joined(separator: " ")),
      name: DisplayText(row.name), help: DisplayText(row.help), row: row, place: place)
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
    Line(keys: "", help: ""),
    Line(keys: "* +", help: "marked; inside the range that is being chosen"),
    Line(keys: "#general", help: "a public room; a private one stands without the sign"),
    Line(
      keys: "(dm) (disc) …", help: "a direct conversation; a discussion under a room; (team) of one"
    ),
    Line(keys: "-", help: "in the place of a count: not known to this account"),
    Line(keys: "!3  reported 3", help: "3 open reports in the room; about the message"),
    Line(keys: "!5 (2 new)", help: "5 open reports, 2 of them new since the reports were left"),
    Line(keys: "on 12:03", help: "the platform answers, and was read through at that time"),
    Line(keys: "odd 3", help: "3 invisible or control characters are revealed as <U+202E>"),
    Line(keys: "alike", help: "the name looks like that of a staff member, told in the detail"),
    Line(keys: "concealed", help: "hidden from members by a moderator"),
    Line(keys: "(veiled)", help: "a text that is covered until . shows it or V all of them"),
    Line(keys: "2 hidden", help: "marked rows that the filter hides; actions mean them too"),
    Line(keys: "queue 4  q4", help: "items that are not sent or not answered yet"),
    Line(
      keys: "failed 2  f2",
      help: "items that did not succeed since Gavel was opened; open their batch to clear it"),
    Line(keys: "set aside", help: "changed after it was confirmed, so it was not touched"),
    Line(
      keys: "mouse",
      help: "click: select, twice: open; drag: mark a range; right: mark; wheel: scroll"),
    Line(keys: "", help: "hints are buttons; with Shift held the terminal selects text"),
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
    return HelpLines(help, keys).lines.flatMap { line in
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
    if let place = line.place { return "(" + DisplayText(place) + ") " + text }
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
