/// Writes comma-separated values (RFC 4180).
enum CSVText {
  /// Returns one record with its line end, CR LF.
  ///
  /// Fields that hold a comma, a quotation mark or a line end, or begin or end with a blank, are
  /// quoted; all others stand as they are.
  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ text: String) -> String {
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
