import GavelModel
import GavelStore

/// The command `gavel reports summary`: what was decided, for the end of a shift.
enum ReportsSummaryCommand {
  /// Prints the decisions since a moment, or all of them.
  static func run(
    since: Moment?, asCSV: Bool, _ context: CommandContext
  ) async throws -> ExitStatus {
    let now = context.now()
    let first = since?.resolved(at: now)
    let summary = try await context.reader().shift(
      since: first ?? Timestamp(milliseconds: .min), until: now)
    guard !asCSV else {
      let sink = context.output.results
      sink.write(ShiftText.csv(summary, CSVText(for: sink)))
      return .done
    }
    context.output.document(
      ShiftText.json(summary, since: first, until: now), text: ShiftText.lines(summary))
    return .done
  }
}
