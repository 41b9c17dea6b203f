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
  private var widths: [Int]
  private var hasHeading = false

  /// A table with these columns.
  init(_ columns: [Column]) {
    self.columns = columns
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
    if !hasHeading { lines.append(line(columns.map { DisplayText($0.heading) })) }
    hasHeading = true
    return lines + cells.map(line)
  }

  private func line(_ cells: [DisplayText]) -> String {
    var result = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.columns))
      let isLast = index == columns.count - 1
      switch columns[index].alignment {
      case .left: result += cell.description + (isLast ? "" : padding)
      case .right: result += padding + cell.description
      }
      if !isLast { result += "  " }
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}
