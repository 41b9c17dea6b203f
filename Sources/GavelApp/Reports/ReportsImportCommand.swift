import GavelModel
import GavelStore
import Glibc

/// The command `gavel reports import`.
enum ReportsImportCommand {
  /// Takes in a file; bad lines are told by number and passed over.
  static func run(_ source: InputSource, _ context: CommandContext) async throws -> ExitStatus {
    switch source {
    case .standardInput:
      return try await run(ByteSource(descriptor: STDIN_FILENO, path: "-"), context)
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw ImportError.unreadable(path: path, code: errno) }
      defer { close(descriptor) }
      return try await run(ByteSource(descriptor: descriptor, path: path), context)
    }
  }

  private static func run(
    _ source: ByteSource, _ context: CommandContext
  ) async throws -> ExitStatus {
    let store = try await context.writableStore()
    let output = context.output
    let run = ReportImport(
      store: store, reader: try StoreReader(path: store.path), now: context.now()
    ) { output.message(Notices.badLine($0)) }
    let summary = try await run.run(source)
    output.document(json(summary), text: [Notices.imported(summary)])
    return summary.skipped == 0 ? .done : .incomplete
  }

  private static func json(_ summary: ReportImport.Summary) -> JSONValue {
    [
      "added": JSONValue(summary.added), "updated": JSONValue(summary.updated),
      "unchanged": JSONValue(summary.unchanged), "skipped": JSONValue(summary.skipped),
      "errors": .array(
        summary.errors.map { bad in
          ["line": JSONValue(bad.line), "reason": .string(Notices.words(bad.fault))]
        }),
    ]
  }
}
