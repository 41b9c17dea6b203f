import GavelModel
import GavelScreen

/// Saying what a command came to, once everything it asked for is there.
extension PlainConsole {
  mutating func settle() -> [Effect] {
    guard outstanding != nil || wish != nil else {
      deadline = nil
      return []
    }
    guard state.modal == nil, state.secondFactors.isEmpty else {
      // A question is what it came to.
      outstanding = nil
      wish = nil
      deadline = nil
      return []
    }
    guard state.isListSettled else { return giveUpWaiting() }
    var effects: [Effect] = []
    if let before = outstanding {
      outstanding = nil
      tellChange(since: before)
    }
    if let wish {
      guard isAtHand(wish) else { return giveUpWaiting() }
      self.wish = nil
      effects = grant(wish)
    }
    return effects
  }

  private mutating func giveUpWaiting() -> [Effect] {
    guard let deadline, state.now >= deadline else { return [] }
    outstanding = nil
    wish = nil
    self.deadline = nil
    say("still reading: ask again in a while")
    return []
  }

  private mutating func tellChange(since before: Landmark) {
    let after = Landmark(state)
    guard before.isSamePlace(as: after) else {
      if wish == nil { expect(.page(Self.page)) }
      return
    }
    if after.cursor != before.cursor { tellCurrent() }
    if after.marks != before.marks { tellMarks() }
    if wish == nil, !hasAnswered { say(silence) }
  }

  private func isAtHand(_ wish: Wish) -> Bool {
    switch wish {
    case .page, .more:
      guard let opened = state.queue.opened, state.focus == .queue else { return true }
      return !state.queue.items.rows.isEmpty || itemsOf == opened
    case .run, .around, .place: return true
    case .read:
      switch state.focus {
      case .reports: return isAtHand(.tell(.caseFile))
      case .audit: return isAtHand(.tell(.entry))
      case .rooms, .members, .messages, .queue, .detail, .conversation, .caseFile, .entry,
        .trail, .activity:
        return true
      }
    case .tell(let pane):
      switch pane {
      case .conversation, .caseFile:
        return state.reports.list.cursor == nil
          || state.reports.shown?.file.group == state.reports.list.cursor
      case .entry:
        guard let cursor = state.audit.list.cursor else { return true }
        return state.audit.shown?.id == cursor && state.audit.shown?.kept != .reading
      case .rooms, .members, .messages, .detail, .reports, .audit, .trail, .queue, .activity:
        return true
      }
    }
  }

  private mutating func grant(_ wish: Wish) -> [Effect] {
    switch wish {
    case .page(let count): return tellPage(count)
    case .more(let count): return tellMore(count)
    case .around(let place): tellAround(place)
    case .tell(let pane): tell(pane)
    case .place: tellPlace()
    case .read(let place):
      guard isThere(place) else { return [] }
      tellAll(about: place)
    case .run(let row, let place):
      guard isThere(place) else { return [] }
      return order(.run(row, argument: ""))
    }
    return []
  }

  /// Whether the cursor is on the row that was named; says it when the row is gone.
  private mutating func isThere(_ place: RowAddress) -> Bool {
    guard state.currentPlace == place, let numbered = state.numbered else {
      say("that row is gone: list shows what is there now")
      return false
    }
    chosen[numbered] = place
    return true
  }
}
