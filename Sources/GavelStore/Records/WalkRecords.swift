import GavelModel

/// Readings of a room's history, kept so that what they did not meet is known to be deleted.
struct WalkRecords {
  let database: SQLiteConnection

  func begin(room: Int64, at moment: Timestamp) throws(StoreError) -> WalkID {
    let made = try database.first(
      "INSERT INTO walks(room, begun_at) VALUES (?, ?) RETURNING id", room, moment
    ) { WalkID(rawValue: $0.integer(0)) }
    guard let made else { throw .corrupt }
    return made
  }

  /// The open walks that an answer counts for: the one it was asked for, and all begun before it.
  func open(
    room: Int64, requestedAt: Timestamp, asking walk: WalkID?
  ) throws(StoreError) -> [WalkID] {
    try database.all(
      "SELECT id FROM walks WHERE room = ? AND (begun_at <= ? OR id = ?)", room, requestedAt, walk
    ) { WalkID(rawValue: $0.integer(0)) }
  }

  func note(_ message: Int64, in walk: WalkID) throws(StoreError) {
    try database.run(
      "INSERT INTO walk_sightings VALUES (?, ?) ON CONFLICT DO NOTHING", walk, message)
  }

  /// Known messages in the walked interval that the walk did not meet.
  func missing(
    _ walk: WalkID, room: Int64, from lower: Timestamp?, to upper: Timestamp,
    order: HistoryOrder
  ) throws(StoreError) -> [MessageID] {
    try database.all(
      """
      SELECT m.id FROM messages m
      WHERE m.room = ?1 AND m.\(Self.column(order)) > ?2 AND m.\(Self.column(order)) <= ?3
        AND NOT EXISTS (
          SELECT 1 FROM walk_sightings s WHERE s.walk = ?4 AND s.message = m.row)
      """, room, lower ?? Timestamp(milliseconds: .min), upper, walk
    ) { MessageID($0.text(0)) }
  }

  /// The same, where the rows that the latest page met are known and noted nowhere yet.
  ///
  /// Nearly always the page met all of them, and then no message is looked at.
  func missing(
    _ walk: WalkID, besides met: Set<Int64>, room: Int64, in stretch: WalkStretch
  ) throws(StoreError) -> [MessageID] {
    let unmet = try database.all(
      """
      SELECT m.row FROM messages m
      WHERE m.room = ?1 AND m.\(Self.column(stretch.order)) > ?2
        AND m.\(Self.column(stretch.order)) <= ?3
      """, room, stretch.lower ?? Timestamp(milliseconds: .min), stretch.upper
    ) { $0.integer(0) }.filter { !met.contains($0) }
    var missing: [MessageID] = []
    for row in unmet {
      let id = try database.first(
        """
        SELECT m.id FROM messages m WHERE m.row = ?1 AND NOT EXISTS (
          SELECT 1 FROM walk_sightings s WHERE s.walk = ?2 AND s.message = m.row)
        """, row, walk
      ) { MessageID($0.text(0)) }
      if let id { missing.append(id) }
    }
    return missing
  }

  private static func column(_ order: HistoryOrder) -> String {
    switch order {
    case .touched: "updated_at"
    case .sent: "sent_at"
    }
  }

  /// Ends a walk; one that another finished or abandoned is no error.
  func end(_ walk: WalkID) throws(StoreError) {
    try database.run("DELETE FROM walks WHERE id = ?", walk)
  }

  /// Ends the walks that nobody finished, begun before `moment`.
  func abandon(before moment: Timestamp) throws(StoreError) {
    try database.run("DELETE FROM walks WHERE begun_at < ?", moment)
  }
}
