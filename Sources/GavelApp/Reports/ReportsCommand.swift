import GavelModel
import GavelStore

/// The command `gavel reports`: what the store knows, newest first.
enum ReportsCommand {
  /// Prints the reports in these states.
  static func list(_ state: ReportStateName, _ context: CommandContext) async throws -> ExitStatus {
    let filter = try context.filter(for: .reports)
    let reader = try context.reader()
    var last: Report?
    try await context.print(printer(context), empty: "The store has no such reports.") { _, limit in
      var rows: [Report] = []
      while true {
        let page = try await reader.reports(
          state: state == .open ? .open : nil, matching: filter, before: last,
          limit: CommandContext.pageSize)
        for report in page {
          last = report
          // Closed are several states, so what does not belong is left out here.
          if state != .closed || report.state != .open { rows.append(report) }
          if rows.count == limit { return (rows, true) }
        }
        if page.count < CommandContext.pageSize { return (rows, false) }
      }
    }
    await context.tellLeftOut(by: reader)
    return .done
  }

  private static func printer(_ context: CommandContext) -> ListPrinter<Report> {
    ListPrinter(
      context.output,
      columns: [
        .word("TIME", rank: 4), .word("STATE", rank: 2), .key("REPORT"), .id("ROOM", rank: 6),
        .id("MESSAGE", rank: 5), .id("AUTHOR", rank: 1), .id("REPORTER", rank: 7),
        .text("REASON"), .text("TEXT", rank: 3),
      ],
      cells: { report in
        [
          report.time.iso8601, report.state.rawValue, report.id.rawValue,
          report.room?.rawValue ?? "", report.message?.rawValue ?? "",
          report.author?.id.rawValue ?? "", report.reporter?.id.rawValue ?? "", report.reason,
          report.text ?? "",
        ]
      }, json: json)
  }

  private static func json(_ report: Report) -> JSONValue {
    [
      "id": JSONValue(report.id), "room": JSONValue(report.room),
      "message": JSONValue(report.message), "author": JSONValue(report.author?.id),
      "reporter": JSONValue(report.reporter?.id), "reason": .string(report.reason),
      "text": JSONValue(report.text), "time": JSONValue(report.time),
      "state": .string(report.state.rawValue), "origin": .string(report.origin.rawValue),
      "sent": JSONValue(report.sentAt), "roomName": JSONValue(report.roomName),
      "authorName": JSONValue(report.author?.name),
      "closedBy": JSONValue(report.closing?.moderator),
      "closedAt": JSONValue(report.closing?.time),
    ]
  }
}
