import GavelModel

/// A table whose rows the platform cannot give again.
struct SalvagedTable {
  let name: String
  /// The number by which rows are walked through.
  var key = "rowid"
  /// Whether no two rows share the number.
  var isUnique = true
  /// Columns that are left out: counters that triggers keep, and when the platform was read.
  var left: Set<String> = []
  /// Reads a row that was just written as the program will; throws what it would meet.
  var probe: (SQLiteConnection, Int64) throws(StoreError) -> Void = { _, _ throws(StoreError) in }

  /// What the platform gives again, and what triggers make of other rows.
  private static let elsewhere: Set<String> = [
    "meta", "totals", "tallies", "members", "messages", "tombstones", "departures", "syncs",
    "walks", "walk_sightings", "standings", "report_places", "report_groups", "report_tallies",
    "dismissals", "audit_head", "erasing", "unsearched",
  ]

  /// Returns the tables to carry over, those that others refer to first.
  ///
  /// A table that a later layout adds is carried over unless it is named above.
  static func all(in target: SQLiteConnection) throws(StoreError) -> [SalvagedTable] {
    let names = try target.all(
      """
      SELECT name FROM pragma_table_list t
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'
        AND (wr = 0 OR EXISTS (SELECT 1 FROM pragma_table_info(t.name)
          WHERE name = 'item' AND pk = 1)) ORDER BY name
      """
    ) { $0.text(0) }
    let byItem = Set(
      try target.all(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 1"
      ) { $0.text(0) })
    let first = ["identity", "people", "rooms", "batches", "items"]
    let rest = names.filter { !elsewhere.contains($0) && !first.contains($0) }
    return (first + rest).filter(names.contains).map { name in
      var table = table(name)
      if byItem.contains(name) { (table.key, table.isUnique) = ("item", false) }
      return table
    }
  }

  private static func table(_ name: String) -> SalvagedTable {
    var table = SalvagedTable(name: name)
    switch name {
    case "batches":
      table.left = ["open_items"]
      table.probe = { database, id throws(StoreError) in
        _ = try BatchRecords(database: database).plan(of: BatchID(rawValue: id))
      }
    case "items":
      table.probe = { database, id throws(StoreError) in
        _ = try ItemRecords(database: database).find(ItemID(rawValue: id))
      }
    case "audit", "audit_words":
      table.probe = { database, id throws(StoreError) in
        _ = try AuditRecords(database: database).record(id)
      }
    case "rooms":
      table.left = ["members_at", "described_at", "named_at", "told_at", "cleared_at"]
      table.probe = { database, id throws(StoreError) in
        let name = try database.first("SELECT id FROM rooms WHERE row = ?", id) {
          RoomID($0.text(0))
        }
        _ = try name.map { room throws(StoreError) in
          try RoomList(database: database).room(room)
        }
      }
    case "reports":
      table.probe = { database, id throws(StoreError) in
        let name = try database.first("SELECT id FROM reports WHERE row = ?", id) {
          ReportID($0.text(0))
        }
        _ = try name.map { report throws(StoreError) in
          try ReportRecords(database: database).find(report)
        }
      }
    case "decisions":
      table.probe = { database, id throws(StoreError) in
        try DecisionRecords(database: database).check(row: id)
      }
    default: break
    }
    return table
  }
}
