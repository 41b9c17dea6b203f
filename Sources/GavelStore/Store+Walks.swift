import GavelModel

extension Store {
  /// Begins a reading of a room's history, and returns how far that was known before.
  public func openWalk(
    of room: RoomID, at moment: Timestamp
  ) throws(StoreError) -> (walk: WalkID, known: RoomSyncState?) {
    let known = try syncState(of: room)
    return (try beginWalk(of: room, at: moment), known)
  }

  /// Records the next page of a walk, what it proves, and how far the history is known now.
  ///
  /// One transaction for all of it, because a first sync is made of little else.
  /// - Parameter decide: Told how many live messages the room now has; says what to keep.
  public func record(
    _ step: WalkStep, in room: RoomID, decide: @Sendable (_ messageCount: Int) -> WalkVerdict
  ) throws(StoreError) -> WalkNews {
    try commit([.messages, .rooms, .sync]) { () throws(StoreError) in
      let walks = WalkRecords(database: database)
      let rooms = RoomRecords(database: database)
      let made = try record(step.page, in: room, walk: step.walk, isToldLater: true)
      let known = try rooms.standingMakingRow(of: room)
      let removed = try removeUnmet(by: step, met: made, room: known.row)
      let count = try messageCount(of: room)
      let verdict = decide(count)
      try SyncRecords(database: database).set(verdict.state, room: known)
      if verdict.isOver {
        try walks.end(step.walk)
        try rooms.setReadable(true, row: known.row)
      } else if made.isWalkOpen {
        for row in made.rows { try walks.note(row, in: step.walk) }
      }
      return WalkNews(removed: removed, messageCount: count, isOver: verdict.isOver)
    }
  }

  /// A walk that was ended from elsewhere, as by the clearing of its room, proves nothing.
  private func removeUnmet(
    by step: WalkStep, met made: PageRecord, room: Int64
  ) throws(StoreError) -> Int {
    guard made.isWalkOpen, let covered = step.covered else { return 0 }
    let missing = try WalkRecords(database: database).missing(
      step.walk, besides: Set(made.rows), room: room, in: covered)
    let effect = LocalEffect(database: database)
    for id in missing {
      try effect.removeMessage(id, room: room, at: step.begunAt, byUs: false)
    }
    return missing.count
  }
}
