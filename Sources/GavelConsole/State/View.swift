/// The places a moderator works in, each with panes of its own.
enum View: String, Hashable, Sendable, CaseIterable {
  /// Rooms with their members and messages.
  case rooms
  /// Groups of reports, one decided after another.
  case reports
  /// What was done, by whom, and what was kept of it.
  case audit

  /// The panes in the order of their numbers.
  var panes: [Pane] {
    switch self {
    case .rooms: [.rooms, .members, .messages, .detail, .queue, .activity]
    case .reports: [.reports, .conversation, .caseFile, .queue, .activity]
    case .audit: [.audit, .entry, .trail, .queue, .activity]
    }
  }

  /// Whether keys can be pressed there; dialogs and fields stand in front of every view.
  func has(_ context: KeyContext) -> Bool {
    guard KeyContext.browsing.contains(context) else { return true }
    return context == .items || panes.contains { $0.context == context }
  }

  /// The pane that everything else is left for.
  var home: Pane {
    switch self {
    case .rooms: .rooms
    case .reports: .reports
    case .audit: .audit
    }
  }
}
