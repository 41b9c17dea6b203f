/// Reads lines, one at a time and never more of one than a limit.
struct LineReader {
  /// One line, or that it is too large.
  struct Line: Equatable {
    /// Its number, counted from 1.
    var number: Int
    /// Its bytes without the line's end; `nil` when there are more than the limit.
    var bytes: [UInt8]?
  }

  private var source: ByteSource
  private let limit: Int
  private var number = 0

  /// A reader of `source`.
  ///
  /// - Parameter lines: How many lines of the file were read before.
  init(_ source: ByteSource, after lines: Int = 0, limit: Int = CSVReader.limitBytes) {
    self.source = source
    number = lines
    self.limit = limit
  }

  /// Returns the next line that is not blank; `nil` at the end.
  mutating func next() throws(ImportError) -> Line? {
    while try source.peek() != nil {
      let line = try read()
      let isBlank = line.bytes?.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ?? false
      if !isBlank { return line }
    }
    return nil
  }

  private mutating func read() throws(ImportError) -> Line {
    number += 1
    var bytes: [UInt8] = []
    var isTooLarge = false
    while let byte = try source.next(), byte != 0x0A {
      if bytes.count == limit { isTooLarge = true } else { bytes.append(byte) }
    }
    return Line(number: number, bytes: isTooLarge ? nil : bytes)
  }
}
