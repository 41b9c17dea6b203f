import GavelModel
import GavelScreen

extension ConsoleState {
  /// How many rows of a list, in words: `3 messages in lobby`, without the room where it is open.
  func words(for count: Int, in list: ListName, orMore isMore: Bool = false) -> String {
    func plural(_ noun: String, _ several: String? = nil) -> String {
      ActionWords.plural(count, noun, several, orMore: isMore)
    }
    return switch list {
    case .rooms: plural("room")
    case .audit: plural("entry", "entries")
    case .members(let room): plural("member") + place(room)
    case .messages(let room): plural("message") + place(room)
    case .reports(let grouping, _):
      plural("report group") + (grouping == reports.grouping ? "" : " elsewhere")
    }
  }

  private func place(_ id: RoomID) -> String {
    id == openRoom && view == .rooms ? "" : " in \(room(id)?.shownName ?? id.rawValue)"
  }

  /// Returns `*2 people`, of several lists `*2 people +3`.
  private func shortSummary(of list: ListName, others: Int) -> DisplayText {
    let (count, isMore) = chosen(in: list)
    func words(_ noun: String, _ several: String? = nil) -> String {
      ActionWords.plural(count, noun, several, orMore: isMore)
    }
    let text =
      switch list {
      case .rooms: words("room")
      case .audit: words("entry", "entries")
      case .members: words("person", "people")
      case .messages: words("msg")
      case .reports: words("report")
      }
    return DisplayText("*\(text)" + (others == 0 ? "" : " +\(Numbers.grouped(others))"))
  }

  /// What is chosen anywhere, marked or in an open range, for the foot of every screen; the focused
  /// list comes first.
  ///
  /// - Parameter columns: The width of the screen, which decides how much is said.
  func markSummary(columns: Int) -> DisplayText {
    let lists = Set(marks.keys).union([range?.list].compactMap(\.self))
      .filter { chosen(in: $0).count > 0 }
      .sorted { left, right in
        let (first, second) = (left == markableList, right == markableList)
        return first == second
          ? (chosen(in: left).count, "\(left)") > (chosen(in: right).count, "\(right)") : first
      }
    guard let leading = lists.first else { return .empty }
    func rest(after told: Int) -> Int {
      lists.dropFirst(told).reduce(0) { $0 + chosen(in: $1).count }
    }
    guard columns >= 60 else { return shortSummary(of: leading, others: rest(after: 1)) }
    let told = columns < 100 ? 1 : 2
    var text: DisplayText = "* "
    for (place, list) in lists.prefix(told).enumerated() {
      text += (place == 0 ? "" : ", ") + summary(of: list)
    }
    let others = rest(after: told)
    return others == 0 ? text : text + " +\(Numbers.grouped(others))"
  }

  /// Returns `3 messages (1 in range, 2 hidden)`, of a range alone `3 messages in range`.
  private func summary(of list: ListName) -> DisplayText {
    let (count, isMore) = chosen(in: list)
    var text = DisplayText(words(for: count, in: list, orMore: isMore), truncatedTo: 40)
    var notes: [String] = []
    if let range = openRange(in: list) {
      if marks(in: list).isEmpty {
        text += " in range"
      } else {
        notes.append("\(Numbers.atLeast(range.ids.count, isMore: range.isMore)) in range")
      }
    }
    let hidden = hiddenMarks[list]?.count ?? 0
    if hidden > 0 { notes.append("\(Numbers.grouped(hidden)) hidden") }
    if !notes.isEmpty { text += DisplayText(" (\(notes.joined(separator: ", ")))") }
    return text
  }
}
