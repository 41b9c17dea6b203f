import GavelModel

/// The rooms of the platform, those that are gone included.
struct RoomRecords {
  let database: SQLiteConnection

  /// What decides whether a page about a room is news.
  struct Standing {
    var row: Int64
    var status: RoomStatus
    var statusAt: Timestamp?
    var describedAt: Timestamp?
    var clearedAt: Timestamp?
    var createdAt: Timestamp?

    /// Whether a deletion at `moment` on the platform is not outlived by anything known here.
    func isEnded(byDeletionAt moment: Timestamp) -> Bool {
      switch status {
      case .active, .frozen: if let statusAt, moment < statusAt { return false }
      case .forbidden, .goneSuspected, .gone: break
      }
      if let createdAt { return createdAt <= moment }
      return describedAt.map { $0 <= moment } ?? true
    }

    /// Whether a page was asked for before the store learnt that the room is gone.
    func isGone(for requestedAt: Timestamp) -> Bool {
      guard status == .gone else { return false }
      return statusAt.map { requestedAt <= $0 } ?? false
    }
  }

  func standing(of id: RoomID) throws(StoreError) -> Standing? {
    try database.first(
      """
      SELECT row, status, status_at, described_at, cleared_at, created_at FROM rooms WHERE id = ?
      """, id
    ) { row throws(StoreError) in
      guard let status = RoomStatus(rawValue: row.text(1)) else { throw .corrupt }
      return Standing(
        row: row.integer(0), status: status, statusAt: row.timestampIfAny(2),
        describedAt: row.timestampIfAny(3), clearedAt: row.timestampIfAny(4),
        createdAt: row.timestampIfAny(5))
    }
  }

  /// Returns the standing of a room, making an unlisted row for one that was only mentioned.
  func standingMakingRow(of id: RoomID) throws(StoreError) -> Standing {
    if let known = try standing(of: id) { return known }
    try database.run(
      """
      INSERT INTO rooms(id, kind, status, listed, rank, told_members)
      VALUES (?, 'group', 'active', 0, 0, 0)
      """, id)
    guard let made = try standing(of: id) else { throw .corrupt }
    return made
  }

  /// Records a room as a list page or a detail describes it, unless the store knows better.
  ///
  /// - Returns: The room's row, or `nil` when the description came too late.
  func record(_ detail: RoomDetail, isListPage: Bool) throws(StoreError) -> Int64? {
    let known = try standingMakingRow(of: detail.room.id)
    if known.isGone(for: detail.requestedAt) { return nil }
    if isListPage {
      try database.run(
        "UPDATE rooms SET named_at = max(ifnull(named_at, ?2), ?2) WHERE row = ?1", known.row,
        detail.requestedAt)
    }
    if let described = known.describedAt, detail.requestedAt < described { return known.row }
    let isLate = known.statusAt.map { detail.requestedAt <= $0 } ?? false
    try describe(
      detail, row: known.row, status: isLate ? known.status : detail.room.status)
    return known.row
  }

  /// What some answers leave out keeps its old value where this one is silent.
  ///
  /// Where the last activity is not told, the room counts as active when it was made or never; the
  /// messages that were read since tell better, and must not lose to the next description.
  private func describe(
    _ detail: RoomDetail, row: Int64, status: RoomStatus
  ) throws(StoreError) {
    let room = detail.room
    let managers = try JSONText.list(room.managers.map(\.rawValue))
    let isWhole = detail.members != nil
    try database.run(
      """
      UPDATE rooms SET name = ?2, kind = ?3, status = ?4, listed = ?5,
        rank = CASE WHEN ?6 IN (0, -?10) THEN min(rank, ?6) ELSE ?6 END,
        owner = ifnull(?7, owner),
        managers = CASE WHEN ?8 THEN ?9 ELSE ifnull(?9, managers) END,
        created_at = ifnull(?10, created_at), may_moderate = ifnull(?11, may_moderate),
        may_read = ifnull(?14, may_read), parent = ifnull(?15, parent), raw = ifnull(?12, raw),
        described_at = ?13
      WHERE row = ?1
      """, row, room.name, room.kind.name, status, status != .gone, -room.activeAt.milliseconds,
      room.owner, isWhole, managers, room.createdAt, room.mayModerate, room.raw,
      detail.requestedAt, room.mayRead, room.parent)
    if !isWhole, room.memberCount > 0 {
      try database.run(
        "UPDATE rooms SET told_members = ?2, told_at = ?3 WHERE row = ?1", row, room.memberCount,
        detail.requestedAt)
    }
  }

  /// Changes what is known of a room's reachability.
  func setStatus(
    _ status: RoomStatus, row: Int64, at moment: Timestamp
  ) throws(StoreError) {
    try database.run(
      """
      UPDATE rooms SET status = ?2, status_at = ?3,
        listed = described_at IS NOT NULL AND ?2 <> 'gone'
      WHERE row = ?1
      """, row, status, moment)
  }

  /// Moves a room forward in the list when a message is newer than its description says.
  ///
  /// A description that came after the page was asked for knows better, unless it tells no activity:
  /// then the room still stands where it was made.
  func noteActivity(_ moment: Timestamp, row: Int64, requestedAt: Timestamp) throws(StoreError) {
    try database.run(
      """
      UPDATE rooms SET rank = ?2
      WHERE row = ?1 AND rank > ?2
        AND (ifnull(described_at, 0) <= ?3 OR rank = -ifnull(created_at, 0))
      """, row, -moment.milliseconds, requestedAt)
  }

  func setReadable(_ isReadable: Bool, row: Int64) throws(StoreError) {
    try database.run(
      "UPDATE rooms SET may_read = ?1 WHERE row = ?2 AND may_read IS NOT ?1", isReadable, row)
  }

  func unnamed(since moment: Timestamp) throws(StoreError) -> [RoomID] {
    try database.all(
      """
      SELECT id FROM rooms
      WHERE listed = 1 AND status IN ('active', 'gone-suspected')
        AND (named_at < ?1 OR named_at IS NULL)
      ORDER BY rank, id
      """, moment
    ) { RoomID($0.text(0)) }
  }
}
