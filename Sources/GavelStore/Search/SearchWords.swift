/// What somebody typed to filter or search: words that must all be found, in any order.
///
/// Each is looked for as a part of the text, without regard to case. Nothing in it has a special
/// meaning: quotes, operators, `%` and `_` stand for themselves.
struct SearchWords {
  var words: [SearchWord]

  init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { word in
      SearchWord(folded: TextFold.bytes(of: String(word)), spelling: String(word))
    }
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether every word is part of one of the fields.
  func match(_ fields: [String]) -> Bool {
    let folded = fields.map(TextFold.bytes)
    return words.allSatisfy { word in folded.contains { word.isPart(of: $0) } }
  }
}

/// One word of a search.
struct SearchWord {
  /// The word in the form all texts are compared in.
  var folded: [UInt8]
  /// The word as typed, for ids, which are compared exactly.
  var spelling: String

  /// Grams asked of the index at most; what they let through is compared anyway.
  private static let maximumGrams = 6

  /// The word as an FTS5 query: rows that lack it may be found, rows that have it are.
  ///
  /// `nil` when the index cannot be asked: FTS5 reads its queries as C strings, so a NUL would cut
  /// them.
  var indexQuery: String? {
    let text = String(decoding: folded, as: UTF8.self).unicodeScalars
    guard !folded.contains(0) else { return nil }
    let scalars = Array(text)
    guard scalars.count >= GramTokenizer.length else { return quoted(scalars[...]) + "*" }
    let starts = scalars.count - GramTokenizer.length + 1
    let step = max(1, (starts + Self.maximumGrams - 1) / Self.maximumGrams)
    let grams = stride(from: 0, to: starts, by: step).map { start in
      quoted(scalars[start..<start + GramTokenizer.length])
    }
    return grams.joined(separator: " AND ")
  }

  /// Whether the word occurs in folded bytes.
  func isPart(of text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer(isPart)
  }

  func isPart(of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = folded.first, text.count >= folded.count else { return folded.isEmpty }
    for start in 0...(text.count - folded.count) where text[start] == first {
      var length = 1
      while length < folded.count, text[start + length] == folded[length] { length += 1 }
      if length == folded.count { return true }
    }
    return false
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
