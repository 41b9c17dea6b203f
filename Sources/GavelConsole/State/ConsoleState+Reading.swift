import GavelModel

/// What follows from the state without being stored in it.
extension ConsoleState {
  /// What every key does.
  var keys: KeyTable { configuration.keys }

  /// Where a key pressed now is meant.
  var context: KeyContext {
    if !secondFactors.isEmpty { return .secondFactor }
    if let modal { return modal.context }
    if help != nil { return .help }
    if themes != nil { return .themes }
    if profiles != nil { return .profiles }
    switch prompt {
    case .filter: return .filter
    case .palette: return .palette
    case .time: return .time
    case nil: break
    }
    return paneContext
  }

  /// Whether there is a profile to change to.
  var hasOtherProfile: Bool {
    configuration.profiles.contains { $0.name != configuration.profile }
  }

  /// The context of the focused pane, whatever is in front of it.
  var paneContext: KeyContext {
    focus == .queue && queue.opened != nil ? .items : focus.context
  }

  /// The list of the focused pane.
  var focusedList: ListName? { list(of: focus) }

  /// The list that a pane shows; `nil` for panes without one and while no room is open.
  func list(of pane: Pane) -> ListName? {
    switch pane {
    case .rooms: .rooms
    case .members: openRoom.map { .members($0) }
    case .messages: openRoom.map { .messages($0) }
    case .reports, .conversation, .caseFile: reports.listName
    case .audit, .entry: .audit
    case .detail, .trail, .queue, .activity: nil
    }
  }

  /// The list whose marks a command about marks means.
  var markableList: ListName? {
    switch focus {
    case .members, .messages, .reports, .conversation, .caseFile: focusedList
    case .rooms, .detail, .audit, .entry, .trail, .queue, .activity: nil
    }
  }

  var hasMarkableRows: Bool {
    switch focus {
    case .members: !members.window.rows.isEmpty
    case .messages: !messages.window.rows.isEmpty
    case .reports, .conversation, .caseFile: !reports.list.window.rows.isEmpty
    case .rooms, .detail, .audit, .entry, .trail, .queue, .activity: false
    }
  }

  /// The room that an action on a room means.
  var actionRoom: Room? {
    guard focus != .rooms else { return rooms.cursorRow }
    return room(openRoom)
  }

  /// A room as the store last described it, if the window holds it.
  func room(_ id: RoomID?) -> Room? {
    guard let id else { return nil }
    return rooms.window.rows.first { $0.id == id } ?? openRoomRow.flatMap { $0.id == id ? $0 : nil }
  }

  func marks(in list: ListName?) -> Set<String> {
    guard let list else { return [] }
    return marks[list] ?? []
  }

  /// Ids of the messages that a deletion means: the marked ones, or else the one at the cursor.
  var messageTargets: [MessageID] {
    guard view == .rooms, let openRoom else { return [] }
    if focus == .detail {
      guard case .message(let id)? = detail.subject else { return [] }
      return [id]
    }
    let marked = marks(in: .messages(openRoom))
    if marked.isEmpty { return messages.cursorRow.map { [$0.id] } ?? [] }
    return ordered(marked, by: messages.window.rows.map(\.id.rawValue)).map { MessageID($0) }
  }

  /// Ids of the members that a removal means: the marked ones, or else the one at the cursor.
  var memberTargets: [PersonID] {
    guard view == .rooms, let openRoom else { return [] }
    let marked = marks(in: .members(openRoom))
    if marked.isEmpty { return members.cursorRow.map { [$0.id] } ?? [] }
    return ordered(marked, by: members.window.rows.map(\.id.rawValue)).map { PersonID($0) }
  }

  /// Puts ids in the order of the rows shown; those that are not shown follow by id.
  func ordered(_ ids: Set<String>, by shown: [String]) -> [String] {
    let known = shown.filter { ids.contains($0) }
    return known + ids.subtracting(known).sorted()
  }

  /// The batch that a command about one batch means.
  var selectedBatch: Batch? {
    guard focus == .queue else { return nil }
    return queue.opened == nil ? queue.cursorBatch : queue.openedBatch
  }

  /// The batch that undoing takes back; nothing instead of the open one at the cursor.
  var batchToUndo: Batch? {
    guard !isOnBatchOfOthers else { return nil }
    if let selectedBatch, selectedBatch.isHeldHere { return selectedBatch }
    if let batch = heldBatchAtReport { return batch }
    return queue.held.first
  }

  /// Whether the row that undoing would mean is open and not this console's to take back.
  var isOnBatchOfOthers: Bool {
    selectedBatch.map { $0.state != .finished && !$0.isHeldHere } ?? false
  }

  /// How many things a batch acts on; the reports that it closes besides are not counted.
  func actCount(of batch: Batch) -> Int {
    queue.sealed[batch.id]?.acts.count ?? batch.counts.total - batch.closingCount
  }

  /// Where a batch acts: its room, or how many rooms where that is known.
  func roomName(of batch: Batch) -> String {
    let rooms = Set((queue.sealed[batch.id]?.acts ?? []).map(\.action.room))
    if rooms.count > 1 { return ActionWords.plural(rooms.count, "room") }
    return batch.roomName.flatMap { $0.isEmpty ? nil : $0 } ?? batch.first.room.rawValue
  }

  /// What a batch does; once it has ended its count includes the reports closed after it.
  func words(for batch: Batch) -> String {
    let acts = actCount(of: batch)
    let people = peopleRemoved(by: batch)
    let words =
      people.map { "remove " + ActionWords.plural($0, "person", "people") }
      ?? ActionWords.imperative(batch.first, count: acts)
    return batch.state == .finished && acts < batch.counts.total ? words + " + reports" : words
  }

  /// How many people a batch removes, where some of them leave several rooms and that is known.
  private func peopleRemoved(by batch: Batch) -> Int? {
    guard let acts = queue.sealed[batch.id]?.acts,
      acts.allSatisfy({ $0.action.kind == .removeMember })
    else { return nil }
    let people = Set(acts.map(\.action.target)).count
    return people < acts.count ? people : nil
  }

  /// The thing at the cursor of the focused pane.
  var cursorSubject: DetailSubject? {
    switch focus {
    case .rooms: rooms.cursor.map { .room($0) }
    case .members: members.cursor.map { .member($0) }
    case .messages: messages.cursor.map { .message($0) }
    case .queue: queue.cursor.map { .batch($0) }
    case .detail, .activity, .reports, .conversation, .caseFile, .audit, .entry, .trail:
      detail.subject
    }
  }
}
