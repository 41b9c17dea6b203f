/// Writes comma-separated values (RFC 4180).
enum CSVText {
  /// Returns one record with its line end, CR LF.
  ///
  /// Fields that hold a comma, a quotation mark or a line end, or begin or end with a blank, are
  /// quoted; all others stand as they are. A field that a spreadsheet would take for a formula is led
  /// by an apostrophe, because it may come from whoever is being moderated.
  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ given: String) -> String {
    let formulas: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    let isFormula = given.unicodeScalars.first.map(formulas.contains) ?? false
    let text = isFormula ? "'" + given : given
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
}
