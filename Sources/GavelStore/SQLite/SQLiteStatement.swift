import CSQLite
import Glibc

/// A compiled statement that its connection keeps for the next use.
final class SQLiteStatement {
  let handle: OpaquePointer
  /// Whether rows are being read; the connection then compiles another one.
  private(set) var isInUse = false

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Runs the statement and hands each row to `body` until it returns `false`.
  func each(
    _ values: [any SQLBindable], _ body: (SQLRow) throws(StoreError) -> Bool
  ) throws(StoreError) {
    isInUse = true
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
      isInUse = false
    }
    for (index, value) in values.enumerated() {
      try check(value.bind(to: handle, at: Int32(index + 1)))
    }
    let row = SQLRow(statement: handle)
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      guard try body(row) else { return }
    }
  }

  private func check(_ code: Int32) throws(StoreError) {
    if code != SQLITE_OK { throw failure(code) }
  }

  private func failure(_ code: Int32) -> StoreError {
    guard let database = sqlite3_db_handle(handle) else {
      return StoreError(code: code, extended: code)
    }
    // A quota or a limit of the process is as good as a full disk, though SQLite calls it an error
    // of input and output.
    if code & 0xff == SQLITE_IOERR {
      switch sqlite3_system_errno(database) {
      case ENOSPC, EDQUOT, EFBIG: return .full
      case EROFS: return .readOnly
      default: break
      }
    }
    return StoreError(code: code, extended: sqlite3_extended_errcode(database))
  }
}

extension StoreError {
  /// Sorts SQLite's result codes (sqlite.org/rescode.html) into the cases a caller can act on.
  init(code: Int32, extended: Int32) {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
    default: self = .failed(code: code & 0xff, extended: extended)
    }
  }
}
