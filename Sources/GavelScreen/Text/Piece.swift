/// One grapheme of a ``DisplayText``, safe to draw and of certain width.
struct Piece: Hashable, Sendable {
  /// Where a piece came from, which decides how it wraps and how ASCII terminals show it.
  enum Kind: UInt8, Hashable, Sendable {
    /// From a platform, as it was.
    case platform
    /// One of Gavel's own words and signs.
    case own
    /// Part of a marker such as `<U+202E>` that stands for a hidden character.
    case revealed
    /// The sign where a line of the text ended.
    case lineBreak
  }

  var text: String
  private var width: UInt8
  let kind: Kind

  init(_ text: String, columns: Int, kind: Kind) {
    self.text = text
    width = UInt8(columns)
    self.kind = kind
  }

  /// 1 or 2.
  var columns: Int { Int(width) }

  /// Whether a line may break after it.
  var isSpace: Bool { text == " " || text == "\u{3000}" }

  /// What one column of it is on a terminal that knows ASCII only.
  var asciiText: String {
    if text.utf8.count == 1 { return text }
    switch kind {
    case .platform: return "?"
    case .own, .revealed, .lineBreak: return GlyphSet.asciiStandIn(for: text) ?? "?"
    }
  }
}
