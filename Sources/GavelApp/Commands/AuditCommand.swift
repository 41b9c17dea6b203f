import GavelModel
import GavelStore

/// The command `gavel audit`.
enum AuditCommand {
  /// Prints what was done, newest first.
  static func run(since: Moment?, _ context: CommandContext) async throws -> ExitStatus {
    let since = since?.resolved(at: context.now())
    let reader = try context.reader()
    let printer = ListPrinter<AuditEntry>(
      context.output,
      columns: [
        TextTable.Column(heading: "NUMBER", alignment: .right), TextTable.Column(heading: "TIME"),
        TextTable.Column(heading: "ACTOR"), TextTable.Column(heading: "ACTION"),
        TextTable.Column(heading: "ROOM"), TextTable.Column(heading: "TARGET"),
        TextTable.Column(heading: "OUTCOME"), TextTable.Column(heading: "ANSWER"),
        TextTable.Column(heading: "REASON"),
      ],
      cells: { entry in
        [
          String(entry.number), entry.time.iso8601, entry.actor.rawValue,
          entry.action.kind.rawValue, entry.action.room.rawValue, entry.action.target,
          Notices.word(entry.outcome), entry.answer.short, entry.reason,
        ]
      }, json: json)
    try await context.print(printer, empty: "Nothing was done yet.") { last, limit in
      let entries = try await reader.audit(since: since, before: last?.number, limit: limit)
      return (entries, entries.count == limit)
    }
    return .done
  }

  private static func json(_ entry: AuditEntry) -> JSONValue {
    [
      "number": .integer(entry.number), "time": JSONValue(entry.time),
      "actor": JSONValue(entry.actor), "batch": .integer(entry.batch.rawValue),
      "kind": .string(entry.action.kind.rawValue), "room": JSONValue(entry.action.room),
      "target": .string(entry.action.target), "reason": .string(entry.reason),
      "outcome": .string(entry.outcome.rawValue), "status": JSONValue(entry.answer.status),
      "code": JSONValue(entry.answer.code), "message": JSONValue(entry.answer.message),
    ]
  }
}

extension ServerAnswer {
  /// Status and code in one cell.
  var short: String { [status.map(String.init), code].compactMap(\.self).joined(separator: " ") }
}
