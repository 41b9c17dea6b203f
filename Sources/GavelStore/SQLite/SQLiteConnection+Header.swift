import CSQLite

extension SQLiteConnection {
  /// Returns the first 100 bytes of the file as they are, fewer when it is shorter.
  ///
  /// Takes no lock, looks at no journal and changes nothing.
  func header(_ path: String) throws(StoreError) -> [UInt8] {
    var found: UnsafeMutablePointer<sqlite3_file>?
    let asked = sqlite3_file_control(
      try rawHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &found)
    guard asked == SQLITE_OK, let file = found, let methods = file.pointee.pMethods?.pointee,
      let measure = methods.xFileSize, let read = methods.xRead
    else { throw .cannotOpen(path: path, code: asked) }
    var size: sqlite3_int64 = 0
    guard measure(file, &size) == SQLITE_OK else {
      throw .cannotOpen(path: path, code: SQLITE_IOERR)
    }
    var bytes = [UInt8](repeating: 0, count: Int(min(size, 100)))
    guard !bytes.isEmpty else { return [] }
    let code = read(file, &bytes, Int32(bytes.count), 0)
    guard code == SQLITE_OK else { throw .cannotOpen(path: path, code: code) }
    return bytes
  }
}
