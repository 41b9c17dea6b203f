import GavelModel

/// The list of rooms, by latest activity.
struct RoomList {
  let database: SQLiteConnection

  static let columns = """
    r.id, r.name, r.kind, r.status, r.owner, r.managers, t.messages, r.created_at, r.rank,
    r.may_moderate, r.raw, CASE WHEN r.members_at IS NULL OR r.told_at > r.members_at
    THEN r.told_members ELSE t.members END, \(peers), r.may_read, t.open_reports, r.parent,
    \(furtherOwners)
    """

  /// The front of the room's own stretch of members.
  private static let furtherOwners = """
    (SELECT json_group_array(id) FROM (
      SELECT id FROM members WHERE room = r.row AND rank = \(Role.owner.rank)
        AND id <> ifnull(r.owner, '') ORDER BY sort_name, id LIMIT 20))
    """

  /// Only rooms that need it pay for it: one look at the front of their own stretch of members.
  private static let peers = """
    CASE WHEN r.kind = 'direct' AND ifnull(r.name, '') = '' THEN (
      SELECT json_group_array(label) FROM (
        SELECT coalesce(nullif(p.name, ''), nullif(p.username, ''), p.id) AS label
        FROM members m JOIN people p ON p.row = m.person
        WHERE m.room = r.row AND m.id <> ifnull((SELECT account FROM identity), '')
        ORDER BY m.rank, m.sort_name, m.id LIMIT 4)) END
    """

  func window(
    matching filter: Filter, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<Room> {
    let condition = filter.condition(RoomColumns())
    return try ListWindow(anchor, limit: limit, total: try count()) { stretch throws(StoreError) in
      try read(stretch, condition)
    }
  }

  func room(_ id: RoomID) throws(StoreError) -> Room? {
    try database.first(
      """
      SELECT \(Self.columns) FROM rooms r JOIN tallies t ON t.room = r.row WHERE r.id = ?
      """, id, read: Self.room)
  }

  func ownedAlone(by person: PersonID, limit: Int) throws(StoreError) -> [Room] {
    try database.all(
      """
      SELECT \(Self.columns) FROM members own JOIN rooms r ON r.row = own.room
      JOIN tallies t ON t.room = r.row
      WHERE own.person = (SELECT row FROM people WHERE id = ?) AND own.rank = \(Role.owner.rank)
        AND r.listed = 1 AND NOT EXISTS (SELECT 1 FROM members o
          WHERE o.room = own.room AND o.rank = own.rank AND o.person <> own.person)
      ORDER BY r.rank, r.id LIMIT ?
      """, person, limit, read: Self.room)
  }

  private func read(
    _ stretch: ListStretch, _ condition: SQLCondition
  ) throws(StoreError) -> [Room] {
    let sql = """
      SELECT \(Self.columns) FROM rooms r JOIN tallies t ON t.room = r.row
      WHERE r.listed = 1 AND (r.rank, r.id) \(stretch.comparison) (?, ?) AND \(condition.sql)
      ORDER BY r.rank \(stretch.direction), r.id \(stretch.direction)
      """
    var rooms: [Room] = []
    let bound: [any SQLBindable] = [stretch.bound.rank, stretch.bound.id]
    try database.each(sql, bound + condition.values) { row throws(StoreError) in
      rooms.append(try Self.room(row))
      return rooms.count < stretch.count
    }
    return rooms
  }

  private func count() throws(StoreError) -> Int? {
    try database.first("SELECT rooms FROM totals") { $0.int(0) }
  }

  private static func room(_ row: SQLRow) throws(StoreError) -> Room {
    guard let status = RoomStatus(rawValue: row.text(3)) else { throw .corrupt }
    var room = Room(
      id: RoomID(row.text(0)), name: row.textIfAny(1), kind: RoomKind(name: row.text(2)),
      peers: try JSONText.list(row.textIfAny(12)), status: status,
      owner: row.textIfAny(4).map(PersonID.init),
      managers: try JSONText.list(row.textIfAny(5)).map(PersonID.init),
      memberCount: row.int(11), messageCount: row.int(6), createdAt: row.timestampIfAny(7),
      activeAt: Timestamp(milliseconds: -row.integer(8)), mayModerate: row.boolIfAny(9),
      mayRead: row.boolIfAny(13), reportCount: row.int(14),
      parent: row.textIfAny(15).map(RoomID.init), raw: row.rawIfAny(10))
    room.furtherOwners = try JSONText.list(row.textIfAny(16)).map(PersonID.init)
    return room
  }
}
