import GavelModel

extension ConsoleState {
  /// How long the cursor rests before the detail and the open room follow it.
  var rest: Duration { .milliseconds(reading.sparesBytes ? 1_000 : 100) }

  /// Brings everything in line after an event: scrolling, windows, what follows the cursor.
  mutating func settle() -> [Effect] {
    guard modal == nil else { return [] }
    scroll()
    let followed: [Effect]
    switch view {
    case .rooms: followed = follow()
    case .reports: followed = followReports()
    case .audit: followed = followAudit()
    }
    return followed + loadNearEdges()
  }

  private mutating func scroll() {
    let steps = reading.sparesBytes
    let layout = self.layout
    rooms.scroll(height: layout.listRows(of: .rooms), followsEnd: false, inSteps: steps)
    if let openRoom {
      let height = layout.listRows(of: .members(openRoom))
      members.scroll(height: height, followsEnd: false, inSteps: steps)
      scrollMessages(followsEnd: false)
    }
    let height = layout.listRows(of: reports.listName)
    reports.list.scroll(height: height, followsEnd: false, inSteps: steps)
    audit.list.scroll(height: layout.listRows(of: .audit), followsEnd: false, inSteps: steps)
    let page = queueRows
    queue.top = Self.scrolled(
      queue.top, to: queue.cursorIndex ?? 0, page: page, count: queue.batches.count)
    queue.items.top = Self.scrolled(
      queue.items.top, to: queue.items.cursor, page: page, count: queue.items.count)
    activity.top = max(0, min(activity.top, activity.lines.count - 1))
    if detail.top > 0 { detail.top = max(0, min(detail.top, detailLineCount - 1)) }
  }

  private static func scrolled(_ top: Int, to index: Int, page: Int, count: Int) -> Int {
    guard page > 0 else { return 0 }
    let visible = max(min(top, index), index - page + 1)
    return max(0, min(visible, max(0, count - page)))
  }

  /// Lets the detail and the open room follow the cursor once it rests.
  private mutating func follow() -> [Effect] {
    if configuration.opensRoomsByCursor, openRoom == nil, let room = rooms.cursor {
      restingOn = nil
      restingSince = nil
      show(.room(room))
      return open(room)
    }
    // Who goes on before the rest is over means the room they came from, not the one still open.
    if focus == .members || focus == .messages, case .room(let room)? = restingOn,
      room == rooms.cursor, room != openRoom
    {
      restingOn = nil
      restingSince = nil
      return open(room)
    }
    guard let wanted = cursorSubject, wanted != detail.subject || isBehind(wanted) else {
      restingOn = nil
      restingSince = nil
      return []
    }
    if wanted != restingOn {
      restingOn = wanted
      restingSince = now
    }
    guard let restingSince, now >= restingSince + rest else { return [] }
    self.restingSince = nil
    restingOn = nil
    show(wanted)
    if configuration.opensRoomsByCursor, case .room(let room) = wanted { return open(room) }
    return []
  }

  private func isBehind(_ subject: DetailSubject) -> Bool {
    guard configuration.opensRoomsByCursor, case .room(let room) = subject else { return false }
    return openRoom != room
  }

  private mutating func loadNearEdges() -> [Effect] {
    var lists: [ListName] = []
    if Self.reachesEdge(&rooms) { lists.append(.rooms) }
    if let openRoom {
      if Self.reachesEdge(&members) { lists.append(.members(openRoom)) }
      if Self.reachesEdge(&messages) { lists.append(.messages(openRoom)) }
    }
    if Self.reachesEdge(&reports.list) { lists.append(reports.listName) }
    if Self.reachesEdge(&audit.list) { lists.append(.audit) }
    return lists.compactMap { load($0) } + loadItemsNearEdge()
  }

  /// Whether the cursor came close to an edge beyond which the list goes on.
  private static func reachesEdge<Row>(_ state: inout ListState<Row>) -> Bool {
    guard state.awaiting == nil, state.edgeKey != state.cursorKey, let index = state.cursorIndex
    else { return false }
    let count = state.window.rows.count
    // A window too small to hold a margin on both sides would be asked for again and again.
    guard count > 2 * margin else { return false }
    let isNear =
      state.window.hasEarlier && index < margin
      || state.window.hasLater && count - index <= margin
    if isNear { state.edgeKey = state.cursorKey }
    return isNear
  }
}
