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
  ///
  /// Costs a few hundred nanoseconds for plain ASCII: lists ask for it at every row they draw.
  public init(_ name: String) {
    var letters: [UInt8] = []
    letters.reserveCapacity(min(name.utf8.count, Self.longest))
    if name.utf8.prefix(Self.longest).allSatisfy({ $0 < 0x80 }) {
      for byte in name.utf8.prefix(Self.longest) {
        let letter = Self.ascii[Int(byte)]
        if letter != 0 { letters.append(letter) }
      }
    } else {
      let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.longest)))
      let folded = start.decomposedStringWithCompatibilityMapping.lowercased()
      for scalar in folded.unicodeScalars where !Self.isSilent(scalar) {
        letters += Array(String(Character(Self.table[scalar] ?? scalar)).utf8)
      }
    }
    for (first, second, letter) in Self.pairs { letters.join(first, second, as: letter) }
    self.letters = String(decoding: letters, as: UTF8.self)
  }

  /// Whether too little is left to compare: one letter alone is like many.
  public var isTooShort: Bool { letters.unicodeScalars.prefix(2).count < 2 }

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
  private static let pairs = [("rn", "m"), ("vv", "w"), ("cl", "d")].map { pair, letter in
    let bytes = Array((pair + letter).utf8)
    return (bytes[0], bytes[1], bytes[2])
  }

  /// What each ASCII character is folded to; 0 for those that are left out.
  private static let ascii: [UInt8] = (UInt8(0)..<0x80).map { byte in
    let lower = Unicode.Scalar(65...90 ~= byte ? byte + 32 : byte)
    return isSilent(lower) ? 0 : UInt8(ascii: table[lower] ?? lower)
  }

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

extension [UInt8] {
  /// Puts one letter in the place of each such pair, from left to right.
  fileprivate mutating func join(_ first: UInt8, _ second: UInt8, as letter: UInt8) {
    var end = 0
    var place = 0
    while place < count {
      let isPair = self[place] == first && place + 1 < count && self[place + 1] == second
      self[end] = isPair ? letter : self[place]
      place += isPair ? 2 : 1
      end += 1
    }
    removeLast(count - end)
  }
}

extension Person {
  /// The skeletons of every name that people see of this person; names alike bring one again.
  public var nameSkeletons: [NameSkeleton] {
    [name, username, id.rawValue].compactMap { $0.map(NameSkeleton.init) }
      .filter { !$0.isTooShort }
  }
}
