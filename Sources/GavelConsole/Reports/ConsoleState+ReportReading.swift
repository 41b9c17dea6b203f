import GavelModel

/// What follows from the reports at hand without being stored.
extension ConsoleState {
  /// Where a group stands after a decision; `nil` while nobody here has decided it.
  func standing(of group: ReportGroup) -> GroupStanding? {
    if enqueuing.contains(where: { $0.groups.contains(group.id) }) { return .saving }
    let mine = reports.batches[group.id]
    if let batch = queue.batches.first(where: { $0.id == mine ?? group.pending?.batch }) {
      switch batch.state {
      case .held: return .held(until: batch.heldUntil)
      case .running: return .sending
      case .interrupted: return group.pending == nil ? nil : .interrupted
      case .finished: return group.pending == nil || batch.counts[.cancelled] > 0 ? nil : .ending
      }
    }
    guard let pending = group.pending else { return mine == nil ? nil : .saving }
    return pending.heldUntil.map { .held(until: $0) } ?? .sending
  }

  func isOpen(_ group: ReportGroup) -> Bool { standing(of: group) == nil }

  private func group(_ id: ReportGroupID) -> ReportGroup? {
    reports.list.window.rows.first { $0.id == id }
  }

  /// The groups that a decision means: the marked ones, or else the one at the cursor.
  var groupTargets: [ReportGroupID] {
    guard view == .reports else { return [] }
    let marked = marks(in: reports.listName)
    if marked.isEmpty { return reports.list.cursorRow.map { [$0.id] } ?? [] }
    return ordered(marked, by: shownIDs(in: reports.listName)).map { ReportGroupID($0) }
  }

  /// Those of them that nobody here has decided.
  var openTargets: [ReportGroupID] {
    groupTargets.filter { id in group(id).map(isOpen) ?? true }
  }

  /// Whether nothing can be decided because every decision at hand was broken off, or ended here
  /// besides.
  var isInterruptedHere: Bool {
    openTargets.isEmpty
      && groupTargets.contains { group($0).flatMap { standing(of: $0) } == .interrupted }
  }

  /// Whether the platform lets the members of the rooms at hand be changed, as far as their kind is
  /// known.
  var mayChangeMembers: Bool {
    if connection.abilities.changesDirectMembers { return true }
    guard view == .reports else { return actionRoom?.kind != .direct }
    let rooms = openTargets.compactMap { group($0)?.room }
    return rooms.isEmpty || !rooms.allSatisfy { reportedRoom($0)?.kind == .direct }
  }

  /// The list of rooms may be filtered, or hold more rooms than were read.
  private func reportedRoom(_ id: RoomID) -> Room? {
    reports.shown?.file.rooms.first { $0.id == id } ?? room(id)
  }

  /// What a room is called that a report tells of: as the report says, else as the room itself is
  /// shown, a direct conversation after its people; its id where nothing else is at hand.
  func roomName(_ told: String?, of id: RoomID?) -> String? {
    if let told, !told.isEmpty { return told }
    return id.map { reportedRoom($0)?.shownName ?? $0.rawValue }
  }

  /// Whether the targets have a message that can be acted on, as far as that is known.
  var hasReportedMessage: Bool {
    openTargets.contains { group($0)?.isAboutPerson != true }
  }

  /// Whether no group in the list waits for a decision any more.
  var isShiftOver: Bool {
    let list = reports.list
    return list.isWhole && !list.isFiltered
      && !list.window.rows.contains { isOpen($0) || standing(of: $0) == .interrupted }
  }

  /// The held batch that decides the group at the cursor.
  var heldBatchAtReport: Batch? {
    guard view == .reports, KeyContext.triage.contains(focus.context),
      let row = reports.list.cursorRow
    else { return nil }
    return queue.held.first { batch in
      row.pending?.batch == batch.id || reports.batches[row.id] == batch.id
    }
  }

  /// Whether the platform can delete the room that a deletion would mean.
  var mayDeleteRoom: Bool {
    guard let room = actionRoom else { return true }
    let kind: ActionKind = room.kind == .direct ? .deleteDirect : .deleteRoom
    return connection.abilities.actions.contains(kind)
  }
}

extension ConsoleState {
  /// Unmarks groups that have no open report any more, and says so: nobody can look at them.
  mutating func dropVanishedMarks() {
    let list = reports.listName
    guard reports.list.isWhole, !reports.list.isFiltered, reports.list.only == nil else { return }
    let marked = marks(in: list)
    let left = marked.intersection(reports.list.window.rows.map(\.id.rawValue))
    guard left.count < marked.count else { return }
    marks[list] = left.isEmpty ? nil : left
    hiddenMarks[list]?.formIntersection(left)
    let count = ActionWords.plural(marked.count - left.count, "marked group")
    say(Notice(.info, "\(count) closed by now, and not marked any more"))
  }
}

/// Where a decided group stands.
enum GroupStanding: Hashable, Sendable {
  /// Confirmed, and not yet known to be on disk.
  case saving
  /// In its hold window.
  case held(until: Timestamp?)
  /// On its way.
  case sending
  /// Sent; the list has not been read again.
  case ending
  /// Left unfinished by a program that ended.
  case interrupted
}
