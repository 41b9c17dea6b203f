import CSQLite
import GavelModel

/// The row a statement stands on; valid only until the statement moves.
struct SQLRow {
  let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func integerIfAny(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func int(_ column: Int32) -> Int { Int(integer(column)) }

  func intIfAny(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  func bool(_ column: Int32) -> Bool { integer(column) != 0 }

  func boolIfAny(_ column: Int32) -> Bool? { isNull(column) ? nil : bool(column) }

  func text(_ column: Int32) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }

  func textIfAny(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func timestamp(_ column: Int32) -> Timestamp { Timestamp(milliseconds: integer(column)) }

  func timestampIfAny(_ column: Int32) -> Timestamp? { isNull(column) ? nil : timestamp(column) }

  func rawIfAny(_ column: Int32) -> RawJSON? { textIfAny(column).map(RawJSON.init) }

  /// Hands out the column's UTF-8 bytes without copying them.
  func withBytes<Value>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    // The text must be asked for before its length: the call may convert it.
    let start = sqlite3_column_text(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
