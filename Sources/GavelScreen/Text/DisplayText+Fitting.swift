extension DisplayText {
  /// Returns the text if it fits, otherwise its beginning with an ellipsis, at most `columns` wide.
  public func truncated(to columns: Int) -> DisplayText {
    if self.columns <= columns { return self }
    guard columns > 0 else { return cut(to: 0) }
    var shorter = cut(to: columns - 1)
    shorter.append(.ellipsis)
    return shorter
  }

  /// Returns the text filled with blanks at its end, or truncated, to exactly `columns`.
  public func padded(to columns: Int) -> DisplayText {
    let fitting = truncated(to: columns)
    return fitting + DisplayText.blanks(columns - fitting.columns)
  }

  /// Returns the text filled with blanks at its start, or truncated, to exactly `columns`.
  public func leftPadded(to columns: Int) -> DisplayText {
    let fitting = truncated(to: columns)
    return DisplayText.blanks(columns - fitting.columns) + fitting
  }

  /// Returns the text `count` times, one after the other.
  public func repeated(_ count: Int) -> DisplayText {
    guard count > 0 else { return .empty }
    return DisplayText(
      pieces: Array(repeatElement(pieces, count: count).joined()), columns: columns * count,
      hiddenCount: hiddenCount * count)
  }

  /// Returns blanks; none for a negative count.
  public static func blanks(_ count: Int) -> DisplayText {
    let count = max(0, count)
    return DisplayText(
      pieces: Array(repeating: .blank, count: count), columns: count, hiddenCount: 0)
  }

  /// The beginning that fits, without a sign that it was cut.
  ///
  /// The hidden count stays the whole's.
  func cut(to columns: Int) -> DisplayText {
    var kept = DisplayText(pieces: [], columns: 0, hiddenCount: hiddenCount)
    for piece in pieces {
      guard kept.columns + piece.columns <= columns else { break }
      kept.append(piece)
    }
    return kept
  }
}

extension Piece {
  static let ellipsis = Piece("…", columns: 1, kind: .own)
  static let blank = Piece(" ", columns: 1, kind: .own)
}
