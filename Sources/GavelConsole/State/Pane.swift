/// A part of the screen that can have the focus.
enum Pane: String, Hashable, Sendable, CaseIterable {
  case rooms
  case members
  case messages
  case detail
  case reports
  case conversation
  case caseFile = "case"
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
    case .queue: .queue
    case .activity: .activity
    }
  }
}
