import GavelModel

/// The list of entries, the entry in full, and what is known of the trail as a whole.
struct AuditState: Sendable, Equatable {
  var list = ListState<AuditRecord>()
  /// The entry on screen.
  var shown: ShownEntry?
  /// What the cursor rests on while another entry is shown.
  var restingOn: AuditRecordID?
  /// Evidence that came while a dialog was open and waits until it closes.
  var deferred: ShownEntry.Kept?
  /// Whether something changed while the view was not shown.
  var isOutdated = false
  /// Whether a walk along the trail is under way.
  var isChecking = false
  /// What the last walk came to.
  var check: AuditCheck?
  /// First row on screen of what is told about the trail.
  var trailTop = 0

  /// Whether the list begins at the newest entry and the cursor rests there, so that a newer one
  /// should come into view.
  var isAtNewest: Bool { list.top == 0 && !list.window.hasEarlier && list.cursorIndex == 0 }

  func record(_ id: AuditRecordID) -> AuditRecord? {
    list.window.rows.first { $0.id == id }
  }
}

/// An entry on screen.
struct ShownEntry: Sendable, Equatable {
  var id: AuditRecordID
  var kept: Kept
  /// First row on screen.
  var top = 0

  /// What was kept for it.
  enum Kept: Sendable, Equatable {
    /// It is being read.
    case reading
    /// Nothing was, or it was given up.
    case nothing
    case evidence(Evidence)

    init(_ evidence: Evidence?) { self = evidence.map { .evidence($0) } ?? .nothing }
  }
}
