extension DisplayText {
  /// Returns the text as lines that fit, broken at blanks, between wide letters and at newlines.
  ///
  /// A word longer than a line is broken where the line ends. Blanks at a break are not drawn.
  /// When there is more than `maxLines` hold, the last line ends with an ellipsis; the rest is
  /// never looked at. Each line has the hidden count of what it shows as 0; ask the whole.
  public func wrapped(to columns: Int, maxLines: Int) -> [DisplayText] {
    guard columns > 0, maxLines > 0 else { return [] }
    var lines: [DisplayText] = []
    var start = 0
    while start < pieces.count {
      if lines.count == maxLines {
        lines[maxLines - 1].markCut(to: columns)
        break
      }
      let (end, next) = lineEnd(from: start, columns: columns)
      lines.append(line(start..<end))
      start = next
    }
    return lines
  }

  /// Where the line that begins at `start` ends, and where the one after it begins.
  private func lineEnd(from start: Int, columns: Int) -> (end: Int, next: Int) {
    var width = 0
    var lastBreak: (end: Int, next: Int)?
    var index = start
    while index < pieces.count {
      let piece = pieces[index]
      if piece.kind == .lineBreak {
        let end = width + piece.columns <= columns ? index + 1 : index
        return (end, index + 1)
      }
      if piece.isSpace {
        lastBreak = (index, index + 1)
      } else if index > start, piece.columns == 2 || pieces[index - 1].columns == 2,
        !pieces[index - 1].isSpace
      {
        lastBreak = (index, index)
      }
      if width + piece.columns > columns {
        // One wide letter on a line of one column has to go somewhere: alone, to be clipped.
        let hard = max(index, start + 1)
        return lastBreak.flatMap { $0.end > start ? $0 : nil } ?? (hard, hard)
      }
      width += piece.columns
      index += 1
    }
    return (index, index)
  }

  private func line(_ range: Range<Int>) -> DisplayText {
    var line = DisplayText.empty
    for piece in pieces[range] { line.append(piece) }
    return line
  }

  private mutating func markCut(to columns: Int) {
    self = cut(to: columns - 1)
    append(.ellipsis)
  }
}
