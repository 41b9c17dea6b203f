import GavelModel
import GavelScreen

extension Painter {
  mutating func drawDetail(in rect: Rect) {
    let lines = state.detailLines
    guard !lines.isEmpty else {
      let words: DisplayText =
        state.detail.subject == nil ? "Nothing is selected." : "It is gone from the list."
      return empty(words, in: rect)
    }
    draw(lines, skipping: state.detail.top, in: rect)
  }

  /// Draws lines with their labels, as many rows as there are from the one to begin with; what is
  /// below is counted in the border.
  ///
  /// - Parameter isWhole: Whether no other lines follow.
  mutating func draw(
    _ lines: [DetailLine], skipping rows: Int, in rect: Rect, isWhole: Bool = true
  ) {
    var skip = rows
    var row = rect.row
    var below = 0
    for line in lines {
      for (label, text) in line.wrapped(to: rect.columns - 2) {
        guard skip == 0 else {
          skip -= 1
          continue
        }
        guard row < rect.endRow else {
          below += 1
          continue
        }
        put(label, at: rect.column + 1, row: row, .dim, within: DetailLine.labelColumns)
        put(
          text, at: rect.column + 2 + DetailLine.labelColumns, row: row, line.role,
          within: rect.endColumn - rect.column - 2 - DetailLine.labelColumns)
        row += 1
      }
    }
    if below > 0 {
      let more: DisplayText = isWhole ? " \(Numbers.grouped(below)) more below " : " more below "
      putRight(more, before: rect.endColumn - 1, row: rect.endRow, .dim)
    }
  }

  mutating func drawActivity(in rect: Rect) {
    let lines = state.activity.lines
    guard !lines.isEmpty else {
      return empty("Nothing has happened yet. What is done shows here.", in: rect)
    }
    var row = rect.row
    for line in lines.dropFirst(state.activity.top) where row < rect.endRow {
      put(DisplayText(state.clockTime(line.time)), at: rect.column + 1, row: row, .dim)
      for text in wrapped(line, columns: rect.columns - 12, rows: rect.endRow - row) {
        put(text, at: rect.column + 11, row: row, line.isCommand ? .dim : line.severity.role)
        row += 1
      }
    }
  }

  /// A sentence in one row; where the activity has the screen for itself, in as many as it needs.
  private func wrapped(_ line: ActivityLine, columns: Int, rows: Int) -> [DisplayText] {
    guard layout.blocks.count == 1, columns > 0 else {
      return [Self.fitted(line, columns: columns)]
    }
    return DisplayText(line.text).wrapped(to: columns, maxLines: rows)
  }

  /// Where a sentence is too long, what it is about is cut before what became of it.
  private static func fitted(_ line: ActivityLine, columns: Int) -> DisplayText {
    let cut = DisplayText(line.text, truncatedTo: columns)
    guard !line.isCommand, let colon = line.text.ranges(of: ": ").last,
      DisplayText(line.text).columns > columns
    else { return cut }
    let ending = DisplayText(String(line.text[colon.lowerBound...]))
    let subject = DisplayText(
      String(line.text[..<colon.lowerBound]),
      truncatedTo: max(columns / 2, columns - ending.columns))
    return subject + ending.truncated(to: columns - subject.columns)
  }
}

extension Notice.Severity {
  /// The role that goes with the word.
  var role: ThemeRole {
    switch self {
    case .info: .text
    case .warning: .caution
    case .error: .danger
    }
  }
}
