import GavelModel

extension ConsoleState {
  /// The marked rows of a list together with those of a range that is still open there.
  func chosen(in list: ListName) -> (count: Int, isMore: Bool) {
    let marked = marks(in: list)
    guard let range = openRange(in: list) else { return (marked.count, false) }
    return (range.ids.count + marked.count { !range.ids.contains($0) }, range.isMore)
  }

  func openRange(in list: ListName) -> RangeMark? { range?.list == list ? range : nil }

  /// Reckons what an open range holds; the store is asked after a leap out of the window.
  ///
  /// While the cursor walks, what lies outside the window between its ends stays the same, however
  /// long the range grows.
  mutating func reckonRange() -> [Effect] {
    guard var open = range, let cursor = cursorKey(in: open.list) else { return [] }
    let list = open.list
    let (from, to) = open.ends(at: cursor)
    let shown = shownIDs(in: list)
    let between = shownKeys(in: list).filter { from <= $0 && $0 <= to }.map(\.id)
    let reach = RangeMark.Reach(cursor: cursor, matching: filter(of: list))
    defer { range = open }
    if isAtHand(list, from: from, to: to) {
      (open.ids, open.isMore, open.reckoned) = (Set(between), false, reach)
    } else if let last = open.reckoned, last.matching == reach.matching,
      isAtHand(list, from: last.cursor, to: last.cursor)
    {
      open.ids = open.ids.subtracting(shown).union(between)
      open.reckoned = reach
    } else {
      (open.ids, open.isMore, open.reckoned) = (Set(between), true, nil)
      // One question at a time; a filter of marked rows alone is nothing that the store knows.
      guard awaitedMarks[.range] == nil, only(of: list) == nil else { return [] }
      return [ask(list, .range, from: from, to: to)]
    }
    return []
  }

  /// Takes the rows of a range over, unless another one was begun since.
  mutating func takeRange(_ ids: [String], _ request: MarkRequest, isCut: Bool) {
    guard var open = openRange(in: request.list), let from = request.from, let to = request.to,
      open.key == from || open.key == to
    else { return }
    open.ids = Set(ids)
    open.isMore = isCut || ids.count >= request.limit
    open.reckoned = RangeMark.Reach(
      cursor: open.key == from ? to : from, matching: request.matching)
    range = open
  }
}
