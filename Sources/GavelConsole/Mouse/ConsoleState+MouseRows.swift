import GavelModel
import GavelScreen

/// Which pane and row lie under the pointer, and scrolling them.
extension ConsoleState {
  /// Rows that the wheel scrolls at once.
  private static let wheelRows = 3

  /// The pane under the pointer, its title included.
  func pane(at event: MouseEvent) -> Pane? {
    for block in layout.blocks where block.rect.contains(column: event.column, row: event.row) {
      return block.panes.last { $0.content.row - 1 <= event.row }?.pane
    }
    return nil
  }

  /// The row of a list under the pointer; `nil` beside its rows and in panes without a cursor.
  func row(at event: MouseEvent, in pane: Pane) -> MouseState.RowPlace? {
    guard let area = layout.content(of: pane), area.contains(column: event.column, row: event.row)
    else { return nil }
    return index(atRow: event.row - area.row, of: pane).map {
      MouseState.RowPlace(pane: pane, index: $0)
    }
  }

  /// The place in its list of what stands in a row of a pane; `nil` where nothing does.
  func index(atRow row: Int, of pane: Pane) -> Int? {
    if pane == .messages { return messageIndex(atRow: row) }
    let head = pane == .queue && queue.opened != nil ? itemHeadRows : 0
    guard row >= head else { return nil }
    let index = top(of: pane) + row - head
    return index < rowCount(of: pane) ? index : nil
  }

  /// The first row that a pane shows.
  private func top(of pane: Pane) -> Int {
    switch pane {
    case .rooms: rooms.top
    case .members: members.top
    case .messages: messages.top
    case .reports: reports.list.top
    case .audit: audit.list.top
    case .queue: queue.opened == nil ? queue.top : queue.items.top
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: 0
    }
  }

  private func rowCount(of pane: Pane) -> Int {
    switch pane {
    case .rooms: rooms.window.rows.count
    case .members: members.window.rows.count
    case .messages: messages.window.rows.count
    case .reports: reports.list.window.rows.count
    case .audit: audit.list.window.rows.count
    case .queue: queue.opened == nil ? queue.batches.count : queue.items.count
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: 0
    }
  }

  /// Puts the cursor on a row; a place beyond the rows means the last one.
  mutating func select(_ row: MouseState.RowPlace) {
    let index = min(row.index, rowCount(of: row.pane) - 1)
    guard index >= 0 else { return }
    switch row.pane {
    case .rooms: rooms.moveCursor(to: index)
    case .members: members.moveCursor(to: index)
    case .messages: messages.moveCursor(to: index)
    case .reports: reports.list.moveCursor(to: index)
    case .audit: audit.list.moveCursor(to: index)
    case .queue where queue.opened == nil: queue.cursor = queue.batches[index].id
    case .queue: queue.items.cursor = index
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: break
    }
  }

  /// Scrolls what lies under the pointer; the focus stays where it is.
  mutating func wheel(_ event: MouseEvent, _ motion: Motion) -> [Effect] {
    guard context == paneContext, let pane = pane(at: event) else {
      return (0..<Self.wheelRows).flatMap { _ in takesWheel ? move(motion) : [] }
    }
    let rows = motion == .up ? -Self.wheelRows : Self.wheelRows
    switch pane {
    case .rooms: scroll(\.rooms, by: rows, height: layout.rows(of: pane))
    case .members: scroll(\.members, by: rows, height: layout.rows(of: pane))
    case .messages: scrollMessages(by: rows)
    case .reports: scroll(\.reports.list, by: rows, height: layout.rows(of: pane))
    case .audit: scroll(\.audit.list, by: rows, height: layout.rows(of: pane))
    case .detail, .conversation, .caseFile, .entry, .trail, .queue, .activity:
      let focused = focus
      focus = pane
      defer { focus = focused }
      return (0..<Self.wheelRows).flatMap { _ in move(motion) }
    }
    return []
  }

  /// Whether what is in front of the panes scrolls.
  private var takesWheel: Bool {
    keys.rows(in: context, of: view).contains { $0.command == .move(.up) }
  }

  /// Scrolls a list and takes the cursor along where it would leave the screen.
  private mutating func scroll<Row>(
    _ path: WritableKeyPath<Self, ListState<Row>>, by rows: Int, height: Int
  ) {
    var list = self[keyPath: path]
    guard height > 0, let cursor = list.cursorIndex else { return }
    let count = list.window.rows.count
    list.top = max(0, min(list.top + rows, max(0, count - height)))
    list.landing = nil
    let index = max(list.top, min(cursor, list.top + height - 1))
    if index != cursor { list.moveCursor(to: index) }
    self[keyPath: path] = list
  }

  /// Scrolls the messages, which may take several rows each and have days between them.
  private mutating func scrollMessages(by rows: Int) {
    let last = messages.window.rows.count - 1
    let height = layout.rows(of: .messages)
    guard let cursor = messages.cursorIndex, height > 0 else { return }
    if rows > 0, (messageIndex(atRow: height - 1) ?? last) >= last { return }
    messages.top = max(0, min(messages.top + rows, last))
    messages.landing = nil
    let end = messageIndex(atRow: height - 1) ?? last
    // A day may stand in the last row, and half a message before it.
    let index = max(messages.top, min(cursor, max(messages.top, end - (rows < 0 ? 1 : 0))))
    if index != cursor { messages.moveCursor(to: index) }
  }
}
