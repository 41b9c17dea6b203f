import GavelModel

extension Notices {
  /// Explains a file of reports that cannot be read.
  static func explain(importing error: ImportError) -> Explanation {
    switch error {
    case .unreadable(let path, let code):
      Explanation(
        "the reports in \(path) cannot be read: \(systemWords(code))", status: .usage)
    }
  }

  /// Tells of a line that was passed over.
  static func badLine(_ bad: ReportImport.BadLine) -> String {
    displaySafe("line \(bad.line): \(words(bad.fault))")
  }

  /// Sums up an import.
  static func imported(_ summary: ReportImport.Summary) -> String {
    let parts = [
      "\(summary.added) added", "\(summary.updated) updated", "\(summary.unchanged) unchanged",
      "\(summary.skipped) skipped",
    ]
    return "reports: " + parts.joined(separator: ", ")
  }

  /// Sums up a shift.
  static func shift(_ summary: ShiftSummary) -> String {
    let handled = "\(counted(summary.reportCount, "report")) handled"
    let decided = "in \(counted(summary.decisions.count, "decision"))"
    let pace = [
      summary.meanTimePerReport.map { ", \(seconds($0)) per report" },
      summary.meanTime.map { ", \(seconds($0)) per decision" },
    ].compactMap(\.self).joined()
    let rest = [
      summary.unfinishedCount > 0
        ? "\(counted(summary.unfinishedCount, "decision")) not carried out yet" : nil,
      summary.fruitlessCount > 0
        ? "\(counted(summary.fruitlessCount, "decision")) closed nothing" : nil,
      "\(summary.stillOpen) still open",
    ]
    return "\(handled) \(decided)\(pace); " + rest.compactMap(\.self).joined(separator: "; ")
  }

  /// Returns a duration in seconds with one digit after the point.
  static func seconds(_ duration: Duration) -> String {
    let tenths = (duration.milliseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// What is wrong with a line, as the end of a sentence.
  static func words(_ fault: ReportFault) -> String {
    switch fault {
    case .csv(let fault): words(fault)
    case .notAnObject: "the line is no JSON object"
    case .notUTF8(let column):
      column.map { "\($0.rawValue) is not UTF-8 text" } ?? "the line is not UTF-8 text"
    case .fieldCount(let found, let expected):
      "\(counted(found, "field")) where the header has \(expected)"
    case .notText(let column): "\(column.rawValue) is neither text nor a whole number"
    case .noID: "id is missing"
    case .noSubject: "author and message are both missing, and one of them is needed"
    case .notATime(let column): "\(column.rawValue) is no time such as 2026-03-02T09:20:00Z"
    case .idTooLong(let column):
      "\(column.rawValue) is longer than \(ReportRow.mostIDBytes) bytes"
    case .repeatedColumn(let column): "the header names \(column.rawValue) twice"
    case .missingColumns(let columns):
      "the header has no column \(choice(columns.map(\.rawValue)))"
    }
  }

  private static func words(_ fault: CSVReader.Fault) -> String {
    switch fault {
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .openQuote: "a quotation mark is never closed"
    case .strayQuote: "a quotation mark stands in a field that does not begin with one"
    case .textAfterQuote: "something follows the closing quotation mark of a field"
    }
  }
}
