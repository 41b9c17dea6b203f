import GavelConsole
import GavelStore

extension ConsoleTopic {
  /// The console's word for a topic of the store; `nil` for what it does not show.
  init?(_ topic: StoreTopic) {
    switch topic {
    case .rooms: self = .rooms
    case .members: self = .members
    case .messages: self = .messages
    case .queue: self = .queue
    case .reports: self = .reports
    case .audit: self = .audit
    case .sync: return nil
    }
  }
}
