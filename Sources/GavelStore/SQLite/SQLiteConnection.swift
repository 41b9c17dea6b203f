import CSQLite

/// One SQLite connection and its compiled statements.
///
/// Not Sendable on purpose: the compiler keeps it with the actor that owns it, and therefore SQLite
/// may run without its own mutexes.
final class SQLiteConnection {
  /// Turns off the accounting of memory, whose lock is taken at every allocation.
  ///
  /// It costs a seventh of a sync. Refused, harmlessly, when SQLite runs already.
  private static let setUp: Void = { _ = gavel_sqlite_skip_memory_statistics() }()

  private var handle: OpaquePointer?
  private var statements: [String: SQLiteStatement] = [:]
  /// Statements kept at most: filters are typed, and each form of one is a statement of its own.
  private static let mostStatements = 400

  /// The statements compiled so far, for tests that look at their query plans.
  var compiledSQL: [String] { Array(statements.keys) }
  /// The same as SQLite knows them.
  var compiled: [OpaquePointer] { statements.values.map(\.handle) }

  /// Opens `path` with SQLite's open flags; the file must exist unless the flags create it.
  init(path: String, flags: Int32) throws(StoreError) {
    Self.setUp
    var opened: OpaquePointer?
    let all = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &opened, all, nil)
    guard code == SQLITE_OK, let opened else {
      let system = opened.map(sqlite3_system_errno) ?? 0
      sqlite3_close_v2(opened)
      if code & 0xff == SQLITE_NOTADB { throw .notAGavelStore(path: path) }
      throw .cannotOpen(path: path, code: system == 0 ? code : system)
    }
    handle = opened
  }

  deinit { close() }

  /// Frees the statements and the connection; closing twice is harmless.
  func close() {
    statements.removeAll()
    // The statements are gone, so nothing keeps the connection half open.
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// Frees the statements, some of which may be about tables that are gone.
  func forgetStatements() { statements.removeAll() }

  /// Returns SQLite's own handle for the few calls that need it.
  func rawHandle() throws(StoreError) -> OpaquePointer {
    guard let handle else { throw .closed }
    return handle
  }

  /// Runs one statement that returns no rows.
  func run(_ sql: String, _ values: any SQLBindable...) throws(StoreError) {
    try statement(sql).each(values) { _ throws(StoreError) in true }
  }

  /// Runs a script of several statements without parameters.
  func execute(script: String) throws(StoreError) {
    let code = sqlite3_exec(try rawHandle(), script, nil, nil, nil)
    if code != SQLITE_OK { throw StoreError(code: code, extended: code) }
  }

  /// Runs a query and hands over each row until `body` returns `false`.
  func each(
    _ sql: String, _ values: [any SQLBindable], _ body: (SQLRow) throws(StoreError) -> Bool
  ) throws(StoreError) {
    try statement(sql).each(values, body)
  }

  /// Returns what `read` makes of every row.
  func all<Value>(
    _ sql: String, _ values: any SQLBindable..., read: (SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> [Value] {
    var found: [Value] = []
    try statement(sql).each(values) { row throws(StoreError) in
      found.append(try read(row))
      return true
    }
    return found
  }

  /// Returns what `read` makes of the first row, or `nil` when there is none.
  func first<Value>(
    _ sql: String, _ values: any SQLBindable..., read: (SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    var found: Value?
    try statement(sql).each(values) { row throws(StoreError) in
      found = try read(row)
      return false
    }
    return found
  }

  /// Rows that the last statement itself inserted, changed or deleted.
  var changedRows: Int { handle.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// The row number that the last successful insert made, triggers apart.
  var lastInsertedRow: Int64 { handle.map(sqlite3_last_insert_rowid) ?? 0 }

  /// Returns the statement for `sql`, compiled at most once unless it is being read already.
  private func statement(_ sql: String) throws(StoreError) -> SQLiteStatement {
    if let known = statements[sql], !known.isInUse { return known }
    let database = try rawHandle()
    var compiled: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
    guard code == SQLITE_OK, let compiled else {
      throw StoreError(code: code, extended: sqlite3_extended_errcode(database))
    }
    let made = SQLiteStatement(compiled)
    if statements.count >= Self.mostStatements {
      statements = statements.filter { $0.value.isInUse }
    }
    if statements[sql] == nil { statements[sql] = made }
    return made
  }
}
