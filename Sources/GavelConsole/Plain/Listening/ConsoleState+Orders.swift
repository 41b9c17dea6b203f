import GavelModel

/// Carrying out orders; what can be done by keys as well is done the same way.
extension ConsoleState {
  mutating func obey(_ order: Order) -> [Effect] {
    // What is asked in a dialog comes first, and under it no row moves.
    guard modal == nil, secondFactors.isEmpty else { return [] }
    isTouched = true
    switch order.kind {
    case .run(let row, let argument):
      let effects = run(row, by: nil, argument: argument)
      if let list = focus.listPane { focus(on: list) }
      return effects
    case .choose(let place): return choose(place)
    case .read(let place):
      let effects = choose(place)
      if let cursorSubject { show(cursorSubject) }
      return effects
    case .rewind: return rewind()
    case .visit(let pane): return visit(pane)
    case .hold: return queue.held.first.map { [.stretchHold($0.id)] } ?? []
    case .mark(let ids, let isMarked):
      guard let list = markableList else { return [] }
      let marked = marks(in: list)
      setMarks(isMarked ? marked.union(ids) : marked.subtracting(ids), in: list)
      return countHidden(in: list, matching: shownFilter(of: list))
    case .narrow(let text): return narrow(to: text)
    case .jump(let text):
      prompt = .time(TextField(text))
      let effects = read(.goToTime)
      prompt = nil
      return effects
    }
  }

  private mutating func choose(_ place: RowAddress) -> [Effect] {
    switch place {
    case .batch(let batch): queue.cursor = batch
    case .item(let item):
      if let index = queue.items.rows.firstIndex(where: { $0.id == item }) {
        queue.items.cursor = queue.items.first + index
      }
    case .row(let list, let key):
      reading.isFollowing = false
      switch list {
      case .rooms: return go(to: key, of: list, in: \.rooms)
      case .members: return go(to: key, of: list, in: \.members)
      case .messages: return go(to: key, of: list, in: \.messages)
      case .reports: return go(to: key, of: list, in: \.reports.list)
      case .audit: return go(to: key, of: list, in: \.audit.list)
      }
    }
    return []
  }

  private mutating func go<Row>(
    to key: ListKey, of list: ListName, in path: WritableKeyPath<Self, ListState<Row>>
  ) -> [Effect] {
    self[keyPath: path].landing = nil
    let rows = self[keyPath: path].window.rows
    if let index = rows.firstIndex(where: { $0.listKey.id == key.id }) {
      self[keyPath: path].moveCursor(to: index)
      return []
    }
    self[keyPath: path].landing = .row(Row.ID(key.id))
    return [load(list, anchor: .around(key))].compactMap(\.self)
  }

  private mutating func rewind() -> [Effect] {
    switch focus {
    case .messages: return move(.last)
    case .rooms, .members, .reports, .audit, .queue: return move(.first)
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: return []
    }
  }

  private mutating func visit(_ pane: Pane) -> [Effect] {
    var effects: [Effect] = []
    if !view.panes.contains(pane),
      let home = View.allCases.first(where: { $0.panes.contains(pane) })
    {
      effects = show(home)
    }
    focus(on: pane)
    if pane == .queue {
      queue.opened = nil
      queue.items = ItemStretch()
    }
    return effects
  }

  private mutating func narrow(to text: String) -> [Effect] {
    guard let list = focusedList else { return [] }
    do throws(FilterError) {
      let filter = try filter(text, for: list)
      if !filter.isEmpty { lastMatch = text }
      return set(filter, in: list)
    } catch {
      let place = error.columns.lowerBound + 1
      hint("filter, at character \(place): \(FilterWords.text(of: error.fault))")
      return []
    }
  }
}

extension Pane {
  /// The list that a pane without rows of its own belongs to; `nil` for lists.
  var listPane: Pane? {
    switch self {
    case .rooms, .members, .messages, .reports, .audit, .queue: nil
    case .detail: .messages
    case .conversation, .caseFile: .reports
    case .entry, .trail: .audit
    case .activity: .queue
    }
  }
}

extension ConsoleState {
  /// The row at the cursor of the focused pane.
  var currentPlace: RowAddress? {
    switch focus {
    case .queue:
      queue.opened == nil
        ? queue.cursor.map { .batch($0) } : queue.items.atCursor.map { .item($0.id) }
    case .rooms, .members, .messages, .reports, .audit:
      focusedList.flatMap { list in
        rowKey(in: list).map { .row(list, $0) }
      }
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: nil
    }
  }

  /// The key of the row at a list's cursor, if the row is at hand.
  private func rowKey(in list: ListName) -> ListKey? {
    switch list {
    case .rooms: rooms.cursorRow?.listKey
    case .members: members.cursorRow?.listKey
    case .messages: messages.cursorRow?.listKey
    case .reports: reports.list.cursorRow?.listKey
    case .audit: audit.list.cursorRow?.listKey
    }
  }

  /// Whether nothing that was asked of a list is still to come.
  var isListSettled: Bool {
    guard awaitedMarks.isEmpty else { return false }
    guard let list = focusedList else { return true }
    switch list {
    case .rooms: return rooms.awaiting == nil
    case .members: return members.awaiting == nil
    case .messages: return messages.awaiting == nil
    case .reports: return reports.list.awaiting == nil
    case .audit: return audit.list.awaiting == nil
    }
  }
}
