import CSQLite

/// The first 100 bytes of a store (sqlite.org/fileformat.html, section 1.3).
struct StoreHeader {
  static let length = 100
  /// Bytes in a page; SQLite's own choice, which no store ever changed.
  static let pageSize = 4096
  private static let magic = Array("SQLite format 3\0".utf8)
  /// A later version than any program will reach is no version.
  private static let absurdVersion = 10_000

  let bytes: [UInt8]

  /// Takes over what was read; a file may be shorter.
  init(_ bytes: [UInt8]) {
    self.bytes = Array(bytes.prefix(Self.length))
  }

  /// Whether it says that the file is a store of ours.
  var isOurs: Bool {
    bytes.count == Self.length && bytes.starts(with: Self.magic)
      && number(at: 68) == StoreFile.applicationID
  }

  /// Whether what every store has in common is there.
  ///
  /// A store that nothing was written to yet has neither schema format nor encoding.
  var isBelievable: Bool {
    isOurs && bytes[16..<18] == [0x10, 0] && bytes[20..<24] == [0, 64, 32, 32]
      && bytes[18..<20].allSatisfy { (1...2).contains($0) } && (0...4).contains(number(at: 44))
      && (0...1).contains(number(at: 56)) && version < Self.absurdVersion
  }

  /// The layout's version as the header tells it.
  var version: Int { bytes.count == Self.length ? Int(number(at: 60)) : .max }

  /// The version that the program reads the store as: its own where none, or no such, is told.
  var knownVersion: Int { (1...Schema.version).contains(version) ? version : Schema.version }

  /// Returns the header that a store of this many pages has: no free pages, its size taken from the
  /// file because change counter and the number beside the version of SQLite differ.
  static func sound(pages: Int, version: Int) -> [UInt8] {
    var header = magic + [0x10, 0, 1, 1, 0, 64, 32, 32]
    // Change counter, pages, free list (none), cookie, schema format, cache, largest root, UTF-8.
    let numbers = [1, pages, 0, 0, 1, 4, 0, 0, 1, version, 0, Int(StoreFile.applicationID)]
    for number in numbers { header += encoded(number) }
    return header + [UInt8](repeating: 0, count: 20) + encoded(0)
      + encoded(Int(sqlite3_libversion_number()))
  }

  private func number(at offset: Int) -> Int64 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) }
  }

  private static func encoded(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
