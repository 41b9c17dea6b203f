import GavelModel

/// Finds messages that say nearly the same as a text.
///
/// 1. The longest pieces of the text, which are the rarest as a rule, are asked of the search index,
///    each on its own, so that one altered word does not hide a copy.
/// 2. The newest candidates of each piece are compared with the text as a whole.
struct SimilarMessages {
  let database: SQLiteConnection

  /// Pieces asked of the index at most.
  private static let pieceLimit = 4
  /// Characters in a piece at most.
  private static let pieceLength = 8
  /// Candidates compared for each piece at most.
  private static let candidateLimit = 300

  func newest(
    _ text: String, besides message: MessageID?, limit: Int
  ) throws(StoreError) -> [Message] {
    let wanted = TextLikeness(text)
    guard limit > 0, !wanted.isEmpty else { return [] }
    var compared: Set<Int64> = []
    var found: [(row: Int64, sentAt: Int64)] = []
    for query in queries(text) {
      try database.each(
        """
        SELECT m.row, m.id, m.text, m.sent_at FROM (
          SELECT rowid AS row FROM message_search WHERE message_search MATCH ?
          ORDER BY rowid DESC LIMIT ?) c
        CROSS JOIN messages m ON m.row = c.row
        """, [query, Self.candidateLimit]
      ) { row throws(StoreError) in
        guard compared.insert(row.integer(0)).inserted, row.text(1) != message?.rawValue,
          wanted.isLike(TextLikeness(row.text(2)))
        else { return true }
        found.append((row.integer(0), row.integer(3)))
        return true
      }
    }
    let newest = found.sorted { ($0.sentAt, $0.row) > ($1.sentAt, $1.row) }.prefix(limit)
    return try newest.map { hit throws(StoreError) in
      try MessageRecords.load(hit.row, database)
    }
  }

  /// The longest pieces as queries, evenly spread where many are as long.
  private func queries(_ text: String) -> [String] {
    let folded = String(decoding: TextFold.bytes(of: text), as: UTF8.self).unicodeScalars
    var seen: Set<String> = []
    let pieces = folded.split { !TextLikeness.isSpoken($0) }.flatMap(Self.pieces)
      .filter { seen.insert($0).inserted }
      .sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
    let isFull = { (piece: String) in piece.unicodeScalars.count == Self.pieceLength }
    let choice = pieces.prefix(max(Self.pieceLimit, pieces.prefix(while: isFull).count))
    let step = max(1, choice.count / Self.pieceLimit)
    return stride(from: 0, to: choice.count, by: step).prefix(Self.pieceLimit).compactMap { place in
      SearchText(choice[place]).indexQuery
    }
  }

  /// Cuts a word, or a sentence of a script without blanks; what is shorter than a run is left out.
  private static func pieces(of word: Substring.UnicodeScalarView) -> [String] {
    let scalars = Array(word)
    return stride(from: 0, to: scalars.count, by: pieceLength).compactMap { start in
      let piece = scalars[start..<min(start + pieceLength, scalars.count)]
      guard piece.count >= GramTokenizer.length else { return nil }
      var text = ""
      text.unicodeScalars.append(contentsOf: piece)
      return text
    }
  }
}

/// A text brought to what makes two texts alike: letters and digits in lower case.
struct TextLikeness {
  /// From this many characters on, texts may differ a little.
  private static let toleranceLength = 12
  /// How many of the runs of three must be the same in both.
  private static let share = 0.75

  /// How much of a text is compared run by run.
  private static let comparedLength = 600

  private let characters: [Unicode.Scalar]
  /// The runs of three characters, each packed into a number; none of a short text.
  private let runs: Set<UInt64>

  init(_ text: String) {
    let folded = Array(String(decoding: TextFold.bytes(of: text), as: UTF8.self).unicodeScalars)
    characters = folded.filter(Self.isSpoken)
    runs = characters.count < Self.toleranceLength ? [] : Self.runs(of: characters)
  }

  var isEmpty: Bool { characters.isEmpty }

  /// Whether a character is a letter or a number; signs and pictures are what copies vary.
  static func isSpoken(_ character: Unicode.Scalar) -> Bool {
    character.properties.isAlphabetic || character.properties.numericType != nil
  }

  func isLike(_ other: TextLikeness) -> Bool {
    if characters == other.characters { return true }
    let lengths = (characters.count, other.characters.count)
    guard min(lengths.0, lengths.1) >= Self.toleranceLength,
      Double(min(lengths.0, lengths.1)) >= Self.share * Double(max(lengths.0, lengths.1))
    else { return false }
    let common = runs.intersection(other.runs).count
    return Double(2 * common) >= Self.share * Double(runs.count + other.runs.count)
  }

  private static func runs(of characters: [Unicode.Scalar]) -> Set<UInt64> {
    let numbers = characters.prefix(comparedLength).map { UInt64($0.value) }
    // A scalar has 21 bits, so three of them fit.
    return Set(
      zip(numbers, zip(numbers.dropFirst(), numbers.dropFirst(2))).map { first, rest in
        first << 42 | rest.0 << 21 | rest.1
      })
  }
}
