/// A part of the screen that can have the focus.
enum Pane: String, Hashable, Sendable, CaseIterable {
  case rooms
  case members
  case messages
  case detail
  case reports
  case conversation
  case caseFile = "case"
  case audit
  case entry
  case trail
  case queue
  case activity

  /// The word in the pane's title.
  var title: String {
    switch self {
    case .rooms: "Rooms"
    case .members: "Members"
    case .messages: "Messages"
    case .detail: "Detail"
    case .reports: "Reports"
    case .conversation: "Conversation"
    case .caseFile: "Case"
    case .audit: "Audit"
    case .entry: "Entry"
    case .trail: "Trail"
    case .queue: "Queue"
    case .activity: "Activity"
    }
  }

  /// The context whose keys work while this pane has the focus.
  var context: KeyContext {
    switch self {
    case .rooms: .rooms
    case .members: .members
    case .messages: .messages
    case .detail: .detail
    case .reports: .reports
    case .conversation: .conversation
    case .caseFile: .caseFile
    case .audit: .audit
    case .entry: .entry
    case .trail: .trail
    case .queue: .queue
    case .activity: .activity
    }
  }
}
