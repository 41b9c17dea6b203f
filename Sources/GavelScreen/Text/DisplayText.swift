/// Text that may be drawn: the only kind a ``Frame`` takes.
///
/// However hostile the source, what is left commands no terminal, hides nothing and has a certain
/// width. Gavel's own words become one by being written as literals; values in an interpolation
/// are treated as platform text.
public struct DisplayText: Hashable, Sendable {
  /// Text beyond this many columns is not kept but counted in a marker at the end.
  public static let maximumColumns = 20_000

  private(set) var pieces: [Piece]
  /// The width, wide graphemes counted as two.
  public private(set) var columns: Int
  /// How many characters of the source show nothing by themselves and were revealed or counted.
  public private(set) var hiddenCount: Int

  /// No text.
  public static let empty = DisplayText(pieces: [], columns: 0, hiddenCount: 0)

  init(pieces: [Piece], columns: Int, hiddenCount: Int) {
    self.pieces = pieces
    self.columns = columns
    self.hiddenCount = hiddenCount
  }

  /// Makes platform text safe to draw.
  ///
  /// Newlines become `⏎`, tabs `⇥`, no-break spaces `␣`; controls, escapes, direction overrides,
  /// zero-width, tag, private and unassigned characters become `<U+202E>`.
  public init(_ platformText: String) {
    self.init(platformText, kind: .platform)
  }

  /// Makes as much of the platform text safe to draw as fits, with an ellipsis when it is cut.
  ///
  /// Reads no further than it shows, so a line of any length costs the same. Characters hidden
  /// beyond the cut are not counted.
  public init(_ platformText: String, truncatedTo columns: Int) {
    var reader = PlatformTextReader(kind: .platform)
    _ = reader.read(platformText, limit: max(0, columns))
    self.init(reader)
    self = truncated(to: columns)
  }

  /// How many characters of the part that fits show nothing by themselves.
  ///
  /// The ``hiddenCount`` of the text, without making it: rows ask for it at every frame.
  public static func hiddenCount(of platformText: String, truncatedTo columns: Int) -> Int {
    // Plain letters take a byte and a column each, so no more of them are ever read.
    let read = platformText.utf8.prefix(columns + 1)
    if read.allSatisfy({ 0x20..<0x7F ~= $0 }) { return 0 }
    return DisplayText(platformText, truncatedTo: columns).hiddenCount
  }

  init(_ text: String, kind: Piece.Kind) {
    var reader = PlatformTextReader(kind: kind)
    let unread = reader.read(text, limit: Self.maximumColumns)
    self.init(reader)
    if unread > 0 {
      for letter in "<+\(unread) bytes>" {
        append(Piece(String(letter), columns: 1, kind: .revealed))
      }
    }
  }

  private init(_ reader: PlatformTextReader) {
    self.init(
      pieces: reader.pieces, columns: reader.columns, hiddenCount: reader.hiddenCount)
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Returns both texts, one after the other.
  public static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    var both = left
    both += right
    return both
  }

  /// Appends a text.
  public static func += (left: inout DisplayText, right: DisplayText) {
    left.pieces += right.pieces
    left.columns += right.columns
    left.hiddenCount += right.hiddenCount
  }

  mutating func append(_ piece: Piece) {
    pieces.append(piece)
    columns += piece.columns
  }
}

extension DisplayText: CustomStringConvertible {
  /// The text as it is drawn on a Unicode terminal.
  public var description: String { pieces.map(\.text).joined() }
}
