import GavelModel

/// Prints a list that arrives page by page, without ever holding more than a page.
struct ListPrinter<Row> {
  private let output: Output
  private let json: (Row) -> JSONValue
  private let cells: (Row) -> [String]
  private var table: TextTable
  private var count = 0

  /// A printer that shows rows as table cells or as JSON objects.
  init(
    _ output: Output, columns: [TextTable.Column], cells: @escaping (Row) -> [String],
    json: @escaping (Row) -> JSONValue
  ) {
    self.output = output
    self.json = json
    self.cells = cells
    table = TextTable(columns, look: output.look)
  }

  /// Whether nobody reads any more.
  var isClosed: Bool { output.results.isClosed }

  /// Prints a page of rows.
  mutating func print(_ rows: [Row]) {
    guard !rows.isEmpty else { return }
    switch output.format {
    case .text:
      output.results.write(table.lines(rows.map(cells)).map { $0 + "\n" }.joined())
    case .jsonLines:
      output.results.write(rows.map { json($0).text + "\n" }.joined())
    case .json:
      let separator = count == 0 ? "[" : ",\n"
      output.results.write(separator + rows.map { json($0).text }.joined(separator: ",\n"))
    }
    count += rows.count
  }

  /// Ends the list; an empty one is said to be empty, or is an empty document.
  func finish(empty: String) {
    switch output.format {
    case .json: output.results.write(count == 0 ? "[]\n" : "]\n")
    case .jsonLines: return
    case .text:
      if count == 0 { output.message(empty) }
    }
  }
}
