import GavelModel
import GavelScreen

/// Reading lists aloud, a page at a time.
extension PlainConsole {
  /// Goes to the beginning of the list and reads it from there.
  mutating func readList(_ count: Int = Self.page) -> [Effect] {
    let effects = take(.order(Order(kind: .rewind)))
    expect(.page(count))
    return effects + settle()
  }

  mutating func tellPage(_ count: Int) -> [Effect] {
    guard let numbered = state.numbered else {
      say("no room is open: go to the rooms and open one by its number")
      return []
    }
    if state.beginsBeforePlainRows {
      // The list came back as it was around the cursor; what is read is its beginning.
      let effects = take(.order(Order(kind: .rewind)))
      expect(.page(count))
      return effects
    }
    listings[numbered] = []
    tellHeading()
    return tellRows(state.plainRows, count, in: numbered)
  }

  mutating func tellMore(_ count: Int) -> [Effect] {
    guard let numbered = state.numbered, let last = listings[numbered]?.last else {
      return tellPage(count)
    }
    let rows = state.plainRows
    let start = rows.firstIndex { $0.place == last }.map { $0 + 1 } ?? place(behind: last, in: rows)
    guard start < rows.count else {
      say("that was all")
      return []
    }
    return tellRows(Array(rows[start...]), count, in: numbered)
  }

  /// Where the list goes on behind a row that is gone.
  private func place(behind last: RowAddress, in rows: [PlainRow]) -> Int {
    guard case .row(let list, let key) = last else { return rows.count }
    let isReversed = list.isReadFromEnd
    return rows.firstIndex { row in
      guard case .row(_, let other) = row.place else { return false }
      return isReversed ? other < key : key < other
    } ?? rows.count
  }

  /// Says rows with the numbers that follow, and lets the rows at hand follow what was read.
  private mutating func tellRows(
    _ rows: [PlainRow], _ count: Int, in numbered: Numbered
  ) -> [Effect] {
    let told = rows.prefix(count)
    for row in told {
      listings[numbered, default: []].append(row.place)
      say("\(listings[numbered]?.count ?? 0). " + row.text)
    }
    guard rows.count > count || state.hasMorePlainRows, let last = told.last else { return [] }
    say("more follows: type more")
    guard state.hasMorePlainRows, rows.count - told.count < ConsoleState.margin else { return [] }
    return take(.order(Order(kind: .choose(last.place))))
  }

  /// Says the rows around one, which get numbers of their own.
  mutating func tellAround(_ place: RowAddress) {
    let rows = state.plainRows
    guard let numbered = state.numbered, let index = rows.firstIndex(where: { $0.place == place })
    else {
      say("that row is gone: list shows what is there now")
      return
    }
    chosen[numbered] = place
    let near = rows[max(0, index - Self.page / 2)...].prefix(Self.page + 1)
    listings[numbered] = near.map(\.place)
    for (offset, row) in near.enumerated() {
      let here: DisplayText = row.place == place ? "here, " : .empty
      say("\(offset + 1). " + here + row.text)
    }
  }

  /// Says the row at the cursor, which is the one that the next command means.
  mutating func tellCurrent() {
    guard let numbered = state.numbered, let place = state.currentPlace,
      let row = state.plainRows.first(where: { $0.place == place })
    else {
      say("there is no row here")
      return
    }
    chosen[numbered] = place
    let number = listings[numbered]?.firstIndex(of: place).map { "\($0 + 1). " as DisplayText }
    say((number ?? "now: ") + row.text)
  }

  /// Says how many rows are marked.
  mutating func tellMarks() {
    guard let list = state.markableList else { return }
    let count = state.marks(in: list).count
    let hidden = state.hiddenMarks[list]?.count ?? 0
    let words = state.words(for: count, in: list)
    let concealed: DisplayText = hidden > 0 ? ", \(hidden) hidden by the filter" : .empty
    say(count == 0 ? "nothing is marked" : DisplayText(words) + " marked" + concealed)
  }

  private mutating func tellHeading() {
    say(state.plainHeading)
    if state.plainRows.isEmpty { for line in state.plainEmptyWords { say(line) } }
    guard let list = state.focusedList else { return }
    let filter = state.filterText(of: list)
    if state.only(of: list) != nil {
      say("only marked rows: show-marked shows all again")
    } else if !filter.isEmpty {
      say("filter: " + DisplayText(filter) + "; filter alone shows all again")
    }
    if !state.marks(in: list).isEmpty { tellMarks() }
  }
}

extension ListName {
  /// Whether its end is read first.
  fileprivate var isReadFromEnd: Bool {
    switch self {
    case .messages: true
    case .rooms, .members, .reports, .audit: false
    }
  }
}
