import GavelModel

extension ConsoleState {
  mutating func filter(_ filtering: Filtering) -> [Effect] {
    switch filtering {
    case .filter:
      guard let list = focusedList else { return [] }
      prompt = .filter(focus, TextField(filterText(of: list)))
    case .keep:
      if case .filter(_, let field) = prompt, !field.isEmpty { lastMatch = field.text }
      prompt = nil
    case .clear:
      guard case .filter(let pane, _) = prompt else { return [] }
      prompt = nil
      return setFilter("", in: pane)
    case .nextMatch: return findMatch(.nextMatch)
    case .previousMatch: return findMatch(.previousMatch)
    }
    return []
  }

  /// Narrows a pane's list to what matches the text.
  mutating func setFilter(_ text: String, in pane: Pane) -> [Effect] {
    guard let list = list(of: pane), filterText(of: list) != text else { return [] }
    switch list {
    case .rooms: rooms.filter = text
    case .members: members.filter = text
    case .messages: messages.filter = text
    case .reports: reports.list.filter = text
    case .audit: audit.list.filter = text
    }
    range = nil
    return [load(list)].compactMap(\.self)
  }

  /// Looks for the next or previous row that matches the last filter, also outside the window.
  private mutating func findMatch(_ direction: Filtering) -> [Effect] {
    guard let list = focusedList, let key = cursorKey(in: list) else { return [] }
    if filterText(of: list) == lastMatch {
      return move(direction == .previousMatch ? .up : .down)
    }
    let anchor: ListAnchor = direction == .previousMatch ? .before(key) : .after(key)
    var request = ListRequest(
      list: list, matching: lastMatch, anchor: anchor, limit: 1, number: nextNumber())
    request.purpose = .match
    switch list {
    case .rooms: rooms.awaiting = request
    case .members: members.awaiting = request
    case .messages: messages.awaiting = request
    case .reports: reports.list.awaiting = request
    case .audit: audit.list.awaiting = request
    }
    return [.load(request)]
  }

  /// Takes the cursor to a row that was found, loading the rows around it when they are far away.
  mutating func goToMatch<Row>(
    _ row: Row?, _ request: ListRequest, in path: WritableKeyPath<Self, ListState<Row>>
  ) -> [Effect] {
    guard let row else {
      hint("no further row matches “\(request.matching)”")
      return reloadIfOutdated(request.list, self[keyPath: path].isOutdated)
    }
    // A dialog may have opened meanwhile; then the cursor stays where it was.
    guard modal == nil else { return [] }
    if let index = self[keyPath: path].window.rows.firstIndex(where: { $0.id == row.id }) {
      self[keyPath: path].moveCursor(to: index)
      return reloadIfOutdated(request.list, self[keyPath: path].isOutdated)
    }
    self[keyPath: path].landing = .row(row.id)
    return [load(request.list, anchor: .around(row.listKey))].compactMap(\.self)
  }

  private mutating func reloadIfOutdated(_ list: ListName, _ isOutdated: Bool) -> [Effect] {
    isOutdated ? [load(list)].compactMap(\.self) : []
  }
}
