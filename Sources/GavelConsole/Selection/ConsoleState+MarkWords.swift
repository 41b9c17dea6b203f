import GavelModel
import GavelScreen

extension ConsoleState {
  /// How many rows of a list, in words: `3 messages in lobby`, without the room where it is open.
  func words(for count: Int, in list: ListName) -> String {
    switch list {
    case .rooms: ActionWords.plural(count, "room")
    case .audit: ActionWords.plural(count, "entry", "entries")
    case .members(let room): ActionWords.plural(count, "member") + place(room)
    case .messages(let room): ActionWords.plural(count, "message") + place(room)
    case .reports(let grouping, _):
      ActionWords.plural(count, "report group") + (grouping == reports.grouping ? "" : " elsewhere")
    }
  }

  private func place(_ id: RoomID) -> String {
    id == openRoom && view == .rooms ? "" : " in \(room(id)?.shownName ?? id.rawValue)"
  }

  /// Returns `*2 people`, of several lists `*2 people +3`.
  private func shortSummary(of lists: [ListName], _ total: Int) -> DisplayText {
    guard
      let list = lists.first(where: { $0 == markableList })
        ?? lists.max(by: { left, right in
          (marks(in: left).count, "\(right)") < (marks(in: right).count, "\(left)")
        })
    else { return .empty }
    let count = marks(in: list).count
    let words =
      switch list {
      case .rooms: ActionWords.plural(count, "room")
      case .audit: ActionWords.plural(count, "entry", "entries")
      case .members: ActionWords.plural(count, "person", "people")
      case .messages: ActionWords.plural(count, "msg")
      case .reports: ActionWords.plural(count, "report")
      }
    return DisplayText("*\(words)" + (count == total ? "" : " +\(Numbers.grouped(total - count))"))
  }

  /// What is marked anywhere, for the foot of every screen; the focused list comes first.
  ///
  /// - Parameter columns: The width of the screen, which decides how much is said.
  func markSummary(columns: Int) -> DisplayText {
    let lists = marks.keys.filter { !marks(in: $0).isEmpty }
    guard !lists.isEmpty else { return .empty }
    let total = lists.reduce(0) { $0 + marks(in: $1).count }
    guard columns >= 60 else { return shortSummary(of: lists, total) }
    let ordered = lists.sorted { left, right in
      let (first, second) = (left == markableList, right == markableList)
      return first == second
        ? (marks(in: left).count, "\(left)") > (marks(in: right).count, "\(right)") : first
    }
    var text: DisplayText = "* "
    for (place, list) in ordered.prefix(columns < 100 ? 1 : 2).enumerated() {
      let hidden = hiddenMarks[list]?.count ?? 0
      text += place == 0 ? "" : ", "
      text += DisplayText(words(for: marks(in: list).count, in: list), truncatedTo: 40)
      if hidden > 0 { text += " (\(Numbers.grouped(hidden)) hidden)" }
    }
    let rest = ordered.dropFirst(columns < 100 ? 1 : 2).reduce(0) { $0 + marks(in: $1).count }
    return rest == 0 ? text : text + " +\(Numbers.grouped(rest))"
  }
}
