import GavelAPI
import GavelModel
import GavelStore

/// Room histories, and deletions made by others.
extension SyncEngine {
  /// Walks one room's history until it meets known ground and the counts agree.
  func readHistory(of room: RoomID, hint: RoomHint, full: Bool) async throws(SyncError) {
    do throws(SyncError) {
      if !full, try await readChanges(in: room) { return }
      let removed = try await walk(room, hint: hint, full: full)
      // A message edited between two pages leaves the one and is missed on the other; it stands at
      // the head now, and reading that again brings it back.
      if removed > 0, client.abilities.historyOrder == .touched {
        try await readHead(of: room, hint)
      }
    } catch {
      guard case .platform(let reason) = error else { throw error }
      switch reason {
      case .notFound: try await look(after: room)
      case .forbidden:
        // A platform may show a room and not what is written in it.
        try await writeTogether { store throws(StoreError) in
          try store.setReadable(room, false)
        }
      default: throw error
      }
    }
  }

  private func readHead(of room: RoomID, _ hint: RoomHint) async throws(SyncError) {
    let page = try await page(of: room, hint, before: nil)
    try await write { store async throws(StoreError) in
      try await store.record([page], in: room, walk: nil)
    }
  }

  private func page(
    of room: RoomID, _ hint: RoomHint, before anchor: HistoryAnchor?
  ) async throws(SyncError) -> MessagePage {
    try await call { client async throws(APIError) in
      try await client.messages(in: room, hint: hint, before: anchor, limit: pageLimit)
    }
  }

  /// Whether a page of the limit's size was asked for and could have been given, so that a smaller
  /// one ends the history: a server may have a limit of its own, below ours.
  private func isLast(_ page: MessagePage) -> Bool {
    guard let count = page.recordCount else { return false }
    defer { largestPage = max(largestPage, count) }
    return count < largestPage
  }

  private func walk(
    _ room: RoomID, hint: RoomHint, full: Bool
  ) async throws(SyncError) -> Int {
    let begun = now()
    let (id, known) = try await writeTogether { store throws(StoreError) in
      try store.openWalk(of: room, at: begun)
    }
    var walk = RoomWalk(
      state: known ?? RoomSyncState(checkedAt: begun), isFull: full,
      order: client.abilities.historyOrder)
    var upper = Timestamp(milliseconds: .max)
    var removed = 0
    while true {
      let page = try await page(of: room, hint, before: walk.anchor)
      walk.take(page, isLast: isLast(page))
      let news = try await record(page, of: walk, id, from: upper, in: room, at: begun)
      removed += news.removed
      upper = walk.lower ?? upper
      if news.isOver {
        guard walk.hasLeapt, let platform = walk.platformCount, news.messageCount < platform
        else { return removed }
        // What lay behind the leap is incomplete, so its anchor no longer stood.
        return try await self.walk(room, hint: hint, full: true)
      }
      if !walk.hasLeapt, let anchor = walk.resumePoint() { walk.leap(to: anchor) }
    }
  }

  /// Writes a page and how far the history is known with it, so that a pass that is cut off can go
  /// on.
  private func record(
    _ page: MessagePage, of walk: RoomWalk, _ id: WalkID, from upper: Timestamp,
    in room: RoomID, at begun: Timestamp
  ) async throws(SyncError) -> WalkNews {
    let lower = walk.hasReachedEnd && !walk.hasLeapt ? nil : walk.lower
    // Behind a leap the walk has gaps, so that what it missed proves nothing.
    let covered =
      walk.hasLeapt ? nil : WalkStretch(lower: lower, upper: upper, order: walk.order)
    let step = WalkStep(walk: id, page: page, covered: covered, begunAt: begun)
    return try await writeTogether { store throws(StoreError) in
      try store.record(step, in: room) { count in
        WalkVerdict(
          state: walk.syncState(localCount: count, at: begun),
          isOver: walk.mayStop(localCount: count))
      }
    }
  }
}
