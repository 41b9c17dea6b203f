/// Writes comma-separated values (RFC 4180) that act on nothing: neither on the spreadsheet that
/// opens them nor on the terminal that shows them.
struct CSVText {
  /// Whether a person reads the records on a screen as they are written.
  var isOnTerminal = false

  /// Records for wherever a sink's text goes.
  init(for sink: TextSink) { isOnTerminal = sink.isTerminal }

  /// Records for a file, or for a screen.
  init(isOnTerminal: Bool = false) { self.isOnTerminal = isOnTerminal }

  /// Returns one record with its line end, CR LF.
  ///
  /// Fields that hold a comma, a quotation mark or a line end, or begin or end with a blank, are
  /// quoted; all others stand as they are. A field that a spreadsheet would take for a formula is led
  /// by an apostrophe, because it may come from whoever is being moderated. In a file letters, line
  /// ends and tabs stay exact and what could command the terminal that it is shown on later is
  /// `<U+001B>`; on a terminal a field is shown as everywhere else. JSON lines are exact.
  func line(_ fields: [String]) -> String {
    fields.map { quoted(guarded(isOnTerminal ? displaySafe($0) : Self.harmless($0))) }
      .joined(separator: ",") + "\r\n"
  }

  /// Full-width signs begin a formula as well, in a spreadsheet that is set to Chinese or Japanese.
  private static let formulas: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private func guarded(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map(Self.formulas.contains) ?? false
    return isFormula ? "'" + text : text
  }

  private func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    let needsQuotes =
      text.unicodeScalars.contains(where: special.contains) || text.hasPrefix(" ")
      || text.hasSuffix(" ")
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The text with every character written out that commands instead of being read.
  private static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: commands) else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let endsLine = scalar == "\r" && rest.first == "\n"
      if commands(scalar), !endsLine {
        result += displaySafe(String(scalar))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, direction overrides and the like; the joiners of emoji and of scripts only join.
  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\u{200C}", "\u{200D}": false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
