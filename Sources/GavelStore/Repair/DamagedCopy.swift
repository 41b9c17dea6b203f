import CSQLite
import Glibc

/// The copy of a damaged store that a repair may change in order to read it.
struct DamagedCopy {
  let path: String

  /// Opens it so that SQLite overlooks what is wrong with the layout and the length
  /// (sqlite.org/pragma.html, writable_schema).
  static func open(_ path: String) throws(StoreError) -> SQLiteConnection {
    let connection = try SQLiteConnection(path: path, flags: SQLITE_OPEN_READWRITE)
    try connection.run("PRAGMA writable_schema = ON")
    try connection.run("PRAGMA trusted_schema = OFF")
    return connection
  }

  /// Returns the header as it is.
  func header() throws(StoreError) -> StoreHeader {
    try withFile { file throws(StoreError) in
      StoreHeader(bytes(in: file, at: 0, StoreHeader.length))
    }
  }

  /// Writes the header that a store has over one that no store has.
  ///
  /// The version stays when it can be one, so that an earlier layout is read as what it is.
  func restoreHeader() throws(StoreError) {
    let found = try header()
    if found.isBelievable { return }
    let version = (1...Schema.version).contains(found.version) ? found.version : Schema.version
    try withFile { file throws(StoreError) in
      try write(StoreHeader.sound(pages: pages(of: file), version: version), to: file)
    }
  }

  /// Folds the journal into the file and returns what of the layout can be read.
  func readableLayout() -> StoreLayout {
    // Nothing can be read of what cannot be opened.
    guard let connection = try? Self.open(path) else { return .none }
    defer { connection.close() }
    let layout = StoreLayout(salvagingFrom: connection)
    // A journal that cannot be folded in is read where it is, if the layout is not laid anew.
    _ = try? connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) }
    return layout
  }

  /// Returns the layout that this store has, from what it tells and what its pages are.
  func layout(_ version: Int, _ found: StoreLayout) throws(StoreError) -> StoreLayout {
    let known = try StoreLayout.known(version: version)
    return try withFile { file throws(StoreError) in
      let corrected = known.map { $0.corrected(by: found) { fits($0, file) } }
      let marks = zip(known, corrected).map { layout, corrected in
        layout.entries.count { fits($0, file) }
          + zip(layout.entries, corrected.entries).count { $0.root == $1.root }
      }
      // The first is the one that nearly every store has.
      let best = marks.indices.max { (marks[$0], $1) < (marks[$1], $0) } ?? 0
      return corrected[best]
    }
  }

  /// Empties the layout in the first page and writes this one behind the last.
  ///
  /// Beginnings that are cut off come back as empty pages, which read as damage.
  func lay(_ layout: StoreLayout, version: Int) throws(StoreError) {
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    try withFile { file throws(StoreError) in
      let count = max(pages(of: file), layout.entries.map(\.root).max() ?? 0)
      guard ftruncate(file, off_t(count * StoreHeader.pageSize)) == 0 else { throw .full }
      // An empty table leaf: no free block, no cells, content from the page's end (section 1.6).
      let leaf: [UInt8] = [0x0d, 0, 0, 0, 0, 0x10, 0, 0]
      let head = StoreHeader.sound(pages: count, version: version) + leaf
      let rest = [UInt8](repeating: 0, count: StoreHeader.pageSize - head.count)
      try write(head + rest, to: file)
    }
    let connection = try Self.open(path)
    defer { connection.close() }
    _ = try connection.first("PRAGMA journal_mode = OFF") { $0.text(0) }
    try layout.write(into: connection)
  }

  /// Whether the page on which something begins is of its kind (section 1.6).
  private func fits(_ entry: StoreLayout.Entry, _ file: Int32) -> Bool {
    guard entry.root > 1, entry.root <= pages(of: file) else { return false }
    let kind = bytes(in: file, at: (entry.root - 1) * StoreHeader.pageSize, 1)
    return entry.isRowTable ? [[0x05], [0x0d]].contains(kind) : [[0x02], [0x0a]].contains(kind)
  }

  private func pages(of file: Int32) -> Int {
    (Int(lseek(file, 0, SEEK_END)) + StoreHeader.pageSize - 1) / StoreHeader.pageSize
  }

  private func bytes(in file: Int32, at offset: Int, _ count: Int) -> [UInt8] {
    var found = [UInt8](repeating: 0, count: count)
    return Array(found.prefix(max(0, pread(file, &found, count, off_t(offset)))))
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(StoreError) {
    guard pwrite(file, bytes, bytes.count, 0) == bytes.count else {
      throw DamagedFile.failure(path)
    }
  }

  private func withFile<Value>(
    _ body: (Int32) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { close(file) }
    return try body(file)
  }
}
