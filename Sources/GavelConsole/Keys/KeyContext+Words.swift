extension KeyContext {
  /// The place in words, as the page of keys names it.
  var words: String {
    switch self {
    case .rooms: "rooms"
    case .members: "members"
    case .messages: "messages"
    case .detail: "detail"
    case .reports: "reports"
    case .conversation: "conversation"
    case .caseFile: "case"
    case .audit: "audit trail"
    case .entry: "entry"
    case .trail: "chain"
    case .queue: "queue"
    case .items: "items of a batch"
    case .activity: "activity"
    case .help: "help"
    case .themes: "themes"
    case .profiles: "profiles"
    case .filter: "filter field"
    case .palette: "command field"
    case .time: "time field"
    case .sealing: "reading dialog"
    case .confirm: "confirm dialog"
    case .decide: "decide dialog"
    case .reasonChoice: "choice of a reason"
    case .typedConfirm: "typed confirmation"
    case .reason: "reason field"
    case .quit: "quit dialog"
    case .interrupted: "interrupted work"
    case .secondFactor: "code field"
    }
  }
}

extension KeyBinding {
  /// Where the row works, in words.
  var place: String {
    if contexts.isSuperset(of: KeyContext.browsing.subtracting([.items, .detail])) {
      return views.count == 1 ? "\(views.first?.home.context.words ?? "") view" : "everywhere"
    }
    let named = KeyContext.allCases.filter { contexts.contains($0) }.map(\.words)
    return named.joined(separator: ", ")
  }
}
