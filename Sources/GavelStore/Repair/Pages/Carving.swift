/// Finds rows on pages that nothing leads to any more: the page that did is damaged.
///
/// Pages that were given back are left alone: what stands there was deleted, or is older than what
/// stands elsewhere.
struct Carving {
  let pages: DamagedPages
  let target: SQLiteConnection
  let isCurrent: Bool

  /// Adds what is found to tables that are not complete, and returns them with that counted.
  func complete(
    _ reports: [RepairReport.Table], _ tables: [SalvagedTable]
  ) throws(StoreError) -> [RepairReport.Table] {
    var reports = reports
    var shapes: [(index: Int, shape: RowShape)] = []
    for (index, report) in reports.enumerated() where report.lost > 0 || report.isUncertain {
      guard let table = tables.first(where: { $0.name == report.name }) else { continue }
      guard let shape = try RowShape(table, target, isCurrent: isCurrent) else { continue }
      shapes.append((index, shape))
    }
    guard !shapes.isEmpty else { return reports }
    var items: [Int64] = []
    for number in 2...max(2, pages.count) where !pages.free.contains(number) {
      guard let page = RowPage(pages.page(number)) else { continue }
      for start in page.rows {
        let row = page.row(at: start, where: { count in shapes.contains { $0.shape.takes(count) } })
        { pages.page($0) }
        guard let row, let (index, shape) = shapes.first(where: { $0.shape.fits(row) }),
          try shape.write(row) == .new
        else { continue }
        reports[index].kept += 1
        reports[index].lost = max(0, reports[index].lost - 1)
        if reports[index].name == "items" { items.append(row.id) }
      }
    }
    for item in items { try disown(item) }
    return reports
  }

  /// An item that the trail says has ended is not sent, whatever the page says that it was found on.
  private func disown(_ item: Int64) throws(StoreError) {
    try target.run(
      """
      UPDATE items SET standing = 'unknown' WHERE id = ?1
        AND standing IN ('waiting', 'parked', 'in-flight')
        AND EXISTS (SELECT 1 FROM audit WHERE item = ?1)
      """, item)
  }
}

/// What a row of a table looks like where it is stored.
struct RowShape {
  private struct Column {
    let name: String
    let type: String
    let isKey: Bool
    let mayBeNull: Bool
    /// Whether rows may be older than the column.
    let mayBeMissing: Bool
  }

  private let table: SalvagedTable
  private let columns: [Column]
  private let target: SQLiteConnection
  private let isCurrent: Bool

  /// Reads the shape from the target; `nil` for a table in which the same row could come twice.
  init?(
    _ table: SalvagedTable, _ target: SQLiteConnection, isCurrent: Bool
  ) throws(StoreError) {
    // Computed columns are not stored.
    let columns = try target.all(
      "SELECT name, type, pk, \"notnull\", dflt_value IS NOT NULL FROM pragma_table_xinfo(?) WHERE hidden = 0",
      table.name
    ) { row throws(StoreError) in
      Column(
        name: row.text(0), type: row.text(1), isKey: row.text(1) == "INTEGER" && row.int(2) == 1,
        mayBeNull: !row.bool(3), mayBeMissing: !row.bool(3) || row.bool(4))
    }
    let keys = try target.first(
      "SELECT count(*) FROM pragma_index_list(?) WHERE \"unique\" = 1", table.name
    ) { $0.int(0) }
    let isNumbered = columns.contains(where: \.isKey) && keys == 0
    guard table.isUnique, isNumbered || (keys ?? 0) > 0 else { return nil }
    (self.table, self.target, self.isCurrent) = (table, target, isCurrent)
    self.columns = columns
  }

  /// Whether a row with so many fields can be one of this table.
  func takes(_ count: Int) -> Bool {
    count <= columns.count && count > 0 && columns[count...].allSatisfy(\.mayBeMissing)
  }

  func fits(_ row: RowPage.Row) -> Bool {
    takes(row.fields.count)
      && zip(columns, row.fields).allSatisfy { column, field in
        switch field {
        case .null: column.mayBeNull || column.isKey
        case .integer: column.type == "INTEGER" && !column.isKey
        case .text(let bytes):
          column.type == "TEXT" && String(validating: bytes, as: UTF8.self) != nil
        case .real, .blob: false
        }
      }
  }

  func write(_ row: RowPage.Row) throws(StoreError) -> RowWriter.Fate {
    let stored = zip(columns, row.fields).filter { !table.left.contains($0.0.name) }
    let writer = RowWriter(table, stored.map(\.0.name), to: target, isCurrent: isCurrent)
    return try writer.write(stored.map { $0.isKey ? .integer(row.id) : $1 }, row.id)
  }
}
