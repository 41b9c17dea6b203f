import GavelModel

extension ConsoleState {
  /// The rows that alone are shown of a list; `nil` while it shows what its filter leaves.
  func only(of list: ListName) -> Set<String>? {
    switch list {
    case .rooms: rooms.only
    case .members: members.only
    case .messages: messages.only
    case .reports: reports.list.only
    case .audit: nil
    }
  }

  /// The filter that decides what a list shows; none while the marked rows alone are shown.
  func shownFilter(of list: ListName) -> Filter {
    only(of: list) == nil ? filter(of: list) : .everything(in: list.filterList)
  }

  /// Shows the marked rows alone, also those that the filter hides, or everything again.
  mutating func toggleMarkedOnly(_ list: ListName) -> [Effect] {
    guard only(of: list) == nil else { return showOnly(nil, of: list) }
    let marked = marks(in: list)
    guard !marked.isEmpty else {
      hint("nothing is marked here")
      return []
    }
    hint("only what is marked is shown")
    return showOnly(marked, of: list)
  }

  mutating func showOnly(_ ids: Set<String>?, of list: ListName) -> [Effect] {
    switch list {
    case .rooms: rooms.only = ids
    case .members: members.only = ids
    case .messages: messages.only = ids
    case .reports: reports.list.only = ids
    case .audit: break
    }
    range = nil
    return [load(list)].compactMap(\.self)
  }
}
