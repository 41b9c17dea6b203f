import GavelScreen

/// Aligns rows of platform text in columns; a column never gets narrower from page to page.
struct TextTable {
  /// Where a column's text stands.
  enum Alignment {
    case left, right
  }

  /// Heading and alignment of a column.
  struct Column {
    let heading: String
    var alignment = Alignment.left
  }

  private let columns: [Column]
  private let look: OutputLook
  private var widths: [Int]
  private var hasHeading = false

  /// A table with these columns.
  init(_ columns: [Column], look: OutputLook = OutputLook()) {
    self.columns = columns
    self.look = look
    widths = columns.map(\.heading.count)
  }

  /// Returns the lines of some rows, before the first of them the headings.
  mutating func lines(_ rows: [[String]]) -> [String] {
    let cells = rows.map { $0.map { DisplayText($0) } }
    for row in cells {
      for (index, cell) in row.enumerated() where cell.columns > widths[index] {
        widths[index] = cell.columns
      }
    }
    var lines: [String] = []
    if !hasHeading {
      let heading = line(columns.map { DisplayText($0.heading) })
      lines.append(look.isColored ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading)
    }
    hasHeading = true
    return lines + cells.map(line)
  }

  private func line(_ cells: [DisplayText]) -> String {
    var result = ""
    for (index, whole) in cells.enumerated() {
      let cell = index == columns.count - 1 ? fitted(whole) : whole
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.columns))
      let isLast = index == columns.count - 1
      switch columns[index].alignment {
      case .left: result += cell.description + (isLast ? "" : padding)
      case .right: result += padding + cell.description
      }
      if !isLast { result += "  " }
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return look.letters(result)
  }

  /// The least that is left of a last column, however narrow the terminal is.
  private static let leastColumns = 12

  /// The last column gives way, so that a row stays on its line of the terminal.
  private func fitted(_ cell: DisplayText) -> DisplayText {
    guard let width = look.columns else { return cell }
    let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    return cell.truncated(to: max(Self.leastColumns, width - before))
  }
}
