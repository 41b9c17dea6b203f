/// A word or phrase to be found as a part of texts, without regard to case.
///
/// Nothing in it has a special meaning: quotes, operators, `%` and `_` stand for themselves.
struct SearchText: Hashable {
  /// The text in the form all texts are compared in.
  let folded: String

  /// Grams asked of the index at most; what they let through is compared anyway.
  private static let maximumGrams = 6

  init(_ text: String) {
    folded = String(decoding: TextFold.bytes(of: text), as: UTF8.self)
  }

  /// The text as an FTS5 query: rows that lack it may be found, rows that have it are.
  ///
  /// `nil` when it is nothing but blanks, which the index does not hold.
  var indexQuery: String? {
    let pieces = folded.unicodeScalars.split(whereSeparator: GramTokenizer.isBlank).map(Array.init)
    let long = pieces.filter { $0.count >= GramTokenizer.length }
    guard !long.isEmpty else {
      // The beginnings of grams: slower, and only needed where nothing is longer.
      let longest = pieces.max { $0.count < $1.count }
      return longest.map { quoted($0[...]) + "*" }
    }
    let grams = long.flatMap(grams)
    let step = max(1, (grams.count + Self.maximumGrams - 1) / Self.maximumGrams)
    return stride(from: 0, to: grams.count, by: step).map { grams[$0] }
      .joined(separator: " AND ")
  }

  private func grams(_ scalars: [Unicode.Scalar]) -> [String] {
    (0...(scalars.count - GramTokenizer.length)).map { start in
      quoted(scalars[start..<start + GramTokenizer.length])
    }
  }

  private func quoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = "\""
    for scalar in scalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text.append("\"") }
    }
    return text + "\""
  }
}
