import GavelModel

/// What must hold for a command to make sense, with the words for when it does not.
enum Requirement: Hashable, Sendable {
  case writable
  case room
  case message
  case member
  case rows
  /// The focused list has a row at its cursor.
  case row
  /// The cursor is on no batch that is open and not held here.
  case noOtherBatch
  case heldBatch
  case selectedHeldBatch
  case retryableBatch
  case reversibleBatch
  case interruptedBatch
  case openItem
  case filterableList
  case match
  case savedFilters
  /// The focused list has a filter.
  case filtered
  /// A filter was saved in the console.
  case ownFilters
  case otherProfile
  case noTour
  /// The platform has a call for this kind of action.
  case ability(ActionKind)
  /// The platform can delete the kind of room at hand.
  case roomDeletion
  /// The platform can write a system message about a removal.
  case announcements
  /// The platform lets the members of the kind of room at hand be changed.
  case memberChange
  case report
  case undecided
  /// No decision on the report was broken off.
  case uninterrupted
  case reportedMessage
  case shift
  case entry
  /// The cursor does not move by itself.
  case still
  case openRoom
  case veilable
  case copyable
  /// A tour is being shown.
  case tour

  /// Why the command is unavailable while this does not hold.
  var unmet: String {
    switch self {
    case .writable: "this console is read-only"
    case .room: "no room is selected"
    case .message: "no message is selected"
    case .member: "no member is selected"
    case .rows: "there is nothing to mark"
    case .row: "there is nothing to open"
    case .noOtherBatch: "the batch at the cursor is not held by this console"
    case .heldBatch: "nothing is held here"
    case .selectedHeldBatch: "this batch is not held here"
    case .reversibleBatch: "nothing that this batch did can be undone on the platform"
    case .retryableBatch: "this batch has nothing that can be tried again"
    case .interruptedBatch: "this batch was not interrupted"
    case .openItem: "the request for this item has left, or it has ended"
    case .filterableList: "go to a list to filter it"
    case .match: "filter a list first"
    case .savedFilters: "no filter is saved: filter a list, then save-filter NAME"
    case .filtered: "filter the list first"
    case .ownFilters: "no filter was saved in the console"
    case .otherProfile: "there is no other profile: gavel login makes one"
    case .noTour: "the tour stays on its platform"
    case .ability(let kind): "this platform cannot \(ActionWords.ability(kind))"
    case .roomDeletion: "this platform cannot delete such a room"
    case .announcements: "this platform writes no system messages about removals"
    case .memberChange: "the members of a direct conversation cannot be changed on this platform"
    case .report: "no report is selected"
    case .undecided: "this is decided already and on its way"
    case .uninterrupted: "this is decided already, and interrupted"
    case .reportedMessage: "the report is about a person: no message is reported here"
    case .shift: "nothing was decided yet"
    case .entry: "there is no entry"
    case .openRoom: "no room is open"
    case .veilable: "no text is selected"
    case .copyable: "there is nothing here to copy"
    case .still: "new messages move the cursor: end following first"
    case .tour: "no tour is shown; gavel demo --tour begins one"
    }
  }

  /// The same with the keys that help, as the table names them.
  func unmet(in state: ConsoleState) -> String {
    let keys = state.keys
    if self == .undecided, state.heldBatchAtReport != nil {
      return "this is decided already; \(keys.label(of: .queue(.undo), in: .reports)) takes it back"
        + " while it is held"
    }
    guard self == .uninterrupted else { return unmet }
    return unmet + ": in the queue (\(keys.label(of: .navigate(.queue), in: .reports))) "
      + "\(keys.label(of: .queue(.resume), in: .queue)) resumes it, "
      + "\(keys.label(of: .queue(.discard), in: .queue)) gives it up"
  }

  func isMet(in state: ConsoleState) -> Bool {
    switch self {
    case .writable: !state.configuration.isReadOnly
    case .room: state.actionRoom != nil
    case .message: !state.messageTargets.isEmpty
    case .member: !state.memberTargets.isEmpty
    case .rows: state.hasMarkableRows
    case .row: state.cursorSubject != nil
    case .noOtherBatch: !state.isOnBatchOfOthers
    case .heldBatch: state.batchToUndo != nil
    case .selectedHeldBatch: state.selectedBatch?.isHeldHere == true
    case .retryableBatch: state.selectedBatch.map(Self.isRetryable) ?? false
    case .reversibleBatch: state.selectedBatch.map(Self.isReversible) ?? false
    case .interruptedBatch: state.selectedBatch?.state == .interrupted
    case .openItem: state.queue.items.atCursor.map(Self.isOpen) ?? false
    case .filterableList: state.focusedList != nil
    case .match: !state.lastMatch.isEmpty
    case .savedFilters: !state.configuration.savedFilters.isEmpty
    case .filtered: state.focusedList.map { !state.filterText(of: $0).isEmpty } ?? false
    case .ownFilters: !state.configuration.ownFilters.isEmpty
    case .otherProfile: state.hasOtherProfile
    case .noTour: state.tour == nil
    case .ability(let kind): state.connection.abilities.actions.contains(kind)
    case .roomDeletion: state.mayDeleteRoom
    case .announcements: state.connection.abilities.announcesRemoval
    case .memberChange: state.mayChangeMembers
    case .report: !state.groupTargets.isEmpty
    case .uninterrupted: !state.isInterruptedHere
    case .undecided: state.groupTargets.isEmpty || !state.openTargets.isEmpty
    case .reportedMessage: state.openTargets.isEmpty || state.hasReportedMessage
    case .openRoom: state.openRoom != nil
    case .veilable: state.veilable != nil
    case .copyable: !state.copyables.isEmpty
    case .still: !state.reading.isFollowing || state.focus != .messages
    case .shift: state.reports.shift?.isEmpty == false
    case .entry: state.audit.list.cursor != nil
    case .tour: state.tour != nil
    }
  }

  /// Whether it is the platform that decides, and not what is selected.
  var isAboutPlatform: Bool {
    switch self {
    case .ability, .roomDeletion, .announcements, .memberChange: true
    case .writable, .room, .message, .member, .rows, .row, .noOtherBatch, .heldBatch,
      .selectedHeldBatch,
      .retryableBatch, .reversibleBatch, .interruptedBatch, .openItem, .filterableList, .match,
      .savedFilters, .filtered, .ownFilters, .otherProfile, .noTour, .report, .undecided,
      .uninterrupted,
      .reportedMessage, .shift, .entry, .still, .openRoom,
      .veilable, .copyable, .tour:
      false
    }
  }

  /// A batch is of one kind, its closings aside, so that its first item tells.
  private static func isReversible(_ batch: Batch) -> Bool {
    batch.state == .finished && batch.counts[.done] > 0 && !batch.first.kind.isPermanent
  }

  private static func isRetryable(_ batch: Batch) -> Bool {
    batch.state == .finished
      && Outcome.allCases.contains { $0.isRetryable && batch.counts[$0] > 0 }
  }

  private static func isOpen(_ item: OutboxItem) -> Bool {
    switch item.status {
    case .waiting, .parked: true
    case .inFlight, .settled: false
    }
  }
}
