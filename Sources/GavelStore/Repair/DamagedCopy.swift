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

  /// Writes the header that a store has over one that no store has.
  ///
  /// The version stays when it can be one, so that an earlier layout is read as what it is.
  func restoreHeader() throws(StoreError) {
    let pages = try DamagedPages(path: path)
    if pages.header.isBelievable { return }
    try write(StoreHeader.sound(pages: pages.count, version: pages.header.knownVersion))
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
    let pages = try DamagedPages(path: path)
    let corrected = known.map { $0.corrected(by: found, where: pages.fits) }
    let marks = zip(known, corrected).map { known, corrected in
      known.entries.count(where: pages.fits)
        + zip(known.entries, corrected.entries).count { $0.root == $1.root }
    }
    // The first is the one that nearly every store has.
    let best = marks.indices.max { (marks[$0], $1) < (marks[$1], $0) } ?? 0
    return corrected[best]
  }

  /// Empties the layout in the first page and writes this one behind the last.
  ///
  /// Beginnings that are cut off come back as empty pages, which read as damage.
  func lay(_ layout: StoreLayout, version: Int) throws(StoreError) {
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    let last = layout.entries.map(\.root).max() ?? 0
    let count = max(try DamagedPages(path: path).count, last)
    guard truncate(path, off_t(count * StoreHeader.pageSize)) == 0 else {
      throw DamagedFile.failure(path)
    }
    // An empty table leaf: no free block, no cells, content from the page's end (section 1.6).
    let leaf: [UInt8] = [0x0d, 0, 0, 0, 0, 0x10, 0, 0]
    let head = StoreHeader.sound(pages: count, version: version) + leaf
    try write(head + [UInt8](repeating: 0, count: StoreHeader.pageSize - head.count))
    let connection = try Self.open(path)
    defer { connection.close() }
    _ = try connection.first("PRAGMA journal_mode = OFF") { $0.text(0) }
    try layout.write(into: connection)
  }

  /// Writes the beginning of the file.
  private func write(_ bytes: [UInt8]) throws(StoreError) {
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { close(file) }
    guard pwrite(file, bytes, bytes.count, 0) == bytes.count else {
      throw DamagedFile.failure(path)
    }
  }
}
