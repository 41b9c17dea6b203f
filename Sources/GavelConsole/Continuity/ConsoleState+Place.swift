import GavelModel

extension ConsoleState {
  /// What to keep for the next start.
  public var memory: ConsoleMemory { ConsoleMemory(arrangement: arrangement, place: place) }

  /// Where the moderator is now.
  var place: ConsolePlace {
    var place = ConsolePlace(
      view: view.rawValue, pane: (focus == .detail ? detail.origin : focus).rawValue,
      grouping: reports.grouping.rawValue, sort: reports.sort.rawValue,
      habits: Set(
        ReadingHabit.allCases.filter { reading[keyPath: $0.option] }.map(\.rawValue)))
    for pane in Self.listPanes {
      guard let list = list(of: pane) else { continue }
      place.rows[pane.rawValue] = row(at: list)
      let filter = filterText(of: list)
      if !filter.isEmpty { place.filters[pane.rawValue] = filter }
    }
    return place
  }

  private static let listPanes: [Pane] = [.rooms, .members, .messages, .reports, .audit]

  private func row(at list: ListName) -> RememberedRow? {
    if list == .rooms, let openRoom, rooms.cursor != openRoom {
      return RememberedRow(id: openRoom.rawValue, rank: openRoomRow?.listKey.rank)
    }
    guard let id = cursorID(in: list) else { return nil }
    // Members are ordered by name, and a name is not kept.
    if case .members = list { return RememberedRow(id: id) }
    return RememberedRow(id: id, rank: cursorKey(in: list)?.rank)
  }

  /// Goes where the moderator was at the last end, as far as that place still exists.
  ///
  /// Everything is asked for at once and nothing waits for an answer, so that the first frame
  /// comes as soon as ever.
  mutating func comeBack(to place: ConsolePlace) -> [Effect] {
    for habit in ReadingHabit.allCases where place.habits.contains(habit.rawValue) {
      reading[keyPath: habit.option] = true
    }
    reports.grouping = place.grouping.flatMap(ReportGrouping.init(rawValue:)) ?? reports.grouping
    reports.sort = place.sort.flatMap(ReportSort.init(rawValue:)) ?? reports.sort
    rooms.filter = filter(place, .rooms)
    reports.list.filter = filter(place, .reports)
    audit.list.filter = filter(place, .audit)
    Self.stand(&rooms, place.rows["rooms"]) { RoomID($0) }
    Self.stand(&reports.list, place.rows["reports"]) { ReportGroupID($0) }
    Self.stand(&audit.list, place.rows["audit"]) { AuditRecordID($0) }
    var effects = [load(.rooms)].compactMap(\.self) + reopen(place)
    if let view = place.view.flatMap(View.init(rawValue:)) { effects += show(view) }
    if let pane = place.pane.flatMap(Pane.init(rawValue:)), view.panes.contains(pane) {
      focus = pane
    }
    return effects
  }

  /// Opens the room that was open, before the list of rooms has said that it is still there.
  private mutating func reopen(_ place: ConsolePlace) -> [Effect] {
    guard let room = rooms.cursor else { return [] }
    comingBackTo = room
    // The cursor is where somebody put it, so the first sync leaves it there.
    isTouched = true
    openRoom = room
    members.filter = filter(place, .members)
    messages.filter = filter(place, .messages)
    Self.stand(&members, place.rows["members"]) { PersonID($0) }
    Self.stand(&messages, place.rows["messages"]) { MessageID($0) }
    show(.room(room))
    let loads = [load(.members(room)), load(.messages(room))].compactMap(\.self)
    return [.openRoom(room)] + loads
  }

  /// Leaves the room that was to be opened again when the list does not have it any more.
  mutating func checkReturn() {
    guard let room = comingBackTo else { return }
    comingBackTo = nil
    guard openRoom == room, rooms.cursorRow?.id != room else { return }
    openRoom = nil
    members = ListState()
    messages = ListState()
    detail = DetailState()
    if focus == .members || focus == .messages { focus(on: .rooms) }
    guard rooms.window.rows.isEmpty else { return }
    // There is nothing yet: the console begins as if it were the first time.
    rooms.cursor = nil
    rooms.cursorKey = nil
    isTouched = false
  }

  /// A filter that cannot be read any more, because a saved one is gone, narrows nothing.
  private func filter(_ place: ConsolePlace, _ pane: Pane) -> Filter? {
    guard let list = list(of: pane), let text = place.filters[pane.rawValue] else { return nil }
    return try? filter(text, for: list)
  }

  private static func stand<Row>(
    _ list: inout ListState<Row>, _ place: RememberedRow?, id: (String) -> Row.ID
  ) {
    guard let place else { return }
    list.cursor = id(place.id)
    list.cursorKey = place.rank.map { ListKey(rank: $0, id: place.id) }
    list.landing = .row(id(place.id))
  }
}
