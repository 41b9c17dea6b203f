import GavelModel

extension Store {
  /// Records a page of the room list, with the members where it names them all.
  public func record(_ page: RoomPage) throws(StoreError) {
    try commit([.rooms, .members, .sync]) { () throws(StoreError) in
      for detail in page.rooms { try record(detail, isListPage: true) }
      try SyncRecords(database: database).noteSync(at: page.requestedAt)
    }
  }

  /// Records one room as its own page describes it; replaces its member list when that is there.
  public func record(_ detail: RoomDetail) throws(StoreError) {
    try commit([.rooms, .members, .sync]) { () throws(StoreError) in
      try record(detail, isListPage: false)
      try SyncRecords(database: database).noteSync(at: detail.requestedAt)
    }
  }

  /// Records what the platform says of people outside of any list: the own profile.
  public func record(_ person: Person) throws(StoreError) {
    people.forgetAll()
    try commit([.members]) { () throws(StoreError) in
      _ = try PersonRecords(database: database).record(person, .whole)
    }
  }

  /// Records whether a room can still be reached, as learnt at `moment`.
  ///
  /// ``/GavelModel/RoomStatus/gone`` takes it out of lists, search and counters; audit and evidence
  /// stay. An answer asked for later than `moment` may bring it back.
  public func mark(
    _ room: RoomID, as status: RoomStatus, at moment: Timestamp
  ) throws(StoreError) {
    try commit([.rooms, .members, .messages, .sync]) { () throws(StoreError) in
      let known = try RoomRecords(database: database).standingMakingRow(of: room)
      try LocalEffect(database: database).setStatus(status, of: known, at: moment)
    }
  }

  /// Records what changed among the account's own rooms.
  ///
  /// A deletion counts for a room as it was up to then: one that was made again, as the id of a
  /// direct conversation can be, or seen again later stays.
  public func record(changes: RoomChanges) throws(StoreError) {
    try commit([.rooms, .members, .messages, .sync]) { () throws(StoreError) in
      for detail in changes.updated { try record(detail, isListPage: false) }
      let alive = Set(changes.updated.map(\.room.id))
      for (id, deletedAt) in changes.deleted where !alive.contains(id) {
        guard let known = try RoomRecords(database: database).standing(of: id),
          known.isEnded(byDeletionAt: deletedAt)
        else { continue }
        try LocalEffect(database: database).setStatus(.gone, of: known, at: changes.requestedAt)
      }
      try SyncRecords(database: database).noteSync(at: changes.requestedAt)
    }
  }

  /// Keeps whether the account may read what is written in a room.
  public func setReadable(_ room: RoomID, _ isReadable: Bool) throws(StoreError) {
    try commit([.rooms]) { () throws(StoreError) in
      let rooms = RoomRecords(database: database)
      try rooms.setReadable(isReadable, row: try rooms.standingMakingRow(of: room).row)
    }
  }

  /// Returns rooms that should be listed but that no list page since `moment` has named.
  ///
  /// Frozen and forbidden rooms are absent from lists by nature and not returned; rooms suspected
  /// to be gone are, because their second absence decides.
  public func roomsUnseen(since moment: Timestamp) throws(StoreError) -> [RoomID] {
    try RoomRecords(database: database).unnamed(since: moment)
  }

  /// Returns what is known of a room's reachability; `nil` for a room nobody mentioned.
  public func status(of room: RoomID) throws(StoreError) -> RoomStatus? {
    try RoomRecords(database: database).standing(of: room)?.status
  }

  /// Returns the number of live messages of a room, from its counter.
  public func messageCount(of room: RoomID) throws(StoreError) -> Int {
    try database.first(
      "SELECT t.messages FROM rooms r JOIN tallies t ON t.room = r.row WHERE r.id = ?", room
    ) { $0.int(0) } ?? 0
  }

  private func record(_ detail: RoomDetail, isListPage: Bool) throws(StoreError) {
    let rooms = RoomRecords(database: database)
    guard let row = try rooms.record(detail, isListPage: isListPage) else { return }
    guard let members = detail.members else { return }
    people.forgetAll()
    try MemberRecords(database: database).replace(
      members, room: row, requestedAt: detail.requestedAt)
  }
}
