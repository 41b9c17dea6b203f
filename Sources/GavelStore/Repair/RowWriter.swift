/// Writes salvaged rows of one table, and takes out again what the program could not read.
struct RowWriter {
  /// What became of a row.
  enum Fate {
    case new
    /// A row of the same key was there before.
    case known
    case refused
  }

  let table: SalvagedTable
  private let target: SQLiteConnection
  private let insertion: String
  /// Whether the target has the layout that the program reads, so that rows can be tried.
  private let isCurrent: Bool

  init(
    _ table: SalvagedTable, _ columns: [String], to target: SQLiteConnection, isCurrent: Bool
  ) {
    (self.table, self.target, self.isCurrent) = (table, target, isCurrent)
    let list = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    insertion = "INSERT OR IGNORE INTO \(table.name)(\(list)) VALUES (\(marks))"
  }

  /// Writes one row and reads it back.
  ///
  /// - Throws: ``StoreError/full`` only.
  func write(_ values: [SQLValue], _ id: Int64) throws(StoreError) -> Fate {
    try target.run("SAVEPOINT salvaged")
    var fate = Fate.refused
    do throws(StoreError) {
      try target.each(insertion, values) { _ throws(StoreError) in true }
      let isNew = target.changedRows == 1
      if isCurrent { try table.probe(target, id) }
      fate = isNew ? .new : .known
    } catch .full {
      throw .full
    } catch {
      try target.run("ROLLBACK TO salvaged")
    }
    try target.run("RELEASE salvaged")
    return fate
  }
}
