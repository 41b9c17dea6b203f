import GavelAPI
import GavelModel
import GavelStore

/// Room histories, and deletions made by others.
extension SyncEngine {
  /// Walks one room's history until it meets known ground and the counts agree.
  func readHistory(of room: RoomID, full: Bool) async throws(SyncError) {
    do throws(SyncError) {
      if !full, try await readChanges(in: room) { return }
      let removed = try await walk(room, full: full)
      try await note(readable: true, room)
      // A message edited between two pages leaves the one and is missed on the other; it stands at
      // the head now, and reading that again brings it back.
      if removed > 0, client.abilities.historyOrder == .touched { try await readHead(of: room) }
    } catch {
      guard case .platform(let reason) = error else { throw error }
      switch reason {
      case .notFound: try await look(after: room)
      case .forbidden:
        // A platform may show a room and not what is written in it.
        try await note(readable: false, room)
        try await look(after: room)
      default: throw error
      }
    }
  }

  private func note(readable: Bool, _ room: RoomID) async throws(SyncError) {
    try await write { store async throws(StoreError) in
      try await store.setReadable(room, readable)
    }
  }

  private func readHead(of room: RoomID) async throws(SyncError) {
    let page = try await page(of: room, before: nil)
    try await write { store async throws(StoreError) in
      try await store.record([page], in: room, walk: nil)
    }
  }

  private func page(
    of room: RoomID, before anchor: HistoryAnchor?
  ) async throws(SyncError) -> MessagePage {
    let kind = kinds[room]
    return try await call { client async throws(APIError) in
      try await client.messages(in: room, kind: kind, before: anchor, limit: pageLimit)
    }
  }

  private func walk(_ room: RoomID, full: Bool) async throws(SyncError) -> Int {
    let known = try await write { store async throws(StoreError) in
      try await store.syncState(of: room)
    }
    let begun = now()
    let id = try await write { store async throws(StoreError) in
      try await store.beginWalk(of: room, at: begun)
    }
    var walk = RoomWalk(
      state: known ?? RoomSyncState(checkedAt: begun), isFull: full,
      order: client.abilities.historyOrder)
    var upper = Timestamp(milliseconds: .max)
    var removed = 0
    let order = client.abilities.historyOrder
    while true {
      let page = try await page(of: room, before: walk.anchor)
      walk.take(page)
      let lower = walk.hasReachedEnd && !walk.hasLeapt ? nil : walk.lower
      let step = (from: lower, to: upper, order: walk.order, leapt: walk.hasLeapt)
      let (gone, count) = try await write { store async throws(StoreError) in
        try await store.record([page], in: room, walk: id)
        // Behind a leap the walk has gaps, so that what it missed proves nothing.
        let gone =
          step.leapt
          ? []
          : try await store.removeUnmet(
            by: id, in: room, from: step.from, to: step.to, order: order, requestedAt: begun)
        return (gone.count, try await store.messageCount(of: room))
      }
      removed += gone
      upper = walk.lower ?? upper
      try await note(walk, in: room, localCount: count, at: begun)
      if walk.mayStop(localCount: count) { break }
      if !walk.hasLeapt, let anchor = walk.resumePoint() { walk.leap(to: anchor) }
    }
    try await write { store async throws(StoreError) in try await store.endWalk(id) }
    let local = try await write { store async throws(StoreError) in
      try await store.messageCount(of: room)
    }
    if walk.hasLeapt, let platform = walk.platformCount, local < platform {
      // What lay behind the leap is incomplete, so its anchor no longer stood.
      return try await self.walk(room, full: true)
    }
    return removed
  }

  /// Remembers how far the history is known, so that a pass that is cut off can go on.
  private func note(
    _ walk: RoomWalk, in room: RoomID, localCount: Int, at time: Timestamp
  ) async throws(SyncError) {
    var state = walk.state
    let hasClosedGap = walk.hasReachedEnd || (walk.hasMetKnownGround && !walk.isFull)
    state.checkedAt = time
    state.platformCount = walk.platformCount
    if walk.hasReachedEnd {
      state.isComplete = true
      state.anchor = nil
      state.countOffset = (walk.platformCount ?? localCount) - localCount
    } else if !walk.state.isComplete, walk.hasLeapt || walk.state.newestUpdate == nil {
      state.anchor = walk.anchor
    }
    // Known ground must be free of gaps: until this walk has met the last one, its newest message
    // is no safe place to stop at next time.
    if hasClosedGap || walk.state.newestUpdate == nil {
      state.newestUpdate = [walk.newest, walk.state.newestUpdate].compactMap(\.self).max()
    }
    let final = state
    try await write { store async throws(StoreError) in
      try await store.setSyncState(final, of: room)
    }
  }
}
