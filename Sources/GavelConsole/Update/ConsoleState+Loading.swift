import GavelModel

extension ConsoleState {
  /// Rows asked for at once: a few screens, so that most moves need no further reading.
  static let windowRows = 200
  /// How close to the window's edge the cursor may come before more is asked for.
  static let margin = 40

  /// Asks for a window around the cursor, or at the list's usual end.
  mutating func load(_ list: ListName, anchor: ListAnchor? = nil) -> Effect? {
    switch list {
    case .rooms: load(list, anchor, in: \.rooms, standing: .first)
    case .members: load(list, anchor, in: \.members, standing: .first)
    case .messages: load(list, anchor, in: \.messages, standing: .last)
    case .reports: load(list, anchor, in: \.reports.list, standing: .first)
    case .audit: load(list, anchor, in: \.audit.list, standing: .first)
    }
  }

  private mutating func load<Row>(
    _ list: ListName, _ anchor: ListAnchor?, in path: WritableKeyPath<Self, ListState<Row>>,
    standing: ListAnchor
  ) -> Effect? {
    let anchor = anchor ?? self[keyPath: path].cursorKey.map { .around($0) } ?? standing
    let only = self[keyPath: path].only
    let filter = shownFilter(of: list)
    if let awaiting = self[keyPath: path].awaiting, awaiting.list == list,
      awaiting.matching == filter, awaiting.anchor == anchor, awaiting.purpose == .window,
      awaiting.only == only
    {
      return nil
    }
    let request = ListRequest(
      list: list, matching: filter, only: only, anchor: anchor, limit: Self.windowRows,
      number: nextNumber())
    self[keyPath: path].awaiting = request
    self[keyPath: path].isOutdated = false
    return .load(request)
  }

  /// Asks again for what is shown of the topics; an answer under way is followed by another one.
  mutating func reload(_ topics: Set<ConsoleTopic>) -> [Effect] {
    var effects: [Effect?] = []
    if topics.contains(.rooms) { effects.append(reload(.rooms, in: \.rooms)) }
    if let openRoom {
      if topics.contains(.members) {
        effects.append(reload(.members(openRoom), in: \.members))
      }
      if topics.contains(.messages) {
        effects.append(reload(.messages(openRoom), in: \.messages))
      }
    }
    if topics.contains(.reports) { effects += reloadReports() }
    if topics.contains(.audit) { effects += reloadAudit() }
    if topics.contains(.queue) { effects += loadItems() }
    return effects.compactMap(\.self)
  }

  mutating func reload<Row>(
    _ list: ListName, in path: WritableKeyPath<Self, ListState<Row>>
  ) -> Effect? {
    guard self[keyPath: path].awaiting == nil else {
      self[keyPath: path].isOutdated = true
      return nil
    }
    return load(list)
  }

  /// Takes an answer over, unless another one is awaited by now.
  mutating func accept<Row>(
    _ answer: ListWindow<Row>, _ request: ListRequest,
    in path: WritableKeyPath<Self, ListState<Row>>
  ) -> [Effect] {
    guard self[keyPath: path].awaiting == request else { return [] }
    if answer.isPartial { return acceptPart(answer, request, in: path) }
    self[keyPath: path].awaiting = nil
    if request.purpose == .match { return goToMatch(answer.rows.first, request, in: path) }
    if let chase = chase(answer, request, in: path) { return [chase] }
    let isOutdated = self[keyPath: path].isOutdated
    // Under a dialog no row may move: the answer waits until the dialog is closed. Where there was
    // no row yet, none can.
    if modal != nil, self[keyPath: path].isLoaded {
      self[keyPath: path].deferred = answer
    } else {
      show(answer, in: path, list: request.list)
    }
    var effects = countHidden(in: request.list, matching: request.matching)
    if isOutdated, let again = load(request.list) { effects.append(again) }
    return effects
  }

  /// Shows what a search has found so far; the rest of it is still awaited.
  private mutating func acceptPart<Row>(
    _ answer: ListWindow<Row>, _ request: ListRequest,
    in path: WritableKeyPath<Self, ListState<Row>>
  ) -> [Effect] {
    if request.purpose == .match {
      guard let row = answer.rows.first else { return [] }
      self[keyPath: path].awaiting = nil
      return goToMatch(row, request, in: path)
    }
    if modal != nil, self[keyPath: path].isLoaded { return [] }
    let landing = self[keyPath: path].landing
    show(answer, in: path, list: request.list)
    self[keyPath: path].landing = landing
    return []
  }

