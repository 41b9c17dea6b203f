import CSQLite

/// What statements have cost so far, in counts that no load of the machine changes.
package struct StatementWork: Hashable, Sendable {
  /// Operations of SQLite's virtual machine.
  package var steps = 0
  /// Steps forward in a scan of a whole table.
  package var scanned = 0
  /// Sorts that no index made needless.
  package var sorts = 0
}

extension SQLiteConnection {
  /// Returns what the statements that are kept have cost since they were compiled
  /// (sqlite.org/c3ref/c_stmtstatus_counter.html).
  var work: StatementWork {
    var work = StatementWork()
    for statement in compiled {
      work.steps += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0))
      work.scanned += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0))
      work.sorts += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 0))
    }
    return work
  }
}

extension StoreReader {
  /// Returns what this reader's questions have cost so far.
  package func work() throws(StoreError) -> StatementWork { database.work }
}

extension Store {
  /// Returns what this writer's statements have cost so far.
  package func work() throws(StoreError) -> StatementWork { database.work }
}
