import GavelModel

/// How far each room's history has been read, and the sync's own notes.
struct SyncRecords {
  let database: SQLiteConnection

  func state(room: RoomID) throws(StoreError) -> RoomSyncState? {
    try database.first(
      """
      SELECT s.newest_update, s.anchor, s.is_complete, s.platform_count, s.count_offset,
        s.checked_at, s.anchor_at
      FROM rooms r JOIN syncs s ON s.room = r.row WHERE r.id = ?
      """, room
    ) { Self.state($0, from: 0) }
  }

  /// Keeps a state, unless it was reached before the room was emptied.
  func set(_ state: RoomSyncState, room: RoomRecords.Standing) throws(StoreError) {
    if let cleared = room.clearedAt, state.checkedAt <= cleared { return }
    try database.run(
      """
      INSERT INTO syncs(room, newest_update, anchor, is_complete, platform_count, count_offset,
        checked_at, anchor_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT DO UPDATE SET newest_update = ?2, anchor = ?3, is_complete = ?4,
        platform_count = ?5, count_offset = ?6, checked_at = ?7, anchor_at = ?8
      """, room.row, state.newestUpdate, state.anchor?.message, state.isComplete,
      state.platformCount, state.countOffset, state.checkedAt, state.anchor?.sentAt)
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
      anchor: anchor(row, message: column + 1, sentAt: column + 6),
      isComplete: row.bool(column + 2),
      platformCount: row.intIfAny(column + 3), countOffset: row.int(column + 4),
      checkedAt: row.timestamp(column + 5))
  }

  /// An anchor of an earlier version, without its time, is none: the room is read from its head.
  private static func anchor(_ row: SQLRow, message: Int32, sentAt: Int32) -> HistoryAnchor? {
    guard let id = row.textIfAny(message), let moment = row.timestampIfAny(sentAt) else {
      return nil
    }
    return HistoryAnchor(message: MessageID(id), sentAt: moment)
  }
}
