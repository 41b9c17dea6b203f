import GavelModel

/// The rows of a list as ids and keys, whatever they are.
extension ConsoleState {
  /// What narrows a list; everything where nothing does.
  func filter(of list: ListName) -> Filter {
    let filter =
      switch list {
      case .rooms: rooms.filter
      case .members: members.filter
      case .messages: messages.filter
      case .reports: reports.list.filter
      case .audit: audit.list.filter
      }
    return filter ?? .everything(in: list.filterList)
  }

  func filterText(of list: ListName) -> String { filter(of: list).text }

  func cursorID(in list: ListName) -> String? {
    switch list {
    case .rooms: rooms.cursor?.rawValue
    case .members: members.cursor?.rawValue
    case .messages: messages.cursor?.rawValue
    case .reports: reports.list.cursor?.rawValue
    case .audit: audit.list.cursor?.rawValue
    }
  }

  func cursorKey(in list: ListName) -> ListKey? {
    switch list {
    case .rooms: rooms.cursorKey
    case .members: members.cursorKey
    case .messages: messages.cursorKey
    case .reports: reports.list.cursorKey
    case .audit: audit.list.cursorKey
    }
  }

  /// Keys of the rows in the window; a key holds its row's id.
  func shownKeys(in list: ListName) -> [ListKey] {
    switch list {
    case .rooms: rooms.window.rows.map(\.listKey)
    case .members: members.window.rows.map(\.listKey)
    case .messages: messages.window.rows.map(\.listKey)
    case .reports: reports.list.window.rows.map(\.listKey)
    case .audit: audit.list.window.rows.map(\.listKey)
    }
  }

  func shownIDs(in list: ListName) -> [String] { shownKeys(in: list).map(\.id) }

  /// Ids of the rows between two keys; `nil` when the window may not hold all of them.
  func shownIDs(in list: ListName, from: ListKey, to: ListKey) -> [String]? {
    guard isAtHand(list, from: from, to: to) else { return nil }
    return shownKeys(in: list).filter { from <= $0 && $0 <= to }.map(\.id)
  }

  /// Whether the window holds every row between two keys.
  func isAtHand(_ list: ListName, from: ListKey, to: ListKey) -> Bool {
    let keys = shownKeys(in: list)
    let (hasEarlier, hasLater) = edges(of: list)
    guard let first = keys.first, let last = keys.last else { return false }
    return (!hasEarlier || first <= from) && (!hasLater || to <= last)
  }

  /// Ids of the whole list; `nil` when the window holds only a part of it, or of another filter.
  func wholeListIDs(_ list: ListName) -> Set<String>? {
    if let only = only(of: list) { return only }
    let isWhole: Bool
    switch list {
    case .rooms: isWhole = rooms.isWhole && rooms.awaiting == nil
    case .members: isWhole = members.isWhole && members.awaiting == nil
    case .messages: isWhole = messages.isWhole && messages.awaiting == nil
    case .reports: isWhole = reports.list.isWhole && reports.list.awaiting == nil
    case .audit: isWhole = audit.list.isWhole && audit.list.awaiting == nil
    }
    return isWhole ? Set(shownIDs(in: list)) : nil
  }

  private func edges(of list: ListName) -> (hasEarlier: Bool, hasLater: Bool) {
    switch list {
    case .rooms: (rooms.window.hasEarlier, rooms.window.hasLater)
    case .members: (members.window.hasEarlier, members.window.hasLater)
    case .messages: (messages.window.hasEarlier, messages.window.hasLater)
    case .reports: (reports.list.window.hasEarlier, reports.list.window.hasLater)
    case .audit: (audit.list.window.hasEarlier, audit.list.window.hasLater)
    }
  }
}