  /// Looks for a cursor's row that left its place: a room that something happened in comes first,
  /// and so do reports that were joined by others.
  ///
  /// Without this the cursor would pass to a neighbour, and the next key would mean another row.
  private mutating func chase<Row>(
    _ answer: ListWindow<Row>, _ request: ListRequest,
    in path: WritableKeyPath<Self, ListState<Row>>
  ) -> Effect? {
    let state = self[keyPath: path]
    guard request.list.movesRows, request.matching.isEmpty, request.only == nil,
      state.landing == nil || state.landing == state.cursor.map({ .row($0) }),
      let cursor = state.cursor, let key = state.cursorKey,
      answer.hasEarlier || answer.hasLater, !answer.rows.contains(where: { $0.id == cursor })
    else { return nil }
    var next = request
    next.number = nextNumber()
    switch request.purpose {
    case .window:
      next.purpose = .chase
      next.anchor = .first
    case .chase:
      next.purpose = .settled
      next.anchor = .around(key)
    case .match, .settled: return nil
    }
    self[keyPath: path].awaiting = next
    return .load(next)
  }

  private mutating func show<Row>(
    _ answer: ListWindow<Row>, in path: WritableKeyPath<Self, ListState<Row>>, list: ListName
  ) {
    let followed = followsEnd(path, list: list)
    let isAtNewest = list == .audit && audit.isAtNewest
    if list == .rooms, !isTouched, connection.lastSync == nil { rooms.landing = .first }
    let standing: ListState<Row>.Landing
    switch list {
    case .rooms, .members, .reports, .audit: standing = .first
    case .messages: standing = .last
    }
    self[keyPath: path].accept(
      answer, standing: standing, movesRows: list.movesRows)
    let height = layout.listRows(of: list)
    self[keyPath: path].scroll(height: height, followsEnd: followed)
    if case .messages = list { showMessages(followsEnd: followed) }
    if case .reports = list { dropVanishedMarks() }
    if list == .rooms {
      checkReturn()
      followOpenRoom()
    }
    if case .members = list { rememberStaff() }
    if isAtNewest { audit.list.top = 0 }
  }

  /// Keeps the description of the open room fresh, and leaves a room that is gone.
  private mutating func followOpenRoom() {
    guard let openRoom else { return }
    if let row = rooms.window.rows.first(where: { $0.id == openRoom }) {
      openRoomRow = row
    } else if rooms.isWhole, !rooms.isFiltered, rooms.awaiting == nil {
      self.openRoom = nil
      openRoomRow = nil
      if focus == .members || focus == .messages { focus(on: .rooms) }
    }
  }

  /// Whether the end of the messages was on screen, so that new ones should come into view.
  private func followsEnd<Row>(
    _ path: KeyPath<Self, ListState<Row>>, list: ListName
  ) -> Bool {
    guard case .messages = list else { return false }
    return !self[keyPath: path].window.hasLater && showsLastMessage
  }

  /// Shows what came while a dialog was open.
  mutating func showDeferred() {
    if let answer = rooms.deferred { show(answer, in: \.rooms, list: .rooms) }
    if let answer = reports.list.deferred {
      show(answer, in: \.reports.list, list: reports.listName)
    }
    if let file = reports.deferred { show(file) }
    if let answer = audit.list.deferred { show(answer, in: \.audit.list, list: .audit) }
    showDeferredEvidence()
    guard let openRoom else { return }
    if let answer = members.deferred { show(answer, in: \.members, list: .members(openRoom)) }
    if let answer = messages.deferred {
      show(answer, in: \.messages, list: .messages(openRoom))
    }
  }

  /// Forgets a request that will not be answered.
  mutating func giveUp(_ request: ListRequest) {
    if rooms.awaiting == request { rooms.awaiting = nil }
    if members.awaiting == request { members.awaiting = nil }
    if messages.awaiting == request { messages.awaiting = nil }
    if reports.list.awaiting == request { reports.list.awaiting = nil }
    if audit.list.awaiting == request { audit.list.awaiting = nil }
  }
}
