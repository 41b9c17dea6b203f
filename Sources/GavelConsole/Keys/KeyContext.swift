/// Where keys are pressed: the innermost thing that listens.
public enum KeyContext: Hashable, Sendable, CaseIterable {
  /// The list of rooms.
  case rooms
  /// The members of the open room.
  case members
  /// The messages of the open room.
  case messages
  /// The pane that shows one thing in full.
  case detail
  /// The list of groups of reports.
  case reports
  /// The conversation around a reported message.
  case conversation
  /// The pane that tells everything about a group of reports.
  case caseFile
  /// The list of the audit trail's entries.
  case audit
  /// The pane that tells everything about one entry.
  case entry
  /// The pane that tells about the trail as a whole.
  case trail
  /// The list of batches.
  case queue
  /// The items of one batch.
  case items
  /// The list of what happened.
  case activity
  /// The list of keys.
  case help
  /// The list of themes.
  case themes
  /// The list of profiles.
  case profiles
  /// The field that narrows a list.
  case filter
  /// The field that takes a moment to go to.
  case time
  /// The field that runs a command by its name.
  case palette
  /// The dialog that waits while a draft is sealed.
  case sealing
  /// The dialog that one key confirms.
  case confirm
  /// The dialog that one key confirms, or a digit that gives a reason at once.
  case decide
  /// The dialog that a typed text confirms, while it still asks for the reason.
  case reasonChoice
  /// The dialog that a typed text confirms.
  case typedConfirm
  /// The field for the reason, inside a dialog.
  case reason
  /// The question what becomes of unfinished work.
  case quit
  /// The question what becomes of interrupted work.
  case interrupted
  /// The field for a code of a second factor.
  case secondFactor

  /// Whether ordinary characters are text here and not commands.
  var takesText: Bool {
    switch self {
    case .filter, .palette, .time, .typedConfirm, .reason, .secondFactor, .help: true
    case .rooms, .members, .messages, .detail, .reports, .conversation, .caseFile, .audit, .entry,
      .trail, .queue, .items, .activity, .themes, .profiles, .sealing, .confirm, .decide,
      .reasonChoice, .quit, .interrupted:
      false
    }
  }

  /// Lists that can be narrowed, in the order of their panes.
  static let lists: Set<KeyContext> = [.rooms, .members, .messages, .reports, .audit]
  /// The panes that show one group of reports, in which it can be decided.
  static let triage: Set<KeyContext> = [.reports, .conversation, .caseFile]
  /// The panes of the audit trail.
  static let record: Set<KeyContext> = [.audit, .entry, .trail]
  /// Everything that is not a dialog and not a field.
  static let browsing: Set<KeyContext> = [
    .rooms, .members, .messages, .detail, .reports, .conversation, .caseFile, .audit, .entry,
    .trail, .queue, .items, .activity,
  ]
  /// Fields for text.
  static let fields: Set<KeyContext> = [.filter, .palette, .time, .typedConfirm, .reason]
}
