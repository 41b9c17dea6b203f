import GavelModel

/// The members of one room, staff first, then by name.
struct MemberList {
  let database: SQLiteConnection
  let room: RoomID

  private static let columns = "m.rank, m.is_muted, \(PersonRecords.columns("p"))"

  func window(
    matching filter: Filter, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<Member> {
    let condition = filter.condition(MemberColumns())
    return try ListWindow(anchor, limit: limit, total: try count()) { stretch throws(StoreError) in
      try read(stretch, condition)
    }
  }

  func member(_ id: PersonID) throws(StoreError) -> Member? {
    try database.first(
      """
      SELECT \(Self.columns) FROM people p
      JOIN members m ON m.person = p.row AND m.room = (SELECT row FROM rooms WHERE id = ?)
      WHERE p.id = ?
      """, room, id, read: Self.member)
  }

  /// Returns the ids of the filtered members from one key to another, both included.
  func ids(
    matching filter: Filter, from: ListKey?, to: ListKey?, limit: Int
  ) throws(StoreError) -> [PersonID] {
    let stretch = ListStretch(from: from, includesFrom: true, isForward: true, count: limit)
    let members = try read(stretch, filter.condition(MemberColumns()), upTo: to)
    return members.map(\.id)
  }

  private func read(
    _ stretch: ListStretch, _ condition: SQLCondition, upTo end: ListKey? = nil
  ) throws(StoreError) -> [Member] {
    let sql = """
      SELECT \(Self.columns) FROM members m CROSS JOIN people p ON p.row = m.person
      WHERE m.room = (SELECT row FROM rooms WHERE id = ?)
        AND (m.rank, m.sort_name, m.id) \(stretch.comparison) (?, ?, ?)
        AND \(condition.sql)
      ORDER BY m.rank \(stretch.direction), m.sort_name \(stretch.direction),
        m.id \(stretch.direction)
      """
    let bound: [any SQLBindable] = [
      room, stretch.bound.rank, stretch.bound.name, stretch.bound.id,
    ]
    var members: [Member] = []
    try database.each(sql, bound + condition.values) { row throws(StoreError) in
      let member = try Self.member(row)
      if let end, member.listKey > end { return false }
      members.append(member)
      return members.count < stretch.count
    }
    return members
  }

  private func count() throws(StoreError) -> Int? {
    try database.first(
      "SELECT t.members FROM rooms r JOIN tallies t ON t.room = r.row WHERE r.id = ?", room
    ) { $0.int(0) }
  }

  private static func member(_ row: SQLRow) throws(StoreError) -> Member {
    let rank = row.int(0)
    guard let role = Role.allCases.first(where: { $0.rank == rank }) else { throw .corrupt }
    return Member(person: PersonRecords.person(row, from: 2), role: role, isMuted: row.bool(1))
  }
}
