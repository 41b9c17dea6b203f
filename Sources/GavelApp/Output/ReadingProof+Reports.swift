import GavelModel

extension ReadingProof {
  /// What became of one line of a file of reports.
  package struct ReportLine: Equatable, Sendable {
    /// Its number, counted from 1.
    package var number: Int
    /// The id of its report; `nil` when it is none.
    package var id: String?
    /// The report with everything in it, or the words that a person reads about a bad line.
    package var words: String
  }

  /// Reads a file of reports that arrives in pieces of this many bytes.
  ///
  /// - Returns: `nil` when the file as a whole was refused.
  package static func reports(_ bytes: [UInt8], inPiecesOf size: Int) -> [ReportLine]? {
    var rest = bytes[...]
    let source = ByteSource { () throws(ImportError) -> [UInt8] in
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    do throws(ImportError) {
      var file = try ReportFile(source)
      var lines: [ReportLine] = []
      while let entry = try file.next() { lines.append(line(entry)) }
      return lines
    } catch {
      return nil
    }
  }

  private static func line(_ entry: ReportFile.Entry) -> ReportLine {
    do throws(ReportFault) {
      let report = try entry.row.get().report(now: Timestamp(milliseconds: 0))
      return ReportLine(number: entry.line, id: report.id.rawValue, words: "\(report)")
    } catch {
      let bad = ReportImport.BadLine(line: entry.line, fault: error)
      return ReportLine(number: entry.line, words: Notices.badLine(bad))
    }
  }
}
