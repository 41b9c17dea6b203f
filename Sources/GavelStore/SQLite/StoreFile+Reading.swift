import CSQLite
import Glibc

/// Reading a store where nothing can be written, such as on a disk that is mounted for reading.
extension StoreFile {
  /// Opens a connection that cannot write; the store must exist and be up to date.
  ///
  /// SQLite keeps an index of the write-ahead log beside the file, even to read. On a disk that may
  /// only be read, and with nothing in the log, the file is read without either: nobody changes it
  /// there (sqlite.org/uri.html, immutable).
  /// - Throws: ``StoreError/needsItsLog(path:)`` where that index cannot be made and the disk could
  ///   change, or the log holds something.
  static func openForReading(
    path: String, busyTimeout: Duration
  ) throws(StoreError) -> SQLiteConnection {
    guard access(path, F_OK) == 0 else { throw .cannotOpen(path: path, code: errno) }
    try checkDirectory(of: path)
    try checkCompanions(of: path)
    try checkFile(path)
    do throws(StoreError) {
      let connection = try SQLiteConnection(path: path, flags: SQLITE_OPEN_READONLY)
      try setUpReading(connection, path, busyTimeout)
      return connection
    } catch {
      switch error {
      case .failed(code: SQLITE_CANTOPEN, extended: _), .readOnly: break
      default: throw error
      }
    }
    guard isOnReadOnlyDisk(path), !hasLog(path) else { throw .needsItsLog(path: path) }
    let connection = try openUnchanging(path: path)
    try setUpReading(connection, path, busyTimeout)
    return connection
  }

  /// Opens a file that nobody changes while it is read; its log is not looked at.
  static func openUnchanging(path: String) throws(StoreError) -> SQLiteConnection {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var address = "file:"
    for byte in path.utf8 {
      if plain.contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        address += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return try SQLiteConnection(
      path: address + "?immutable=1", flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  /// Whether the log beside a store holds anything.
  static func hasLog(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path + "-wal", &facts) == 0 && facts.st_size > 0
  }

  private static func isOnReadOnlyDisk(_ path: String) -> Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_flag & 1 != 0
  }
}
