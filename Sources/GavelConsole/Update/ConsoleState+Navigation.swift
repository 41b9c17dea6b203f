import GavelModel

extension ConsoleState {
  mutating func navigate(_ navigation: Navigation) -> [Effect] {
    switch navigation {
    case .nextPane: focus(step: 1)
    case .previousPane: focus(step: -1)
    case .rooms: return view == .rooms ? focusing(on: .rooms) : show(.rooms)
    case .reports: return view == .reports ? focusing(on: .reports) : show(.reports)
    case .audit: return view == .audit ? focusing(on: .audit) : show(.audit)
    case .entry: focus(on: .entry)
    case .trail: focus(on: .trail)
    case .conversation: focus(on: .conversation)
    case .caseFile: focus(on: .caseFile)
    case .members: focus(on: .members)
    case .messages: focus(on: .messages)
    case .detail: focus(on: .detail)
    case .queue: focus(on: .queue)
    case .activity: focus(on: .activity)
    case .open: return open()
    case .zoom:
      isZoomed.toggle()
      isZoomedByKey = isZoomed
    case .back: return back()
    }
    return []
  }

  /// Moves the focus; a range belongs to its pane and ends.
  mutating func focus(on pane: Pane) {
    guard pane != focus else { return }
    if pane == .detail, let cursorSubject { show(cursorSubject) }
    focus = pane
    isZoomed = false
    range = nil
  }

  private mutating func focusing(on pane: Pane) -> [Effect] {
    focus(on: pane)
    return []
  }

  private mutating func focus(step: Int) {
    let panes = view.panes
    let place = panes.firstIndex(of: focus) ?? 0
    focus(on: panes[(place + step + panes.count) % panes.count])
  }

  private mutating func open() -> [Effect] {
    switch focus {
    case .rooms:
      guard let room = rooms.cursor else { return [] }
      let effects = open(room)
      focus(on: .messages)
      return effects
    case .members, .messages:
      guard cursorSubject != nil else { return [] }
      focus(on: .detail)
      isZoomed = true
    case .queue:
      guard queue.opened == nil, let batch = queue.cursor else { return [] }
      queue.opened = batch
      queue.items = ItemStretch()
      queue.noteLook()
      isZoomed = true
      return loadItems()
    case .reports:
      guard reports.list.cursor != nil else { return [] }
      focus(on: .conversation)
    case .conversation: focus(on: .caseFile)
    case .audit:
      guard audit.list.cursor != nil else { return [] }
      focus(on: .entry)
      isZoomed = true
    case .detail, .activity, .caseFile, .entry, .trail: break
    }
    return []
  }

  /// Leaves the innermost thing that was entered.
  private mutating func back() -> [Effect] {
    if case .sending? = departure {
      departure = nil
      hint("you stay here; what was sent goes on")
    } else if range != nil {
      range = nil
    } else if focus == .queue, queue.opened != nil {
      queue.opened = nil
      queue.items = ItemStretch()
      isZoomed = false
    } else if focus == .detail {
      focus(on: detail.origin)
    } else if focus == .entry || focus == .trail {
      focus(on: .audit)
    } else if isZoomed {
      isZoomed = false
    } else if let list = focusedList, only(of: list) != nil {
      return showOnly(nil, of: list)
    } else if let list = focusedList, !filterText(of: list).isEmpty {
      return set(.everything(in: list.filterList), in: list)
    } else if focus != view.home {
      focus(on: view.home)
    } else if view != .rooms {
      return show(.rooms)
    }
    return []
  }

  /// Shows another room's members and messages.
  mutating func open(_ room: RoomID) -> [Effect] {
    guard openRoom != room else { return [] }
    openRoomRow = self.room(room)
    openRoom = room
    forgetStaff()
    members = ListState()
    messages = ListState()
    range = nil
    reading.isFollowing = false
    let loads = [load(.members(room)), load(.messages(room))].compactMap(\.self)
    return [.openRoom(room)] + loads
  }

  /// Puts a thing into the detail pane.
  mutating func show(_ subject: DetailSubject) {
    guard detail.subject != subject else { return }
    detail = DetailState(subject: subject)
  }
}

extension DetailState {
  /// The pane that the subject came from.
  var origin: Pane {
    switch subject {
    case .room, nil: .rooms
    case .member: .members
    case .message: .messages
    case .batch: .queue
    }
  }
}
