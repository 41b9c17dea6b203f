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
    // A strict umask would take rights from the owner as well.
    fchmod(writing, 0o600)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(reading, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0 else { throw .cannotOpen(path: source, code: errno) }
      guard write(writing, buffer, count) == count else { throw failure(target) }
    }
    guard fsync(writing) == 0 else { throw failure(target) }
  }

  static func failure(_ path: String) -> StoreError {
    [ENOSPC, EDQUOT, EFBIG, 0].contains(errno) ? .full : .cannotOpen(path: path, code: errno)
  }

  /// Opens a copy for reading what can be read, with a header and a layout where its own lead
  /// nowhere.
  ///
  /// - Parameter wasStore: Whether it is known from elsewhere that this was a store.
  /// - Throws: ``StoreError/notAGavelStore(path:)`` with the path of the original when nothing says
  ///   that it ever was one.
  /// - Returns: The connection, the version of the layout, and the pages one by one.
  func openCopy(
    _ path: String, wasStore: Bool
  ) throws(StoreError) -> (connection: SQLiteConnection, version: Int, pages: DamagedPages) {
    let copy = DamagedCopy(path: path)
    let saysSo = try DamagedPages(path: path).header.isOurs
    try copy.restoreHeader()
    let found = copy.readableLayout()
    guard wasStore || saysSo || found.isOurs else { throw .notAGavelStore(path: self.path) }
    // Before a new layout forgets which pages are free.
    let pages = try DamagedPages(path: path)
    let version = pages.header.knownVersion
    let layout = try copy.layout(version, found)
    if !found.serves(as: layout) { try copy.lay(layout, version: version) }
    return (try DamagedCopy.open(path), version, pages)
  }
}
