import CSQLite

/// A column's value of whatever type, on its way from one database to another.
enum SQLValue: SQLBindable {
  case null
  case integer(Int64)
  case real(Double)
  case text([UInt8])
  case blob([UInt8])

  init(_ statement: OpaquePointer, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT, SQLITE_BLOB:
      let isText = sqlite3_column_type(statement, column) == SQLITE_TEXT
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
      self = isText ? .text(bytes) : .blob(bytes)
    default: self = .null
    }
  }

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let value): sqlite3_bind_int64(statement, index, value)
    case .real(let value): sqlite3_bind_double(statement, index, value)
    // Bytes that are no UTF-8 any more become text that is, with the usual marks in their place.
    case .text(let bytes): String(decoding: bytes, as: UTF8.self).bind(to: statement, at: index)
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        $0.baseAddress.map { start in
          sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), copiedBySQLite)
        } ?? sqlite3_bind_zeroblob(statement, index, 0)
      }
    }
  }
}
