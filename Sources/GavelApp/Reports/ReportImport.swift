import GavelModel
import GavelStore
import Glibc

/// Takes in the export of a ticket system, a few hundred lines at a time.
struct ReportImport {
  /// What became of the lines.
  struct Summary: Equatable {
    /// Reports that were new.
    var added = 0
    /// Reports that were known and are told differently now.
    var updated = 0
    /// Reports that were known just so.
    var unchanged = 0
    /// Lines that are no report.
    var skipped = 0
    /// The first of them.
    var errors: [BadLine] = []
  }

  /// A line that is no report.
  struct BadLine: Equatable {
    /// Its number, counted from 1.
    var line: Int
    /// What is wrong with it.
    var fault: ReportFault
  }

  /// Most bad lines that a summary names; all of them are counted.
  static let mostErrors = 1000
  private static let linesAtATime = 500

  let store: Store
  let reader: StoreReader
  /// When a report was made whose line does not say so.
  let now: Timestamp
  /// Is told of each bad line at once.
  let tell: (BadLine) -> Void

  /// Reads the file to its end.
  ///
  /// - Throws: ``ImportError``, `StoreError`; what came before stays taken in.
  func run(_ source: ByteSource) async throws -> Summary {
    var summary = Summary()
    var file = try ReportFile(source)
    var rows: [ReportRow] = []
    while let entry = try file.next() {
      do throws(ReportFault) {
        let row = try entry.row.get()
        // What is wrong with a value is found now, while the line is known.
        _ = try row.report(now: now)
        rows.append(row)
      } catch {
        note(BadLine(line: entry.line, fault: error), in: &summary)
      }
      if rows.count == Self.linesAtATime { try await record(&rows, in: &summary) }
    }
    try await record(&rows, in: &summary)
    return summary
  }

  private func note(_ line: BadLine, in summary: inout Summary) {
    summary.skipped += 1
    if summary.errors.count < Self.mostErrors { summary.errors.append(line) }
    tell(line)
  }

  private func record(_ rows: inout [ReportRow], in summary: inout Summary) async throws {
    guard !rows.isEmpty else { return }
    var reports: [Report] = []
    for row in rows {
      var report = try row.report(now: now)
      // A line without a time keeps the one that its first import gave it.
      if !row.hasTime, let known = try await reader.report(report.id) { report.time = known.time }
      reports.append(report)
    }
    let sums = try await store.importReports(reports, now: now)
    summary.added += sums.added
    summary.updated += sums.updated
    summary.unchanged += sums.unchanged
    rows.removeAll(keepingCapacity: true)
  }
}
