import GavelScreen

/// Aligns rows of platform text in columns; a column never gets narrower from page to page, unless
/// another one takes its room.
struct TextTable {
  /// Where a column's text stands.
  enum Alignment {
    case left, right
  }

  /// How a column gives way where rows are wider than the terminal.
  enum Give {
    /// Not at all: a number, a time, a word of a few.
    case nothing
    /// Late: the id by which the next command names the row.
    case key
    /// After the texts: an id that describes the row.
    case id
    /// First.
    case text
  }

  /// Heading and nature of a column.
  struct Column {
    let heading: String
    var alignment = Alignment.left
    var give = Give.nothing
    /// How soon it is left out where nothing else helps: the highest first, 0 never.
    var rank = 0
  }

  /// Blanks between two columns.
  static let gap = 2

  private let columns: [Column]
  private let look: OutputLook
  private let room: Int?
  private var widths: [Int]
  private var shown: [Int]?

  /// A table with these columns, which stands `indent` columns from the edge.
  init(_ columns: [Column], look: OutputLook = OutputLook(), indent: Int = 0) {
    self.columns = columns
    self.look = look
    room = look.columns.map { max(OutputLook.leastColumns, $0) - indent }
    widths = columns.map(\.heading.count)
  }

  /// Makes the columns as wide as these rows want them, and returns nothing yet.
  mutating func measure(_ rows: [[String]]) { measure(rows.map { $0.map(look.display) }) }

  /// Returns the lines of some rows, before the first of them the headings.
  mutating func lines(_ rows: [[String]]) -> [String] {
    // Made of letters that can be shown before anything is measured.
    let cells = rows.map { $0.map(look.display) }
    measure(cells)
    let layout = TableLayout(
      columns, whole: widths, room: room, keepsIDs: look.keepsIDs, showing: shown)
    var lines: [String] = []
    if shown == nil {
      let heading = line(columns.map { DisplayText($0.heading) }, layout)
      lines.append(look.isColored ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading)
    }
    shown = layout.shown
    return lines + cells.map { line($0, layout) }
  }

  private mutating func measure(_ cells: [[DisplayText]]) {
    for row in cells {
      for (index, cell) in row.enumerated() where cell.columns > widths[index] {
        widths[index] = cell.columns
      }
    }
  }

  private func line(_ cells: [DisplayText], _ layout: TableLayout) -> String {
    var result = ""
    for place in layout.shown {
      let isLast = place == layout.shown.last
      let width = layout.widths[place]
      let cell = look.cut(cells[place], to: width)
      let padding = String(repeating: " ", count: max(0, width - cell.columns))
      switch columns[place].alignment {
      case .left: result += cell.description + (isLast ? "" : padding)
      case .right: result += padding + cell.description
      }
      if !isLast { result += String(repeating: " ", count: Self.gap) }
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}

extension TextTable.Column {
  /// A number, which stands at the right.
  static func number(_ heading: String, rank: Int = 0) -> Self {
    Self(heading: heading, alignment: .right, rank: rank)
  }

  /// A time or a word of a few, which is never cut.
  static func word(_ heading: String, rank: Int = 0) -> Self { Self(heading: heading, rank: rank) }

  /// The id by which the next command names the row.
  static func key(_ heading: String) -> Self { Self(heading: heading, give: .key) }

  /// An id that describes the row.
  static func id(_ heading: String, rank: Int = 0) -> Self {
    Self(heading: heading, give: .id, rank: rank)
  }

  /// Words of any length.
  static func text(_ heading: String, rank: Int = 0) -> Self {
    Self(heading: heading, give: .text, rank: rank)
  }
}
