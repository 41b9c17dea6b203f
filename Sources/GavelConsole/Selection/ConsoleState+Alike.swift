import GavelModel

extension ConsoleState {
  /// Marks every row that shares something with the one at the cursor, as far as the filter shows it.
  mutating func markAlike(_ marking: Marking, in list: ListName) -> [Effect] {
    range = nil
    guard let trait = trait(marking, in: list) else {
      hint("\(marking.rawValue): the row at the cursor has no such thing")
      return []
    }
    if let ids = wholeListIDs(list) {
      let shared = ids.intersection(shownIDs(sharing: trait, in: list))
      setMarks(marks(in: list).union(shared), in: list)
      tellMarked(shared.count, trait)
      return []
    }
    return [ask(list, .mark, sharing: trait)]
  }

  /// What the row at the cursor has in common with others; `nil` where it names nothing.
  private func trait(_ marking: Marking, in list: ListName) -> SharedTrait? {
    switch list {
    case .messages:
      guard let message = messages.cursorRow else { return nil }
      switch marking {
      case .sameAuthor: return message.author.map { .author($0.id) }
      case .sameText: return message.text.isEmpty ? nil : .text(message.text)
      case .sameThread: return .thread(message.replyTo ?? message.id)
      case .sameRoom: return .room(message.room)
      case .mark, .range, .markAll, .invert, .unmarkAll, .undoMarks, .showMarked: return nil
      }
    case .reports:
      guard let group = reports.list.cursorRow else { return nil }
      switch marking {
      case .sameAuthor: return group.author.map { .author($0.id) }
      case .sameText: return group.text.map { .text($0) }
      case .sameRoom: return group.room.map { .room($0) }
      case .sameThread, .mark, .range, .markAll, .invert, .unmarkAll, .undoMarks, .showMarked:
        return nil
      }
    case .rooms, .members, .audit: return nil
    }
  }

  private func shownIDs(sharing trait: SharedTrait, in list: ListName) -> [String] {
    switch list {
    case .messages:
      messages.window.rows.filter { trait.isShared(by: $0) }.map(\.id.rawValue)
    case .reports:
      reports.list.window.rows.filter { trait.isShared(by: $0) }.map(\.id.rawValue)
    case .rooms, .members, .audit: []
    }
  }

  /// Says how many rows share what was asked for; they may have been marked before.
  mutating func tellMarked(_ count: Int, _ trait: SharedTrait) {
    let what =
      switch trait {
      case .author: "of this author"
      case .text: "with this text"
      case .thread: "of this thread"
      case .room: "of this room"
      }
    hint("\(ActionWords.plural(count, "row")) \(what) marked")
  }
}
