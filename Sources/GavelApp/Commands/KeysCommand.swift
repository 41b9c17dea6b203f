import GavelConsole

/// The command `gavel keys`: the page of all keys, with those that the settings change.
enum KeysCommand {
  /// Prints the keys that the console of this user has.
  static func run(environment: [String: String], _ output: Output) throws -> ExitStatus {
    let directories = try Directories(environment: environment)
    let page = KeyPage(try Configuration.load(directories).keys)
    switch output.format {
    case .text: output.results.write(text(of: page))
    case .json, .jsonLines:
      var printer = ListPrinter<Row>(output, columns: [], cells: { _ in [] }, json: json)
      printer.print(
        page.sections.flatMap { section in section.lines.map { Row(section.title, $0) } })
      printer.finish(empty: "")
    }
    return .done
  }

  private struct Row {
    let section: String
    let line: KeyPage.Line

    init(_ section: String, _ line: KeyPage.Line) {
      self.section = section
      self.line = line
    }
  }

  private static func text(of page: KeyPage) -> String {
    var table = TextTable([
      TextTable.Column(heading: "KEYS"), TextTable.Column(heading: "NAME"),
      TextTable.Column(heading: "WHAT"), TextTable.Column(heading: "WHERE"),
    ])
    // All rows pass the table once before, so that every section has the same columns.
    _ = table.lines(page.sections.flatMap { $0.lines.map(cells) })
    let parts = page.sections.map { section in
      ([section.title] + table.lines(section.lines.map(cells)).map { "  " + $0 })
        .joined(separator: "\n")
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func cells(_ line: KeyPage.Line) -> [String] {
    let name = line.name + (line.argument.map { " \($0)" } ?? "")
    let help = line.help + (line.asksFirst ? " (asks first)" : "")
    return [line.keys.joined(separator: " "), name, help, line.place]
  }

  private static func json(_ row: Row) -> JSONValue {
    let line = row.line
    return [
      "section": .string(row.section), "name": .string(line.name),
      "keys": .array(line.keys.map { .string($0) }), "help": .string(line.help),
      "where": .string(line.place), "asksFirst": .boolean(line.asksFirst),
      "remappable": .boolean(line.isRemappable),
      "argument": JSONValue(line.argument),
    ]
  }
}
