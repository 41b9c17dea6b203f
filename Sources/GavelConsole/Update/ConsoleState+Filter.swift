import GavelModel

extension ConsoleState {
  mutating func filter(_ filtering: Filtering, argument: String = "") -> [Effect] {
    switch filtering {
    case .filter:
      guard argument.isEmpty else { return narrow(by: argument) }
      openFilter()
    case .saved: return openSavedFilters()
    case .save: return saveFilter(named: argument)
    case .forget: return forgetFilter(named: argument)
    case .complete: return completeFilter(step: 1)
    case .completeBack: return completeFilter(step: -1)
    case .keep:
      keepFilter()
      if prompt == nil { announceHidden() }
    case .clear:
      guard case .filter(let field) = prompt else { return [] }
      prompt = nil
      guard let list = list(of: field.pane) else { return [] }
      return set(.everything(in: list.filterList), in: list)
    case .nextMatch: return findMatch(.nextMatch)
    case .previousMatch: return findMatch(.previousMatch)
    }
    return []
  }

  /// Narrows the focused list by a filter that was typed after the command's name.
  private mutating func narrow(by text: String) -> [Effect] {
    guard let list = focusedList else { return [] }
    do throws(FilterError) {
      let filter = try filter(text, for: list)
      lastMatch = text
      return set(filter, in: list)
    } catch {
      hint("“\(text)”: \(FilterWords.text(of: error.fault))")
      return []
    }
  }

  /// Says how many marked rows the filter hides, and how to see them.
  private mutating func announceHidden() {
    guard let list = focusedList, let hidden = hiddenMarks[list], !hidden.isEmpty else { return }
    let key = keys.label(of: .mark(.showMarked), in: paneContext)
    let verb = hidden.count == 1 ? "is" : "are"
    hint(
      "\(words(for: hidden.count, in: list)) marked \(verb) hidden by the filter: "
        + "\(key) shows what is marked")
  }

  /// Narrows a list.
  mutating func set(_ filter: Filter, in list: ListName) -> [Effect] {
    let isSame = self.filter(of: list).expression == filter.expression
    note(filter, of: list)
    return isSame && only(of: list) == nil ? [] : showOnly(nil, of: list)
  }

  private mutating func note(_ filter: Filter, of list: ListName) {
    switch list {
    case .rooms: rooms.filter = filter
    case .members: members.filter = filter
    case .messages: messages.filter = filter
    case .reports: reports.list.filter = filter
    case .audit: audit.list.filter = filter
    }
  }

  /// Looks for the next or previous row that matches the last filter, also outside the window.
  private mutating func findMatch(_ direction: Filtering) -> [Effect] {
    guard let list = focusedList, let key = cursorKey(in: list) else { return [] }
    if filterText(of: list) == lastMatch {
      return move(direction == .previousMatch ? .up : .down)
    }
    let filter: Filter
    do throws(FilterError) {
      filter = try self.filter(lastMatch, for: list)
    } catch {
      hint("“\(lastMatch)”: \(FilterWords.text(of: error.fault))")
      return []
    }
    let anchor: ListAnchor = direction == .previousMatch ? .before(key) : .after(key)
    var request = ListRequest(
      list: list, matching: filter, anchor: anchor, limit: 1, number: nextNumber())
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
      hint("no further row matches “\(request.matching.text)”")
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
