import Glibc

/// Bytes of a file or of standard input, held a piece at a time.
struct ByteSource {
  private let refill: () throws(ImportError) -> [UInt8]
  private var chunk: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  /// A source that asks `refill` for more; no bytes are the end.
  init(refill: @escaping () throws(ImportError) -> [UInt8]) { self.refill = refill }

  /// A source that reads an open descriptor; `path` names it in errors.
  init(descriptor: Int32, path: String) {
    self.init { () throws(ImportError) -> [UInt8] in
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count >= 0 { return Array(chunk[..<count]) }
        guard errno == EINTR else { throw .unreadable(path: path, code: errno) }
      }
    }
  }

  /// The next byte without taking it; `nil` at the end.
  mutating func peek() throws(ImportError) -> UInt8? {
    if position == chunk.count, !hasEnded {
      chunk = try refill()
      position = 0
      hasEnded = chunk.isEmpty
    }
    return position < chunk.count ? chunk[position] : nil
  }

  /// Takes the next byte; `nil` at the end.
  mutating func next() throws(ImportError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  /// Takes the byte if it comes next.
  mutating func take(_ byte: UInt8) throws(ImportError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  /// Takes a UTF-8 byte order mark, if one comes next.
  ///
  /// - Returns: `false` when it begins like one and goes on otherwise.
  mutating func skipByteOrderMark() throws(ImportError) -> Bool {
    guard try take(0xEF) else { return true }
    guard try take(0xBB) else { return false }
    return try take(0xBF)
  }
}
