import GavelConsole
import GavelModel
import GavelScreen

extension Notices {
  /// Explains a filter of the command line: the words, then the text with a caret under the place.
  static func explain(filter usage: FilterUsageError) -> Explanation {
    let error = usage.error
    let words = FilterWords.text(of: error.fault)
    var explanation = Explanation(
      "\(usage.argument), column \(error.columns.lowerBound + 1): \(words)", status: .usage)
    let before = DisplayText(String(usage.text.prefix(error.columns.lowerBound)))
    // A long text is told by the column alone: its lines would break somewhere on a terminal.
    guard DisplayText(usage.text).columns <= 72 else { return explanation }
    let blanks = String(repeating: " ", count: before.columns)
    explanation.lines += ["  " + displaySafe(usage.text), "  \(blanks)^"]
    return explanation
  }

  /// Rows may be missing.
  static let textsLeftOut =
    "The pattern took too long for some texts: rows that it would match may be missing."
}
