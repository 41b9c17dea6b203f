import GavelModel
import GavelStore
import Glibc

/// The command `gavel repair`: a new store with what a damaged one still tells.
struct RepairCommand {
  let context: CommandContext

  /// Looks whether the store is damaged, asks, and repairs it.
  ///
  /// - Returns: `incomplete` when rows were lost that the platform cannot give again.
  func run(isConfirmed: Bool) async throws -> ExitStatus {
    guard let path = context.settings.store else { throw ConnectionError.noStore }
    try CommandContext.checkPresence(ofStore: path)
    guard try await StoreRepair.isNeeded(at: path) else {
      context.output.document(["store": .string(path), "damaged": false], text: [])
      context.output.message(Notices.soundStore(path))
      return .done
    }
    if !isConfirmed {
      try ConfirmationTerminal(messages: context.output.messages).confirm(
        Notices.repairAhead(path), unconfirmed: .repairUnconfirmed(path: path))
    }
    let report = try StoreRepair(path: path, now: context.now()).run()
    context.output.document(Self.json(report, path), text: Notices.repaired(report))
    return report.isComplete ? .done : .incomplete
  }

  private static func json(_ report: RepairReport, _ path: String) -> JSONValue {
    [
      "store": .string(path), "damaged": true, "copy": .string(report.copy),
      "complete": .boolean(report.isComplete), "journalLost": .boolean(report.isJournalLost),
      "tables": .array(
        report.tables.map { table in
          [
            "table": .string(table.name), "kept": JSONValue(table.kept),
            "lost": JSONValue(table.lost), "uncertain": .boolean(table.isUncertain),
          ]
        }),
    ]
  }
}
