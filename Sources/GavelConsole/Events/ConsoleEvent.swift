import GavelModel
import GavelScreen

/// What happened, told to the console by the run loop.
public enum ConsoleEvent: Sendable {
  /// The console opened; asks for the first windows.
  case started
  /// The clock; posted before each batch of other events and whenever ``nextWake(_:)`` is due.
  case tick(Timestamp)
  /// A frame was put on the screen and took this many bytes; dialogs count their dwell from the
  /// first one.
  case drawn(Timestamp, bytes: Int)
  /// The moderator did something, or the terminal changed its size.
  ///
  /// `isCrowded` says that other keys came right before or after it: nobody types like that, but a
  /// paste in a terminal that does not mark it arrives so.
  case input(InputEvent, isCrowded: Bool = false)
  /// The moderator asked for something by name, as the line mode does.
  case order(Order)
  /// The store committed changes; the console asks again for what it shows.
  case changed(Set<ConsoleTopic>)
  /// Rooms, in answer to a request; a stale request is ignored.
  case rooms(ListWindow<Room>, ListRequest)
  /// Members, in answer to a request; a stale request is ignored.
  case members(ListWindow<Member>, ListRequest)
  /// Messages, in answer to a request; a stale request is ignored.
  case messages(ListWindow<Message>, ListRequest)
  /// Groups of reports, in answer to a request; a stale request is ignored.
  case reports(ListWindow<ReportGroup>, ListRequest)
  /// Entries of the audit trail, in answer to a request; a stale request is ignored.
  case audit(ListWindow<AuditRecord>, ListRequest)
  /// What was kept for an entry, in answer to ``Effect/loadEvidence(_:)``; `nil` when nothing is.
  case evidence(Evidence?, of: AuditRecordID)
  /// What a walk along the audit trail came to, in answer to ``Effect/verifyAudit``.
  case auditVerified(AuditCheck)
  /// What is known about a group of reports, in answer to ``Effect/loadCase(_:)``.
  case reportCase(ReportCase)
  /// How many reports wait, in answer to ``Effect/countReports(since:)``.
  case reportCount(ReportCount)
  /// What was decided since the console opened, in answer to ``Effect/loadShift``.
  case shift(ShiftSummary)
  /// A list could not be read.
  case loadFailed(ListRequest, Notice)
  /// Ids, in answer to ``Effect/mark(_:)``; `isCut` says that a pattern was too much for some rows.
  case matched([String], MarkRequest, isCut: Bool = false)
  /// The latest batches, newest first.
  case batches([Batch])
  /// Items of a batch in order, from a place on that counts from 0.
  case items([OutboxItem], from: Int, of: BatchID)
  /// Items of a batch could not be read.
  case itemsFailed(BatchID, Notice)
  /// Who is staff in some room, so that names which look like theirs are told.
  case staff([Person])
  /// Who goes by some usernames, in answer to ``Effect/findPeople(named:)``.
  case people([Person])
  /// The latest audit entries, newest first.
  case activity([AuditEntry])
  /// How the console stands with its platform.
  case connection(ConnectionStatus)
  /// A draft was sealed; ignored unless the dialog still waits for this draft.
  case planned(ActionPlan, ActionDraft)
  /// A draft could not be sealed.
  case planFailed(ActionDraft, Notice)
  /// What of a batch can be tried again, in answer to ``Effect/retry(_:)``.
  case retryable([ModerationAction], reason: String)
  /// A confirmed plan is on disk, and with it the decisions it carries out.
  case enqueued(BatchID, ActionPlan)
  /// A confirmed plan could not be committed; nothing will be sent.
  case enqueueFailed(ActionPlan, Notice)
  /// Something to tell the moderator.
  case notice(Notice)
  /// Unfinished batches of an earlier run that no living process owns, offered at the start.
  case interruptedBatches([Batch])
  /// The platform wants a code of a second factor; `method` names where the code comes from.
  ///
  /// The answer is ``Effect/secondFactor(code:number:)`` with the same number.
  case secondFactorWanted(method: String, number: Int, isRepeated: Bool = false)
  /// The themes that can be chosen, in answer to ``Effect/loadThemes``.
  case themes([ThemeChoice])
  /// Other colours.
  case theme(Theme)
  /// A profile is open and can take over, in answer to ``Effect/openProfile(_:)``.
  case profileOpened(String)
  /// How far the profile is that is being opened, where that takes its time.
  case profileProgress(String, String)
  /// A profile could not be opened.
  case profileFailed(String, Notice)
  /// The filters with names as they are now, in answer to ``Effect/saveFilter(_:named:)``; `own`
  /// are those that were saved in the console.
  case savedFilters(SavedFilters, own: Set<String>)
  /// Something outside asked to end, politely; the same as the quit key.
  case quitRequested
}

/// Parts of the store that can change under the console.
public enum ConsoleTopic: Hashable, Sendable, CaseIterable {
  /// Rooms and their counters.
  case rooms
  /// Memberships, names and roles.
  case members
  /// Messages.
  case messages
  /// Reports, and what was decided about them.
  case reports
  /// Batches and items.
  case queue
  /// The audit trail.
  case audit
}

extension ConsoleEvent {
  /// Whether rows come with it that take the place of others.
  public var replacesRows: Bool {
    switch self {
    case .rooms, .members, .messages, .reports, .audit, .batches, .items, .activity, .reportCase:
      true
    default: false
    }
  }
}
