/// A word or phrase to be found as a part of texts, without regard to case.
///
/// Nothing in it has a special meaning: quotes, operators, `%` and `_` stand for themselves.
struct SearchText: Hashable {
  /// The text in the form all texts are compared in.
  let folded: String

  /// Grams asked of the index at most; what they let through is compared anyway.
  private static let maximumGrams = 6
  /// How many of them may be joints.
  private static let maximumJoints = 4

  init(_ text: String) {
    folded = String(decoding: TextFold.bytes(of: text), as: UTF8.self)
  }

  /// The text as an FTS5 query: rows that lack it may be found, rows that have it are.
  ///
  /// `nil` when it is nothing but blanks, which the index does not hold.
  var indexQuery: String? {
    let pieces = folded.unicodeScalars.split(whereSeparator: GramTokenizer.isBlank).map(Array.init)
    // Joints come first: far fewer texts have one than have a run of a common word.
    var terms = spread(joints(of: pieces), Self.maximumJoints)
    terms += spread(pieces.flatMap(runs), Self.maximumGrams - terms.count)
    guard terms.isEmpty else { return terms.map(quoted).joined(separator: " AND ") }
    // The beginnings of runs: slower, and only needed where nothing is longer.
    return pieces.max { $0.count < $1.count }.map { quoted($0) + "*" }
  }

  private func runs(of word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    guard word.count >= GramTokenizer.length else { return [] }
    return (0...(word.count - GramTokenizer.length)).map { start in
      Array(word[start..<start + GramTokenizer.length])
    }
  }

  /// What stands where two words meet.
  ///
  /// The first word of a search may be the end of a longer one and the last the beginning, so of
  /// these as many characters must be known as a joint has.
  private func joints(of words: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
    let length = GramTokenizer.jointLength
    return words.indices.dropFirst().compactMap { place in
      let (before, after) = (words[place - 1], words[place])
      guard before.count >= length || place - 1 > words.startIndex,
        after.count >= length || place < words.endIndex - 1
      else { return nil }
      return before.suffix(length) + [" "] + after.prefix(length)
    }
  }

  /// Returns at most so many, from all over the text.
  private func spread(_ terms: [[Unicode.Scalar]], _ limit: Int) -> [[Unicode.Scalar]] {
    let step = max(1, (terms.count + limit - 1) / limit)
    return stride(from: 0, to: terms.count, by: step).map { terms[$0] }
  }

  private func quoted(_ scalars: [Unicode.Scalar]) -> String {
    var text = "\""
    for scalar in scalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text.append("\"") }
    }
    return text + "\""
  }
}
