import GavelModel

/// `gavel config`: what the settings are and where they come from.
enum ConfigCommand {
  /// Prints every setting, with its layer when that is asked for.
  static func run(explains: Bool, _ context: CommandContext) throws -> ExitStatus {
    let explanation = ConfigExplanation(
      files: try Configuration.files(context.directories), environment: context.environment,
      options: context.invocation.connection, settings: context.settings)
    var columns: [TextTable.Column] = [.key("KEY"), .text("VALUE")]
    if explains { columns.append(.text("FROM", rank: 1)) }
    var printer = ListPrinter<ConfigExplanation.Row>(
      context.output, columns: columns,
      cells: { row in
        [row.key, shown(row.value)] + (explains ? [Notices.places(row.sources)] : [])
      }, json: json)
    printer.print(explanation.rows)
    printer.finish(empty: "")
    return .done
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: "-"
    case .string(let text): text
    case .array, .object, .integer, .boolean: value.text
    }
  }

  private static func json(_ row: ConfigExplanation.Row) -> JSONValue {
    [
      "key": .string(row.key), "value": row.value,
      "from": .array(row.sources.map { .string(Notices.place($0)) }),
    ]
  }
}
