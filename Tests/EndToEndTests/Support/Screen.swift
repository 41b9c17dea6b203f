/// What a terminal shows, as lines of text.
struct Screen {
  let text: String

  init(_ text: String) { self.text = text }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  func contains(_ words: String) -> Bool { text.contains(words) }

  /// The first line that contains the words.
  func line(with words: String) -> String? { lines.first { $0.contains(words) }.map(String.init) }

  /// The cells between the borders, row by row from the top: the panes side by side.
  private func rows(side: Int) -> [String] {
    lines.map { line in
      let cells = line.split(separator: "│", omittingEmptySubsequences: false)
      return cells.indices.contains(side) ? String(cells[side]) : ""
    }
  }

  /// The panes at the left, rooms and members.
  var left: [String] { rows(side: 1) }

  /// The panes at the right, messages and detail; activity under them.
  var right: [String] { rows(side: 3) }

  /// The row that the cursor stands on in the focused pane.
  var cursorRow: String? { (left + right).first { $0.hasPrefix(">") } }

  /// Whether the list of rooms has a row with this name and this number of messages.
  func lists(_ room: String, messages: Int) -> Bool {
    left.contains { $0.dropFirst(2).hasPrefix("\(room) ") && $0.hasSuffix(" \(messages) ") }
  }

  /// What the detail pane says beside a label.
  func detail(_ label: String) -> String? {
    right.first { $0.hasPrefix(" \(label) ") }
      .map { $0.dropFirst(label.count + 1).trimmingBlanks() }
  }
}

extension StringProtocol {
  /// The text without the blanks around it.
  func trimmingBlanks() -> String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
