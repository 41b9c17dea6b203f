import GavelModel

/// How far each room's history has been read, and the sync's own notes.
struct SyncRecords {
  let database: SQLiteConnection

  func state(room: RoomID) throws(StoreError) -> RoomSyncState? {
    try database.first(
      """
      SELECT s.newest_update, s.anchor, s.is_complete, s.platform_count, s.count_offset,
        s.checked_at
      FROM rooms r JOIN syncs s ON s.room = r.row WHERE r.id = ?
      """, room
    ) { Self.state($0, from: 0) }
  }

  /// Keeps a state, unless it was reached before the room was emptied.
  func set(_ state: RoomSyncState, room: RoomRecords.Standing) throws(StoreError) {
    if let cleared = room.clearedAt, state.checkedAt <= cleared { return }
    try database.run(
      """
      INSERT INTO syncs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT DO UPDATE SET newest_update = ?2, anchor = ?3, is_complete = ?4,
        platform_count = ?5, count_offset = ?6, checked_at = ?7
      """, room.row, state.newestUpdate, state.anchor, state.isComplete, state.platformCount,
      state.countOffset, state.checkedAt)
  }

  /// Forgets how far a room was read, so that it is read from its newest message again.
  func reset(room: Int64) throws(StoreError) {
    try database.run("DELETE FROM syncs WHERE room = ?", room)
  }

  func noteSync(at moment: Timestamp) throws(StoreError) {
    try database.run(
      "UPDATE totals SET last_sync_at = max(ifnull(last_sync_at, ?1), ?1)", moment)
  }

  private static func state(_ row: SQLRow, from column: Int32) -> RoomSyncState {
    RoomSyncState(
      newestUpdate: row.timestampIfAny(column),
      anchor: row.textIfAny(column + 1).map(MessageID.init), isComplete: row.bool(column + 2),
      platformCount: row.intIfAny(column + 3), countOffset: row.int(column + 4),
      checkedAt: row.timestamp(column + 5))
  }
}
