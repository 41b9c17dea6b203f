import GavelModel

extension Store {
  /// Records pages of a room's history in one transaction.
  ///
  /// What was deleted after a page was asked for stays deleted; a description older than the known
  /// one changes nothing. The walk, and every other walk of the room begun before a page, remembers
  /// what it met.
  public func record(
    _ pages: [MessagePage], in room: RoomID, walk: WalkID? = nil
  ) throws(StoreError) {
    try commit([.messages, .rooms, .sync]) { () throws(StoreError) in
      for page in pages { _ = try record(page, in: room, walk: walk) }
    }
  }

  /// Begins a reading of a room's history that will tell what others deleted.
  public func beginWalk(of room: RoomID, at moment: Timestamp) throws(StoreError) -> WalkID {
    try commit([]) { () throws(StoreError) in
      let walks = WalkRecords(database: database)
      try walks.abandon(before: moment - .seconds(24 * 3600))
      let known = try RoomRecords(database: database).standingMakingRow(of: room)
      return try walks.begin(room: known.row, at: moment)
    }
  }

  /// Deletes the known messages of a stretch that a walk did not meet.
  ///
  /// The stretch is `lower` < time ≤ `upper`, where the time is what the platform's history is
  /// ordered by: of the last touch or of sending. The walk goes on until ``endWalk(_:)``.
  ///
  /// `lower` is the time of the last message reached, exclusive because other messages with the
  /// same time may lie beyond it; `nil` when the walk reached the beginning. `upper` is the newest
  /// time met. An answer asked for after `requestedAt` may bring a message back.
  /// - Returns: The messages that others deleted.
  public func removeUnmet(
    by walk: WalkID, in room: RoomID, from lower: Timestamp?, to upper: Timestamp,
    order: HistoryOrder, requestedAt: Timestamp
  ) throws(StoreError) -> [MessageID] {
    try commit([.messages, .rooms, .sync]) { () throws(StoreError) in
      let walks = WalkRecords(database: database)
      guard let known = try RoomRecords(database: database).standing(of: room) else { return [] }
      let missing = try walks.missing(walk, room: known.row, from: lower, to: upper, order: order)
      let effect = LocalEffect(database: database)
      for id in missing {
        try effect.removeMessage(id, room: known.row, at: requestedAt, byUs: false)
      }
      return missing
    }
  }

  /// Ends a walk and forgets what it met.
  public func endWalk(_ walk: WalkID) throws(StoreError) {
    try commit([]) { () throws(StoreError) in try WalkRecords(database: database).end(walk) }
  }

  /// Records what changed in a room: what is new or touched, and what was deleted.
  ///
  /// A deletion counts for what was sent up to its own time: an id that was used again later lives.
  public func record(
    changes: MessageChanges, in room: RoomID
  ) throws(StoreError) {
    try commit([.messages, .rooms, .sync]) { () throws(StoreError) in
      let known = try RoomRecords(database: database).standingMakingRow(of: room)
      if known.isGone(for: changes.requestedAt) { return }
      let told = Dictionary(changes.updated.map { ($0.id, $0.sentAt) }, uniquingKeysWith: max)
      for (id, deletedAt) in changes.deleted where told[id].map({ $0 <= deletedAt }) ?? true {
        try LocalEffect(database: database).removeMessage(
          id, room: known.row, sentUpTo: deletedAt, learntAt: changes.requestedAt)
      }
      let page = MessagePage(
        messages: changes.updated, totalCount: nil, requestedAt: changes.requestedAt)
      _ = try record(page, in: room, walk: nil)
    }
  }

  /// Forgets deletions, departures and dismissals from before `moment`; a week is far longer than any answer.
  public func pruneTombstones(before moment: Timestamp) throws(StoreError) {
    try commit([]) { () throws(StoreError) in
      try TombstoneRecords(database: database).prune(before: moment)
    }
  }

  /// What a page met, and which walks have still to be told of it.
  struct PageRecord {
    /// Rows of the messages that the page named and that are there.
    var rows: [Int64] = []
    /// Whether the walk that asked for the page goes on.
    var isWalkOpen = false
  }

  /// Part of a transaction: records a page and tells every walk of it that it counts for.
  ///
  /// - Parameter isToldLater: Whether the caller tells the asking walk by itself.
  func record(
    _ page: MessagePage, in room: RoomID, walk: WalkID?, isToldLater: Bool = false
  ) throws(StoreError) -> PageRecord {
    var made = PageRecord()
    let rooms = RoomRecords(database: database)
    let known = try rooms.standingMakingRow(of: room)
    let walks = WalkRecords(database: database)
    var open = try walks.open(room: known.row, requestedAt: page.requestedAt, asking: walk)
    made.isWalkOpen = walk.map(open.contains) ?? false
    if isToldLater { open.removeAll { $0 == walk } }
    if known.isGone(for: page.requestedAt) { return made }
    if known.status == .gone {
      try rooms.setStatus(.active, row: known.row, at: page.requestedAt)
    }
    if let cleared = known.clearedAt, page.requestedAt <= cleared { return made }
    try SyncRecords(database: database).noteSync(at: page.requestedAt)
    let tombstones = TombstoneRecords(database: database)
    let hasTombstones = try tombstones.exist(in: known.row)
    let messages = MessageRecords(database: database, memory: people)
    // Oldest first, as most pages are the other way round: an index that grows at its end stays
    // dense, and pages that are split at their beginning stay half empty.
    for message in page.messages.reversed() {
      if hasTombstones,
        try tombstones.bars(message.id, room: known.row, requestedAt: page.requestedAt)
      {
        continue
      }
      let row = try messages.record(message, room: known.row)
      made.rows.append(row)
      for walk in open { try walks.note(row, in: walk) }
    }
    if let latest = page.messages.map(\.sentAt).max() {
      try rooms.noteActivity(latest, row: known.row, requestedAt: page.requestedAt)
    }
    return made
  }
}
