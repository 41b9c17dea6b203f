import GavelModel

/// What was deleted, and when: keeps answers that were asked for earlier from reviving it.
struct TombstoneRecords {
  let database: SQLiteConnection

  /// Whether anything in a room was deleted lately, so that its pages need a closer look.
  func exist(in room: Int64) throws(StoreError) -> Bool {
    try database.first("SELECT 1 FROM tombstones WHERE room = ? LIMIT 1", room) { _ in true }
      ?? false
  }

  /// Whether a message in an answer asked for at `requestedAt` was deleted afterwards.
  ///
  /// An answer asked for after the deletion is the truth; it takes the tombstone away.
  func bars(_ id: MessageID, room: Int64, requestedAt: Timestamp) throws(StoreError) -> Bool {
    let deletedAt = try database.first(
      "SELECT at FROM tombstones WHERE room = ? AND id = ?", room, id
    ) { $0.timestamp(0) }
    guard let deletedAt else { return false }
    if requestedAt <= deletedAt { return true }
    try database.run("DELETE FROM tombstones WHERE room = ? AND id = ?", room, id)
    return false
  }

  func bury(
    _ id: MessageID, room: Int64, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    try database.run(
      """
      INSERT INTO tombstones VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO UPDATE SET at = max(at, excluded.at), by_us = max(by_us, excluded.by_us)
      """, room, id, moment, byUs)
  }

  /// Forgets deletions from before `moment`; no answer that old is still on its way.
  func prune(before moment: Timestamp) throws(StoreError) {
    try database.run("DELETE FROM tombstones WHERE at < ?", moment)
    try database.run("DELETE FROM departures WHERE at < ?", moment)
    try database.run("DELETE FROM dismissals WHERE at < ?", moment)
  }
}
