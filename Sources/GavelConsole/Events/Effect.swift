import GavelModel

/// What the console asks the world to do; it never does anything itself.
public enum Effect: Sendable, Equatable {
  /// Read a window of a list and answer with ``ConsoleEvent/rooms(_:_:)`` or its siblings.
  case load(ListRequest)
  /// Read everything about a group of reports and answer with ``ConsoleEvent/reportCase(_:)``.
  case loadCase(ReportGroupID)
  /// Count the open reports and answer with ``ConsoleEvent/reportCount(_:)``; new are those that
  /// the store first saw after the moment.
  case countReports(since: Timestamp)
  /// Read what was decided since the console opened and answer with ``ConsoleEvent/shift(_:)``.
  case loadShift
  /// Write the decisions since the console opened to a file and tell its name in a notice.
  case exportShift
  /// Read what was kept for an entry of the audit trail and answer with
  /// ``ConsoleEvent/evidence(_:of:)``.
  case loadEvidence(AuditRecordID)
  /// Walk along the whole audit trail and answer with ``ConsoleEvent/auditVerified(_:)``.
  case verifyAudit
  /// Write the entries that fit a filter to a file and tell its name in a notice.
  case exportAudit(matching: Filter, AuditForm)
  /// Read the ids of many rows and answer with ``ConsoleEvent/matched(_:_:isCut:)``.
  case mark(MarkRequest)
  /// Read what must be known from the platform and answer with ``ConsoleEvent/planned(_:_:)``.
  case seal(ActionDraft)
  /// Commit a confirmed plan and answer with ``ConsoleEvent/enqueued(_:_:)``.
  ///
  /// `decisions` are what it decides about reports, recorded in the same transaction; empty for
  /// every plan of the Rooms view.
  case enqueue(ActionPlan, decisions: [ReportDecision])
  /// Take back what is still held or waiting of a batch.
  case undo(BatchID)
  /// Take back one item whose request has not left.
  case undoItem(ItemID)
  /// End a batch's hold window now.
  case sendNow(BatchID)
  /// Move the end of a batch's hold window half a minute on.
  case stretchHold(BatchID)
  /// Read what of a finished batch can be undone on the platform and answer with
  /// ``ConsoleEvent/retryable(_:reason:)`` for the actions that do so.
  case reverse(BatchID)
  /// Read what of a finished batch can be tried again and answer with
  /// ``ConsoleEvent/retryable(_:reason:)``.
  case retry(BatchID)
  /// Take over an interrupted batch and send what is left of it.
  case resume(BatchID)
  /// Give up what is left of an interrupted batch.
  case discard(BatchID)
  /// The moderator looks at another room, which should be synced before others.
  case openRoom(RoomID?)
  /// Read items of a batch from a place on and answer with ``ConsoleEvent/items(_:from:of:)``.
  case loadItems(BatchID, from: Int, limit: Int)
  /// Keep how the panes are arranged, and where the moderator is, for the next start.
  case remember(ConsoleMemory)
  /// Hand a code of a second factor over; `nil` gives up what wanted it.
  case secondFactor(code: String?, number: Int)
  /// Find the people that go by usernames, given in small letters, and answer with
  /// ``ConsoleEvent/people(_:)``.
  case findPeople(named: [String])
  /// Put a text into the clipboard of the moderator's terminal.
  case copy(String)
  /// Read the themes and answer with ``ConsoleEvent/themes(_:)``.
  case loadThemes
  /// Remember the theme of this name for the next start.
  case keepTheme(String)
  /// Save a filter under a name, or forget the one of that name, and answer with
  /// ``ConsoleEvent/savedFilters(_:own:)``.
  case saveFilter(String?, named: String)
  /// Open another profile beside this one and answer with ``ConsoleEvent/profileOpened(_:)``.
  case openProfile(String)
  /// Go on with the profile that was opened.
  case switchProfile(QuitChoice)
  /// Sync now.
  case sync
  /// Throw away input that was typed but not read.
  case drainInput
  /// Paint the whole screen again.
  case redraw
  /// Leave the screen to the shell until it brings the program back.
  case suspend
  /// End the program.
  case quit(QuitChoice)
}

/// What becomes of unfinished work when the program ends.
public enum QuitChoice: Sendable, Hashable {
  /// There is none.
  case nothingPending
  /// Send everything before ending.
  case sendNow
  /// Keep it for the next start, where it is offered again.
  case keepHeld
  /// Take back everything whose request has not left.
  case cancelHeld
}
