import CSQLite
import GavelModel

/// A value that can stand for a parameter of a statement.
protocol SQLBindable: Sendable {
  /// Binds the value to parameter `index` and returns SQLite's result code.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self)
  }
}

extension Int: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Bool: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int(statement, index, self ? 1 : 0)
  }
}

extension String: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var copy = self
    return copy.withUTF8 { bytes in
      // An empty buffer may have no address, which SQLite would take for NULL.
      guard let start = bytes.baseAddress else {
        return sqlite3_bind_text(statement, index, "", 0, nil)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text64(
          statement, index, $0, UInt64(bytes.count), copiedBySQLite, UInt8(SQLITE_UTF8))
      }
    }
  }
}

/// Tells SQLite to copy the bytes before the call returns; C spells it `SQLITE_TRANSIENT`, a cast
/// of -1 that has no Swift import.
var copiedBySQLite: sqlite3_destructor_type {
  unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension Timestamp: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, milliseconds)
  }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    rawValue.bind(to: statement, at: index)
  }
}

extension RoomID: SQLBindable {}
extension MessageID: SQLBindable {}
extension PersonID: SQLBindable {}
extension BatchID: SQLBindable {}
extension ItemID: SQLBindable {}
extension Outcome: SQLBindable {}
extension RoomStatus: SQLBindable {}
extension ActionKind: SQLBindable {}
extension ReportID: SQLBindable {}
extension ReportGroupID: SQLBindable {}
extension ReportOrigin: SQLBindable {}
extension ReportState: SQLBindable {}
extension ReportGrouping: SQLBindable {}
extension DecisionKind: SQLBindable {}

extension RawJSON: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    text.bind(to: statement, at: index)
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case .none: sqlite3_bind_null(statement, index)
    }
  }
}
