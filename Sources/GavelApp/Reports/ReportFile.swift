import GavelModel

/// The lines of an export of a ticket system, as comma-separated values or as JSON lines.
///
/// What it is shows in its first character: an object's brace begins JSON lines.
struct ReportFile {
  /// One line that should be a report.
  struct Entry {
    /// Where it begins, counted from 1.
    var line: Int
    /// Its values, or what is wrong with it.
    var row: Result<ReportRow, ReportFault>
  }

  private enum Form {
    case csv(CSVReader, ReportHeader)
    case jsonLines(LineReader)
    case ended
  }

  private var form: Form
  /// What is wrong with the header, told once as the first entry.
  private var headerFault: Entry?

  /// Reads as far as the header.
  init(_ source: ByteSource) throws(ImportError) {
    var source = source
    form = .ended
    guard try source.skipByteOrderMark() else {
      headerFault = Entry(line: 1, row: .failure(.notUTF8(nil)))
      return
    }
    // Blank lines may come first in both forms.
    var skipped = 0
    while let byte = try source.peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      _ = try source.next()
      if byte == 0x0A { skipped += 1 }
    }
    guard let first = try source.peek() else { return }
    if first == UInt8(ascii: "{") {
      form = .jsonLines(LineReader(source, after: skipped))
    } else {
      try readHeader(CSVReader(source, after: skipped))
    }
  }

  private mutating func readHeader(_ reader: CSVReader) throws(ImportError) {
    var reader = reader
    guard let record = try reader.next() else { return }
    do throws(ReportFault) {
      switch record.fields {
      case .success(let fields): form = .csv(reader, try ReportHeader(fields))
      case .failure(let fault): throw .csv(fault)
      }
    } catch {
      headerFault = Entry(line: record.line, row: .failure(error))
    }
  }

  /// Returns the next line that is not blank; `nil` at the end.
  mutating func next() throws(ImportError) -> Entry? {
    if let fault = headerFault {
      headerFault = nil
      return fault
    }
    switch form {
    case .ended: return nil
    case .csv(var reader, let header):
      guard let record = try reader.next() else { return nil }
      form = .csv(reader, header)
      return Entry(line: record.line, row: Self.row(record, header))
    case .jsonLines(var reader):
      guard let line = try reader.next() else { return nil }
      form = .jsonLines(reader)
      return Entry(line: line.number, row: Self.row(line))
    }
  }

  private static func row(
    _ record: CSVReader.Record, _ header: ReportHeader
  ) -> Result<ReportRow, ReportFault> {
    record.fields.mapError(ReportFault.csv).flatMap { fields in
      Result { () throws(ReportFault) in try header.row(fields) }
    }
  }

  private static func row(_ line: LineReader.Line) -> Result<ReportRow, ReportFault> {
    guard let bytes = line.bytes else {
      return .failure(.csv(.tooLarge(limitBytes: CSVReader.limitBytes)))
    }
    return Result { () throws(ReportFault) in try ReportRow(json: bytes) }
  }
}
