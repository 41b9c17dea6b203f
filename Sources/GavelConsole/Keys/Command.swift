import GavelModel

/// Everything the moderator can ask the console for, by family.
enum Command: Hashable, Sendable {
  case move(Motion)
  case navigate(Navigation)
  case arrange(Arranging)
  case mark(Marking)
  case reckon(SetAlgebra)
  case act(Acting)
  case decide(DecisionKind)
  case report(Reporting)
  case audit(Auditing)
  case queue(Queueing)
  case filter(Filtering)
  case read(Reading)
  case theme(Theming)
  case profile(Profiling)
  case session(Session)
  case answer(Answering)

  /// The name it is run by in the palette and named by in messages.
  var name: String {
    switch self {
    case .move(let command): command.rawValue
    case .navigate(let command): command.rawValue
    case .arrange(let command): command.rawValue
    case .mark(let command): command.rawValue
    case .reckon(let command): command.rawValue
    case .act(let command): command.rawValue
    case .decide(let decision): decision.commandName
    case .report(let command): command.rawValue
    case .audit(let command): command.rawValue
    case .queue(let command): command.rawValue
    case .filter(let command): command.rawValue
    case .read(let command): command.rawValue
    case .theme(let command): command.rawValue
    case .profile(let command): command.rawValue
    case .session(let command): command.rawValue
    case .answer(let command): command.rawValue
    }
  }
}

/// Moves within a pane.
enum Motion: String, Hashable, Sendable, CaseIterable {
  case up
  case down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first
  case last

  /// The index that the move leads to from another, between 0 and `last`.
  func target(from index: Int, page: Int, last: Int) -> Int {
    let jump = max(1, page - 1)
    let target: Int
    switch self {
    case .up: target = index - 1
    case .down: target = index + 1
    case .pageUp: target = index - jump
    case .pageDown: target = index + jump
    case .first: target = 0
    case .last: target = last
    }
    return max(0, min(target, last))
  }
}

/// Moves between panes and views.
enum Navigation: String, Hashable, Sendable, CaseIterable {
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case rooms
  case members
  case messages
  case detail
  case queue
  case activity
  case reports
  case conversation
  case caseFile = "case"
  case audit
  case entry
  case trail
  case open
  case zoom
  case back
}

/// Moves the borders between panes.
enum Arranging: String, Hashable, Sendable, CaseIterable {
  case wider
  case narrower
  case taller
  case shorter
  case reset = "reset-layout"
}

/// Chooses the rows to act on.
enum Marking: String, Hashable, Sendable, CaseIterable {
  case mark
  case range
  case markAll = "mark-all"
  case invert
  case unmarkAll = "unmark-all"
  case sameAuthor = "mark-same-author"
  case sameText = "mark-same-text"
  case sameThread = "mark-same-thread"
  case sameRoom = "mark-same-room"
  case undoMarks = "undo-marks"
  case showMarked = "show-marked"
}

/// Keeps marks under names and reckons with them.
enum SetAlgebra: String, Hashable, Sendable, CaseIterable {
  case save = "save-marks"
  case recall = "recall-marks"
  case add = "add-marks"
  case subtract = "subtract-marks"
  case intersect = "intersect-marks"
  case forget = "forget-marks"
}

/// Begins an action on the platform.
enum Acting: String, Hashable, Sendable, CaseIterable {
  case deleteMessages = "delete-message"
  case clearRoom = "clear-room"
  case deleteRoom = "delete-room"
  case removeMembers = "remove-member"
  case removeMembersAnnounced = "remove-member-announced"
  case leaveRoom = "leave-room"
  case leaveRoomAnnounced = "leave-room-announced"
  case muteMembers = "mute-member"
  case unmuteMembers = "unmute-member"
  case deactivateUsers = "deactivate-user"
  case reactivateUsers = "reactivate-user"
}

/// Arranges the list of reports and closes the day.
enum Reporting: String, Hashable, Sendable, CaseIterable {
  case group = "group-reports"
  case sort = "sort-reports"
  case export = "export-shift"
}

/// Looks after the audit trail.
enum Auditing: String, Hashable, Sendable, CaseIterable {
  case verify = "verify-audit"
  case exportCSV = "export-audit"
  case exportLines = "export-audit-jsonl"
}

extension DecisionKind {
  /// The name it is run by in the palette; deletions of the Rooms view are named otherwise.
  var commandName: String {
    switch self {
    case .dismiss: "dismiss"
    case .deleteMessage: "delete-messages"
    case .deleteReported: "delete-reported"
    case .removeMember: "remove-author"
    case .deactivate: "deactivate-author"
    }
  }
}

/// Handles what was confirmed.
enum Queueing: String, Hashable, Sendable, CaseIterable {
  case undo
  case undoItem = "undo-item"
  case sendNow = "send-now"
  case stretchHold = "stretch-hold"
  case reverse
  case retry
  case resume
  case discard
}

/// Narrows lists and finds rows.
enum Filtering: String, Hashable, Sendable, CaseIterable {
  case filter
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case keep = "keep-filter"
  case clear = "clear-filter"
  case saved = "saved-filters"
  case save = "save-filter"
  case forget = "forget-filter"
  case complete = "complete-filter"
  case completeBack = "complete-filter-back"
}

/// Makes reading easier, and shows or covers what is read.
enum Reading: String, Hashable, Sendable, CaseIterable {
  case wrap = "wrap-messages"
  case ages = "show-ages"
  case raw = "raw-message"
  case veil
  case veilOne = "veil-one"
  case aliases
  case follow = "follow-room"
  case askTime = "jump-to-time"
  case goToTime = "go-to-time"
  case leaveTime = "leave-time"
  case nextReported = "next-reported"
  case previousReported = "previous-reported"
  case nextByAuthor = "next-by-author"
  case previousByAuthor = "previous-by-author"
  case copyText = "copy-text"
  case copyID = "copy-id"
  case lowBandwidth = "low-bandwidth"
  case byteMeter = "byte-meter"
}

/// Chooses the colours.
enum Theming: String, Hashable, Sendable, CaseIterable {
  case choose = "themes"
  case keep = "keep-theme"
  case drop = "drop-theme"
}

/// Changes to another profile.
enum Profiling: String, Hashable, Sendable, CaseIterable {
  case choose = "profile"
  case open = "open-profile"
  case leave = "leave-profiles"
}

/// Concerns the console as a whole.
enum Session: String, Hashable, Sendable, CaseIterable {
  case palette
  case runNamed = "run"
  case complete = "complete-name"
  case closePalette = "close-palette"
  case help
  case closeHelp = "close-help"
  case sync
  case quit
  case suspend
  case redraw
  case nextStep = "next-step"
  case previousStep = "previous-step"

  /// Whether it makes sense on a terminal that is too small to show anything.
  var worksUnseen: Bool {
    switch self {
    case .quit, .suspend, .redraw: true
    case .palette, .runNamed, .complete, .closePalette, .help, .closeHelp, .sync, .nextStep,
      .previousStep:
      false
    }
  }
}

/// Answers a dialog.
enum Answering: String, Hashable, Sendable, CaseIterable {
  case confirm
  case submit
  case cancel
  case editReason = "edit-reason"
  case keepReason = "keep-reason"
  case dropReason = "drop-reason"
  case quitSending = "quit-sending"
  case quitKeeping = "quit-keeping"
  case quitCancelling = "quit-cancelling"
  case resumeAll = "resume-all"
  case leaveInterrupted = "leave-interrupted"
  case chooseReason = "choose-reason"
  case skipReason = "skip-reason"
  case giveCode = "give-code"
  case giveUpCode = "give-up-code"
}
