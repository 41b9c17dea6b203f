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
    let here = table.rows(in: help.context, of: help.view)
    let own = here.filter { Self.answers($0, words) }.map { Self.line($0) }
    guard !words.isEmpty else {
      lines = own + Self.signs
      return
    }
    let elsewhere = table.rows.filter { !here.contains($0) && Self.answers($0, words) }
    let signs = Self.signs.filter { sign in
      let text = "\(sign.keys.description) \(sign.help.description)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    lines =
      own + elsewhere.map { Self.line($0, place: $0.place) }
      + signs
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

  /// What stands on the screen without explaining itself.
  private static let signs: [Line] = [
    Line(keys: "", help: ""),
    Line(keys: "* +", help: "marked; inside the range that is being chosen"),
    Line(keys: "#general", help: "a public channel; a private room stands without a sign"),
    Line(
      keys: "(disc) (priv …)", help: "a discussion under a room; a private one, or private team"),
    Line(keys: "!3  reported 3", help: "3 open reports in the room; about the message"),
    Line(keys: "odd 3", help: "3 invisible or control characters are revealed as <U+…>"),
    Line(keys: "alike", help: "the name looks like that of a staff member, told in the detail"),
    Line(keys: "veiled", help: "hidden from members by a moderator"),
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
