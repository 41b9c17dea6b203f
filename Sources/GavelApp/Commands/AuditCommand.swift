import GavelModel
import GavelStore

/// The command `gavel audit` without one of its other tasks: what was done, newest first.
enum AuditCommand {
  /// Prints the entries that fit, a page at a time.
  static func run(
    _ query: AuditQuery, asCSV: Bool, _ context: CommandContext
  ) async throws -> ExitStatus {
    let filter = query.filter(at: context.now())
    let reader = try context.reader()
    if asCSV {
      try await printCSV(filter, reader, context)
      return .done
    }
    let printer = ListPrinter<AuditRecord>(
      context.output,
      columns: [
        .number("NUMBER"), .word("TIME", rank: 2), .id("ACTOR", rank: 4), .word("ACTION", rank: 1),
        .id("ROOM", rank: 6), .id("TARGET"), .word("OUTCOME"), .text("ANSWER", rank: 5),
        .text("REASON", rank: 3),
      ], cells: AuditText.cells, json: AuditText.json)
    try await context.print(printer, empty: Notices.noEntries) { last, limit in
      let entries = try await reader.auditRecords(
        matching: filter, before: last?.number, limit: limit)
      return (entries, entries.count == limit)
    }
    return .done
  }

  private static func printCSV(
    _ filter: AuditFilter, _ reader: StoreReader, _ context: CommandContext
  ) async throws {
    let sink = context.output.results
    let form = CSVText(for: sink)
    sink.write(AuditText.csvHead)
    var left = context.invocation.limit ?? .max
    var last: Int64?
    while left > 0, !sink.isClosed {
      try Task.checkCancellation()
      let limit = min(left, CommandContext.pageSize)
      let page = try await reader.auditRecords(matching: filter, before: last, limit: limit)
      sink.write(page.map { AuditText.csv($0, form) }.joined())
      left -= page.count
      last = page.last?.number
      guard page.count == limit else { return }
    }
  }
}

extension ServerAnswer {
  /// Status and code in one cell.
  var short: String { [status.map(String.init), code].compactMap(\.self).joined(separator: " ") }
}
