import GavelModel
import GavelScreen

extension ConsoleState {
  /// Takes what the mouse did; a dialog that cannot have been read takes nothing, as for keys.
  mutating func take(_ event: MouseEvent, isCrowded: Bool) -> [Effect] {
    guard configuration.usesMouse, !layout.isTooSmall, listens else {
      mouse.pressed = nil
      return []
    }
    switch event.action {
    case .press(.left): return press(event)
    case .press(.right): return markByMouse(event)
    case .press(.middle): return []
    case .drag: return drag(event)
    case .release: return release(event, isCrowded: isCrowded)
    case .wheelUp: return wheel(event, .up)
    case .wheelDown: return wheel(event, .down)
    }
  }

  /// Whether panes take clicks: nothing is in front of them.
  private var showsPanes: Bool { context == paneContext }

  private mutating func press(_ event: MouseEvent) -> [Effect] {
    if modal == nil { flash = nil }
    let button = hintButtons(self).last { button in
      button.context == context && button.rect.contains(column: event.column, row: event.row)
    }
    mouse.pressed = MouseState.Press(button: button, shownSince: modal?.firstDrawn)
    guard button == nil, showsPanes, let pane = pane(at: event) else { return [] }
    focusByMouse(pane)
    guard let row = row(at: event, in: pane) else { return [] }
    mouse.pressed?.row = row
    select(row)
    return []
  }

  /// Focuses a pane without ending the full view, which shows no other pane anyway.
  private mutating func focusByMouse(_ pane: Pane) {
    if pane != focus { focus(on: pane) }
  }

  private mutating func release(_ event: MouseEvent, isCrowded: Bool) -> [Effect] {
    guard let pressed = mouse.pressed else { return [] }
    mouse.pressed = nil
    if let button = pressed.button {
      guard button.rect.contains(column: event.column, row: event.row),
        button.context == context, pressed.shownSince == modal?.firstDrawn
      else { return [] }
      return click(button, at: ClickedCell(column: event.column, row: event.row), isCrowded)
    }
    guard showsPanes, let row = pressed.row else { return [] }
    if pressed.isDragging { return list(of: row.pane).map { markRange(in: $0) } ?? [] }
    let isSecond =
      mouse.clicked.map { $0.row == row && now - $0.time <= MouseState.doubleClick } ?? false
    mouse.clicked = isSecond ? nil : MouseState.Click(row: row, time: now)
    guard isSecond, let open = keys.binding(of: .navigate(.open), in: paneContext),
      open.contexts.contains(paneContext)
    else { return [] }
    return run(open, by: nil)
  }

  /// Runs a hint as its key would, with the same guards: neither the click that opened a dialog nor
  /// one that comes with other input answers it.
  private mutating func click(
    _ button: HintButton, at cell: ClickedCell, _ isCrowded: Bool
  ) -> [Effect] {
    let row = button.binding
    let before = modal
    if let choice = button.choice, !choose(choice) { return [] }
    if before != nil, row.risk != .none {
      guard !isCrowded else {
        hint("input that comes all at once answers nothing: click alone")
        return []
      }
      guard before?.openedAt != cell else { return [] }
    }
    let isConfirm = row.command == .answer(.confirm)
    let effects = run(row, by: isConfirm ? confirmKey : nil)
    if before == nil { modal?.openedAt = cell }
    return effects
  }

  private mutating func drag(_ event: MouseEvent) -> [Effect] {
    guard showsPanes, !reading.isFollowing, let start = mouse.pressed?.row, focus == start.pane,
      let list = markableList, list == self.list(of: start.pane), focus != .conversation,
      focus != .caseFile, let area = layout.content(of: start.pane)
    else { return [] }
    let offset = event.row - area.row
    let cursor = cursorIndex(of: start.pane) ?? start.index
    // Beyond the pane's edge the list scrolls a row for each move.
    let beyond = offset < 0 ? cursor - 1 : offset >= area.rows ? cursor + 1 : nil
    guard let index = beyond ?? self.index(atRow: offset, of: start.pane) else { return [] }
    if mouse.pressed?.isDragging != true {
      guard index != start.index, let key = cursorKey(in: list) else { return [] }
      mouse.pressed?.isDragging = true
      range = RangeMark(list: list, key: key)
    }
    select(MouseState.RowPlace(pane: start.pane, index: max(0, index)))
    return []
  }

  private mutating func markByMouse(_ event: MouseEvent) -> [Effect] {
    guard showsPanes, let pane = pane(at: event), let row = row(at: event, in: pane)
    else { return [] }
    focusByMouse(pane)
    select(row)
    guard markableList != nil, hasMarkableRows, range == nil, !reading.isFollowing else {
      return []
    }
    return mark(.mark)
  }

  private func cursorIndex(of pane: Pane) -> Int? {
    switch pane {
    case .members: members.cursorIndex
    case .messages: messages.cursorIndex
    case .reports: reports.list.cursorIndex
    case .audit: audit.list.cursorIndex
    case .rooms, .detail, .conversation, .caseFile, .entry, .trail, .queue, .activity: nil
    }
  }
}
