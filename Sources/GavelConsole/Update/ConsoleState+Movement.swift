import GavelModel

extension ConsoleState {
  /// Moves the cursor, or scrolls what has no cursor.
  mutating func move(_ motion: Motion) -> [Effect] {
    if var modal, case .confirm(var dialog) = modal.kind {
      let page = layout.planRows(dialog, PlanLines(dialog, state: self))
      let last = max(0, dialog.plan.acts.count - page)
      dialog.top = min(last, motion.target(from: dialog.top, page: page, last: last))
      modal.kind = .confirm(dialog)
      self.modal = modal
      return []
    }
    if themes != nil {
      moveThemes(motion)
      return []
    }
    if profiles != nil {
      moveProfiles(motion)
      return []
    }
    if let help {
      let lines = helpRows.count
      let page = layout.helpRows
      let last = max(0, lines - page)
      self.help?.top = min(last, motion.target(from: help.top, page: page, last: last))
      return []
    }
    if case .palette(let palette) = prompt {
      chooseInPalette(palette, motion)
      return []
    }
    switch focus {
    case .rooms: return moveCursor(motion, in: \.rooms)
    case .members: return moveCursor(motion, in: \.members)
    case .messages: return moveCursor(motion, in: \.messages)
    case .reports: return moveCursor(motion, in: \.reports.list)
    case .audit: return moveCursor(motion, in: \.audit.list)
    case .conversation, .caseFile: scrollCase(motion)
    case .entry, .trail: scrollEntry(motion)
    case .queue: moveInQueue(motion)
    case .detail:
      detail.top = motion.target(
        from: detail.top, page: layout.rows(of: .detail), last: detailLineCount - 1)
    case .activity:
      activity.top = motion.target(
        from: activity.top, page: layout.rows(of: .activity),
        last: activity.lines.count - 1)
    }
    return []
  }

  private mutating func moveCursor<Row>(
    _ motion: Motion, in path: WritableKeyPath<Self, ListState<Row>>
  ) -> [Effect] {
    guard let list = focusedList else { return [] }
    let state = self[keyPath: path]
    let height = page(of: list)
    if focus == .messages, motion != .last { reading.isFollowing = false }
    let last = state.window.rows.count - 1
    let target = motion.target(from: state.cursorIndex ?? 0, page: height, last: last)
    if motion == .first, state.window.hasEarlier {
      self[keyPath: path].landing = .first
      return [load(list, anchor: .first)].compactMap(\.self)
    }
    if motion == .last, state.window.hasLater {
      self[keyPath: path].landing = .last
      return [load(list, anchor: .last)].compactMap(\.self)
    }
    self[keyPath: path].landing = nil
    self[keyPath: path].moveCursor(to: target)
    return []
  }

  private mutating func moveInQueue(_ motion: Motion) {
    let page = queueRows
    if queue.opened == nil {
      let last = queue.batches.count - 1
      guard last >= 0 else { return }
      let index = motion.target(from: queue.cursorIndex ?? 0, page: page, last: last)
      queue.cursor = queue.batches[index].id
    } else {
      let last = queue.items.count - 1
      guard last >= 0 else { return }
      queue.items.cursor = motion.target(from: queue.items.cursor, page: page, last: last)
    }
  }
}
