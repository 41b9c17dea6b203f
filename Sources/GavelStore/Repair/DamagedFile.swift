import CSQLite
import Glibc

/// A damaged store on disk: copies of it, never the file itself.
struct DamagedFile {
  let path: String

  /// Puts a copy of the store and its journal at another path, for their owner alone.
  func copy(to target: String) throws(StoreError) {
    for suffix in ["", "-wal"] { try Self.copy(path + suffix, to: target + suffix) }
  }

  /// Removes a store and its companions, the locks aside.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  private static func copy(_ source: String, to target: String) throws(StoreError) {
    let reading = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    // A store that was closed in order has no journal.
    if reading < 0, errno == ENOENT { return }
    guard reading >= 0 else { throw .cannotOpen(path: source, code: errno) }
    defer { close(reading) }
    let writing = open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard writing >= 0 else { throw .cannotOpen(path: target, code: errno) }
    defer { close(writing) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(reading, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0 else { throw .cannotOpen(path: source, code: errno) }
      guard write(writing, buffer, count) == count else { throw failure(target) }
    }
    guard fsync(writing) == 0 else { throw failure(target) }
  }

  private static func failure(_ path: String) -> StoreError {
    [ENOSPC, EDQUOT, EFBIG, 0].contains(errno) ? .full : .cannotOpen(path: path, code: errno)
  }

  /// Opens a copy for reading what can be read, with a new header when its own leads nowhere.
  ///
  /// - Throws: ``StoreError/notAGavelStore(path:)`` with the path of the original when nothing says
  ///   that it ever was one.
  func openCopy(_ copy: String) throws(StoreError) -> SQLiteConnection {
    do throws(StoreError) {
      return try Self.openLoosely(copy)
    } catch .corrupt {
      try Self.restoreHeader(copy)
    } catch .notAGavelStore {
      try Self.restoreHeader(copy)
    } catch {
      throw error
    }
    do throws(StoreError) {
      return try Self.openLoosely(copy)
    } catch .corrupt {
      throw .notAGavelStore(path: path)
    } catch .notAGavelStore {
      throw .notAGavelStore(path: path)
    } catch {
      throw error
    }
  }

  private static func openLoosely(_ path: String) throws(StoreError) -> SQLiteConnection {
    let connection = try SQLiteConnection(path: path, flags: SQLITE_OPEN_READWRITE)
    // Lets SQLite overlook what is wrong with the layout and the length (sqlite.org/pragma.html).
    try connection.run("PRAGMA writable_schema = ON")
    try connection.run("PRAGMA trusted_schema = OFF")
    let tables = try connection.all(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('batches', 'items')"
    ) { $0.text(0) }
    guard Set(tables).count == 2 else { throw .notAGavelStore(path: path) }
    return connection
  }

  /// Writes the header that a store has (sqlite.org/fileformat.html, section 1.3) over the one in
  /// the file.
  private static func restoreHeader(_ path: String) throws(StoreError) {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { close(file) }
    let pages = lseek(file, 0, SEEK_END) / 4096
    var header = Array("SQLite format 3\0".utf8) + [0x10, 0, 2, 2, 0, 64, 32, 32]
    // Change counter, pages, free list (none), cookie, schema format, cache, largest root, UTF-8.
    let numbers: [Int] = [
      1, Int(pages), 0, 0, 1, 4, 0, 0, 1, Schema.version, 0, Int(StoreFile.applicationID),
    ]
    for number in numbers { header += bytes(number) }
    header += [UInt8](repeating: 0, count: 20) + bytes(1) + bytes(Int(sqlite3_libversion_number()))
    guard pwrite(file, header, header.count, 0) == header.count else { throw failure(path) }
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
