import GavelStore

/// What a repair says before and afterwards.
extension Notices {
  /// Nothing is wrong with the store.
  static func soundStore(_ path: String) -> String {
    displaySafe("nothing is wrong with \(path)")
  }

  /// What a repair is going to do.
  static func repairAhead(_ path: String) -> [String] {
    [
      "\(path) is damaged.",
      "A copy is kept beside it. The queue, the audit trail, evidence, reports and decisions are",
      "carried into a new store as far as they can be read; the rest comes with the next sync.",
    ].map(displaySafe)
  }

  /// What a repair saved and what it could not.
  static func repaired(_ report: RepairReport) -> [String] {
    let tables = report.tables.filter { $0.kept > 0 || $0.lost > 0 || $0.isUncertain }
    let lines = tables.map { table in
      let lost =
        table.lost > 0
        ? ", \(table.lost)\(table.isUncertain ? " or more" : "") lost"
        : table.isUncertain ? ", perhaps some lost" : ""
      return "  \(table.name): \(table.kept) kept\(lost)"
    }
    let end =
      report.isComplete ? "what only it knew is all there" : "what is lost stays in the copy only"
    let head =
      report.isJournalLost
      ? [
        "the journal is lost: nothing of the queue and the audit trail could be read",
        "an empty store takes the damaged one's place",
      ] : ["the store is rebuilt; \(end)"]
    return
      (head + lines + [
        "the damaged store is kept as \(report.copy)",
        "its rooms, members and messages are gone from it; gavel sync reads them again",
      ]).map(displaySafe)
  }
}
