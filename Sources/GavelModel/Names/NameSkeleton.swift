import Foundation

/// What the eye takes from a name: two names with one skeleton are easily taken for each other.
///
/// Folds compatibility forms, case, marks, look-alike letters of other scripts and digits that stand
/// for letters, after the idea of a skeleton in Unicode Technical Standard 39, section 4, with a
/// short table in place of its data file. What shows nothing, and what separates words, is left
/// out.
public struct NameSkeleton: Hashable, Sendable {
  /// Longer names are compared by their beginning.
  static let longest = 200

  private let letters: String

  /// Folds a name.
  public init(_ name: String) {
    let start = name.unicodeScalars.prefix(Self.longest)
    // Plain ASCII, which is most names, needs no normalising.
    let isASCII = start.allSatisfy(\.isASCII)
    let text = String(String.UnicodeScalarView(start))
    let folded = isASCII ? text : text.decomposedStringWithCompatibilityMapping
    var letters = ""
    for scalar in folded.lowercased().unicodeScalars where !Self.isSilent(scalar) {
      letters.unicodeScalars.append(Self.table[scalar] ?? scalar)
    }
    for (pair, letter) in Self.pairs where letters.contains(pair) {
      letters = letters.replacing(pair, with: letter)
    }
    self.letters = letters
  }

  /// Whether too little is left to compare: one letter alone is like many.
  public var isTooShort: Bool { letters.unicodeScalars.count < 2 }

  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isWhitespace { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .control, .format, .privateUse,
      .unassigned, .surrogate, .dashPunctuation, .connectorPunctuation:
      return true
    case .otherPunctuation, .modifierSymbol, .modifierLetter:
      return table[scalar] == nil
    default:
      return false
    }
  }

  /// Two letters that look like one.
  private static let pairs = [("rn", "m"), ("vv", "w"), ("cl", "d")]

  /// Letters and signs by what they look like, in lower case and without marks.
  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, lookAlikes) in lookAlikes {
      for scalar in lookAlikes.unicodeScalars { table[scalar] = letter }
    }
    return table
  }()

  private static let lookAlikes: [(Unicode.Scalar, String)] = [
    ("a", "4@аαɑ"), ("b", "8вьβƅ"), ("c", "сϲᴄ"), ("d", "ԁɗ"), ("e", "3еєεҽ"), ("f", "ƒ"),
    ("g", "9ɡց"), ("h", "һнհ"), ("j", "јϳ"), ("k", "кκ"), ("l", "1i|!ıіιӏɩł"), ("m", "мϻ"),
    ("n", "пηո"), ("o", "0оοσօøө"), ("p", "рρ"), ("q", "ԛգ"), ("r", "гᴦ"), ("s", "5$ѕꜱ"),
    ("t", "7тτ"), ("u", "υսʋц"), ("v", "ѵν"), ("w", "ԝωшѡ"), ("x", "хχ×"), ("y", "уγү"),
    ("z", "2ᴢ"),
  ]
}

extension Person {
  /// The skeletons of every name that people see of this person.
  public var nameSkeletons: Set<NameSkeleton> {
    Set([name, username, id.rawValue].compactMap { $0.map(NameSkeleton.init) })
      .filter { !$0.isTooShort }
  }
}
