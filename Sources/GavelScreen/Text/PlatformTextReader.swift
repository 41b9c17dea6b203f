/// Turns hostile text into pieces that are safe to draw, one character after the other.
///
/// Nothing is dropped in silence: a character that shows nothing or commands the terminal becomes
/// `<U+202E>`, marks beyond two on one letter become `<+28>`. Terminals disagree about the width
/// of joined emoji, so their parts are drawn one by one, flags as `[TW]`, keycaps as `[1]`.
struct PlatformTextReader {
  /// More combining marks than this on one letter are counted, not drawn.
  static let marksPerLetter = 2

  private(set) var pieces: [Piece] = []
  private(set) var hiddenCount = 0
  private(set) var columns = 0
  private let kind: Piece.Kind

  /// The character that marks, joiners and variations refer to; nil where they have none.
  private var base: Unicode.Scalar?
  private var marks = 0
  private var surplusMarks = 0
  private var hasVariation = false
  private var hasModifier = false

  init(kind: Piece.Kind) { self.kind = kind }

  /// Reads until the end or until more than `limit` columns are filled.
  ///
  /// - Returns: The UTF-8 bytes that were left unread.
  mutating func read(_ text: String, limit: Int) -> Int {
    pieces.reserveCapacity(pieces.count + min(text.utf8.count, limit + 1))
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index != scalars.endIndex, columns <= limit {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      if scalar.value >= 0x20, scalar.value < 0x7F {
        start(scalar, columns: 1)
        continue
      }
      let next = index == scalars.endIndex ? nil : scalars[index]
      if take(scalar, next: next) { scalars.formIndex(after: &index) }
    }
    endLetter()
    return text.utf8.distance(from: index, to: text.utf8.endIndex)
  }

  /// Draws one character and returns whether it used up the next one as well.
  private mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    switch CharacterRole(scalar, next: next) {
    case .visible: start(scalar, columns: CharacterWidth.columns(of: scalar))
    case .mark: addMark(scalar)
    case .returnBeforeLineFeed: return false
    case .lineFeed: sign("⏎", kind: .lineBreak)
    case .tab: sign("⇥", kind: .own)
    case .noBreakSpace: sign("␣", kind: .own)
    case .emojiJoiner: join(scalar, next: next)
    case .emojiVariation: vary(scalar, next: next)
    case .emojiModifier: modify(scalar)
    case .regionalIndicator: return flag(scalar, next: next)
    case .keycap: boxDigit(scalar)
    case .hangulTail: composeHangul(scalar)
    case .hidden: reveal(scalar)
    }
    return false
  }

  private mutating func start(_ scalar: Unicode.Scalar, columns width: Int) {
    endLetter()
    base = scalar
    append(String(Character(scalar)), columns: width, kind: kind)
  }

  private mutating func append(_ text: String, columns width: Int, kind: Piece.Kind) {
    pieces.append(Piece(text, columns: width, kind: kind))
    columns += width
  }

  private mutating func sign(_ text: String, kind: Piece.Kind) {
    endLetter()
    append(text, columns: 1, kind: kind)
  }

  private mutating func endLetter() {
    if surplusMarks > 0 {
      for letter in "<+\(surplusMarks)>" {
        append(String(letter), columns: 1, kind: .revealed)
      }
    }
    base = nil
    marks = 0
    surplusMarks = 0
    hasVariation = false
    hasModifier = false
  }

  private mutating func reveal(_ scalar: Unicode.Scalar) {
    endLetter()
    hiddenCount += 1
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    for letter in "<U+\(zeros)\(digits)>" {
      append(String(letter), columns: 1, kind: .revealed)
    }
  }

  private mutating func addMark(_ scalar: Unicode.Scalar) {
    if base == nil { start("◌", columns: 1) }
    guard marks < Self.marksPerLetter else {
      surplusMarks += 1
      hiddenCount += 1
      return
    }
    marks += 1
    pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
  }
}

extension PlatformTextReader {
  private var baseIsEmoji: Bool {
    guard let base, marks == 0 else { return false }
    return Self.isEmoji(base)
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    // The digits, # and * count as emoji too, but only as the start of a keycap.
    scalar.value > 0x7F && scalar.properties.isEmoji
  }

  private mutating func join(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    guard baseIsEmoji, let next, Self.isEmoji(next) else { return reveal(scalar) }
    endLetter()
  }

  private mutating func vary(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    let startsKeycap = next?.value == 0x20E3 && isKeycapDigit(base) && marks == 0
    guard baseIsEmoji || startsKeycap, !hasVariation else { return reveal(scalar) }
    hasVariation = true
  }

  private mutating func modify(_ scalar: Unicode.Scalar) {
    guard let base, base.properties.isEmojiModifierBase, marks == 0, !hasModifier else {
      return reveal(scalar)
    }
    hasModifier = true
  }

  private mutating func flag(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    let pair = next.flatMap { 0x1F1E6...0x1F1FF ~= $0.value ? $0 : nil }
    endLetter()
    append("[", columns: 1, kind: .own)
    for half in [scalar, pair].compactMap(\.self) {
      let letter = Unicode.Scalar(UInt8(0x41 + half.value - 0x1F1E6))
      append(String(Character(letter)), columns: 1, kind: .own)
    }
    append("]", columns: 1, kind: .own)
    return pair != nil
  }

  private func isKeycapDigit(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar == "#" || scalar == "*" || ("0"..."9").contains(scalar)
  }

  private mutating func boxDigit(_ scalar: Unicode.Scalar) {
    guard isKeycapDigit(base), marks == 0 else { return addMark(scalar) }
    endLetter()
    pieces.insert(Piece("[", columns: 1, kind: .own), at: pieces.count - 1)
    columns += 1
    append("]", columns: 1, kind: .own)
  }

  /// Korean in decomposed form: the syllable is computed (Unicode Standard, section 3.12).
  private mutating func composeHangul(_ scalar: Unicode.Scalar) {
    guard marks == 0, let base, let syllable = Self.syllable(base, scalar) else {
      return reveal(scalar)
    }
    self.base = syllable
    pieces[pieces.count - 1].text = String(Character(syllable))
  }

  private static func syllable(
    _ base: Unicode.Scalar, _ tail: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch (base.value, tail.value) {
    case (0x1100...0x1112, 0x1161...0x1175):
      Unicode.Scalar(0xAC00 + ((base.value - 0x1100) * 21 + tail.value - 0x1161) * 28)
    case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (base.value - 0xAC00) % 28 == 0:
      Unicode.Scalar(base.value + tail.value - 0x11A7)
    default:
      nil
    }
  }
}
