/// Reads records of comma-separated values (RFC 4180), one at a time and never more than a limit.
///
/// Lines end with CR LF, LF or CR. A record that is too large is passed over to its own end, quotes
/// obeyed: what stands inside an overlong field never becomes a record.
struct CSVReader {
  /// Largest record that is kept, in bytes.
  static let limitBytes = 1 << 20

  /// One record, or why it is none.
  struct Record: Equatable {
    /// Line of the file where it begins, counted from 1.
    var line: Int
    /// Its fields as bytes, or what is wrong with it.
    var fields: Result<[[UInt8]], Fault>
  }

  /// What can be wrong with a record.
  enum Fault: Error, Hashable, Sendable {
    /// It is larger than the limit.
    case tooLarge(limitBytes: Int)
    /// The file ends inside quotes.
    case openQuote
    /// A quotation mark inside a field that is not quoted.
    case strayQuote
    /// Something follows the closing quotation mark of a field.
    case textAfterQuote
  }

  private var source: ByteSource
  private let limit: Int
  private var line = 1
  private var size = 0

  /// A reader of `source`.
  ///
  /// - Parameter lines: How many lines of the file were read before.
  init(_ source: ByteSource, after lines: Int = 0, limit: Int = limitBytes) {
    self.source = source
    line = lines + 1
    self.limit = limit
  }

  /// Returns the next record that is no empty line; `nil` at the end.
  mutating func next() throws(ImportError) -> Record? {
    while let byte = try source.peek() {
      if try takeLineEnd(byte) { continue }
      let start = line
      return Record(line: start, fields: try record())
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  private mutating func record() throws(ImportError) -> Result<[[UInt8]], Fault> {
    size = 0
    var fields: [[UInt8]] = []
    while true {
      let field: Result<[UInt8], Fault> =
        try source.take(Self.quote) ? try quotedField() : try plainField()
      switch field {
      case .success(let bytes): fields.append(bytes)
      case .failure(let fault):
        // Inside a record that is too large the grammar still holds; in a wrong one nothing does.
        if fault == .tooLarge(limitBytes: limit) {
          try skipRecord(atFieldStart: false)
        } else {
          try skipLine()
        }
        return .failure(fault)
      }
      guard try source.take(Self.comma) else { break }
      // Even a field without a byte takes room, and a line of commas has many.
      size += 1
      guard size <= limit else {
        try skipRecord(atFieldStart: true)
        return .failure(.tooLarge(limitBytes: limit))
      }
    }
    if let byte = try source.peek() { _ = try takeLineEnd(byte) }
    return .success(fields)
  }

  /// The rest of a field whose opening quotation mark was taken, to its closing one.
  private mutating func quotedField() throws(ImportError) -> Result<[UInt8], Fault> {
    var field: [UInt8] = []
    while let byte = try source.next() {
      if byte == Self.quote, try !source.take(Self.quote) {
        guard let after = try source.peek(), after != Self.comma, !Self.endsLine(after) else {
          return .success(field)
        }
        return .failure(.textAfterQuote)
      }
      if byte == 0x0A { line += 1 }
      if byte == 0x0D, try source.peek() != 0x0A { line += 1 }
      size += 1
      guard size <= limit else {
        try skipQuoted()
        return .failure(.tooLarge(limitBytes: limit))
      }
      field.append(byte)
    }
    return .failure(.openQuote)
  }

  private mutating func plainField() throws(ImportError) -> Result<[UInt8], Fault> {
    var field: [UInt8] = []
    while let byte = try source.peek(), byte != Self.comma, !Self.endsLine(byte) {
      guard byte != Self.quote else { return .failure(.strayQuote) }
      _ = try source.next()
      size += 1
      guard size <= limit else { return .failure(.tooLarge(limitBytes: limit)) }
      field.append(byte)
    }
    return .success(field)
  }

  private mutating func skipRecord(atFieldStart: Bool) throws(ImportError) {
    var isFieldStart = atFieldStart
    while let byte = try source.peek() {
      if try takeLineEnd(byte) { return }
      _ = try source.next()
      if byte == Self.quote, isFieldStart { try skipQuoted() }
      isFieldStart = byte == Self.comma
    }
  }

  private mutating func skipQuoted() throws(ImportError) {
    while let byte = try source.next() {
      if byte == 0x0A { line += 1 }
      if byte == 0x0D, try source.peek() != 0x0A { line += 1 }
      if byte == Self.quote, try !source.take(Self.quote) { return }
    }
  }

  private mutating func skipLine() throws(ImportError) {
    while let byte = try source.peek() {
      if try takeLineEnd(byte) { return }
      _ = try source.next()
    }
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func takeLineEnd(_ byte: UInt8) throws(ImportError) -> Bool {
    guard Self.endsLine(byte) else { return false }
    _ = try source.next()
    if byte == 0x0D { _ = try source.take(0x0A) }
    line += 1
    return true
  }
}
