import GavelConsole

/// The command `gavel keys`: the page of all keys, with those that the settings change.
enum KeysCommand {
  /// Prints the keys that the console of this user has.
  static func run(environment: [String: String], _ output: Output) throws -> ExitStatus {
    let directories = try Directories(environment: environment)
    let page = KeyPage(try Configuration.load(directories).keys)
    switch output.format {
    case .text: output.results.write(text(of: page, output.look))
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

  private static let indent = "  "

  private static func text(of page: KeyPage, _ look: OutputLook) -> String {
    var table = TextTable(
      [
        .id("KEYS"), .key("NAME"), .text("WHAT"), .text("WHERE", rank: 1),
      ], look: look, indent: indent.count)
    // All rows at first, so that every section has the same columns.
    table.measure(page.sections.flatMap { $0.lines.map(cells) })
    _ = table.lines([])
    let parts = page.sections.map { section in
      ([section.title] + table.lines(section.lines.map(cells)).map { indent + $0 })
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
