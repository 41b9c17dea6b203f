import GavelModel

/// A window of a list, the cursor in it, and what is being asked for.
///
/// The cursor is an id. Its key is remembered beside it, so that the nearest row can take over when
/// the row itself is gone.
struct ListState<Row: ListRow>: Sendable, Equatable {
  var window = ListWindow<Row>()
  /// Index in the window of the first row on screen.
  var top = 0
  var cursor: Row.ID?
  var cursorKey: ListKey?
  /// What narrows the list; `nil` shows all of it.
  var filter: Filter?
  /// The only rows that are shown, whatever the filter says; `nil` for all that it leaves.
  var only: Set<String>?
  /// Where the cursor goes with the next answer instead of staying on its row.
  var landing: Landing?
  /// The request whose answer is awaited; any other answer is stale.
  var awaiting: ListRequest?
  /// Whether something changed after the awaited answer was read.
  var isOutdated = false
  var isLoaded = false
  /// The cursor for which rows beyond the edge were asked; once is enough for each place.
  var edgeKey: ListKey?
  /// Length of the whole list without a filter, where it is known.
  var wholeTotal: Int?
  /// An answer that came while a dialog was open and waits until it closes.
  var deferred: ListWindow<Row>?

  enum Landing: Hashable, Sendable {
    case first
    case last
    case row(Row.ID)
  }

  var cursorIndex: Int? {
    guard let cursor else { return nil }
    return window.rows.firstIndex { $0.id == cursor }
  }

  var cursorRow: Row? { cursorIndex.map { window.rows[$0] } }

  /// Whether the window holds every row of the list.
  var isWhole: Bool {
    isLoaded && !window.hasEarlier && !window.hasLater && !window.isCut && !window.isPartial
  }

  var isFiltered: Bool { filter?.isEmpty == false }

  /// Puts the cursor on a row of the window; the index is clamped.
  mutating func moveCursor(to index: Int) {
    guard !window.rows.isEmpty else { return }
    let row = window.rows[min(max(0, index), window.rows.count - 1)]
    cursor = row.id
    cursorKey = row.listKey
  }

  /// Replaces the window and keeps the cursor on its row, or on the neighbour of one that is gone.
  ///
  /// - Parameter movesRows: Whether rows go to the beginning when something happens to them.
  mutating func accept(_ answer: ListWindow<Row>, standing: Landing, movesRows: Bool = false) {
    let topKey = window.rows.indices.contains(top) ? window.rows[top].listKey : nil
    let offset = cursorIndex.map { $0 - top }
    let wasAtBeginning = top == 0 && !window.hasEarlier
    let wasLoaded = isLoaded
    window = answer
    isLoaded = true
    deferred = nil
    if only == nil {
      let counted = isWhole && !isFiltered ? answer.rows.count : wholeTotal
      wholeTotal = answer.total ?? counted
    }
    placeCursor(wasLoaded ? landing : landing ?? standing, standing: standing)
    landing = nil
    if movesRows, wasAtBeginning {
      // What something happened to comes up here, and must not end above what is seen.
      top = 0
    } else if movesRows, let offset, let index = cursorIndex {
      // The row at the top may be the one that left: the cursor's stays where it is on the screen.
      top = max(0, index - offset)
    } else if let topKey {
      top = window.rows.firstIndex { $0.listKey >= topKey } ?? max(0, window.rows.count - 1)
    } else {
      top = 0
    }
  }

  private mutating func placeCursor(_ landing: Landing?, standing: Landing) {
    switch landing {
    case .first: return moveCursor(to: 0)
    case .last: return moveCursor(to: window.rows.count - 1)
    case .row(let id):
      if let index = window.rows.firstIndex(where: { $0.id == id }) {
        return moveCursor(to: index)
      }
    case nil: break
    }
    if let index = cursorIndex { return moveCursor(to: index) }
    guard !window.rows.isEmpty else { return }
    guard let cursorKey else {
      return moveCursor(to: standing == .last ? window.rows.count - 1 : 0)
    }
    moveCursor(to: window.rows.firstIndex { $0.listKey > cursorKey } ?? window.rows.count - 1)
  }

  /// Scrolls so that the cursor is on screen.
  ///
  /// - Parameter inSteps: Whether it goes by half a screen, so that few moves scroll at all.
  mutating func scroll(height: Int, followsEnd: Bool, inSteps: Bool = false) {
    guard height > 0 else { return }
    let count = window.rows.count
    let cursorAt = cursorIndex ?? 0
    if inSteps, cursorAt < top || cursorAt >= top + height { top = cursorAt - height / 2 }
    if followsEnd { top = max(top, count - height) }
    top = min(top, cursorAt)
    top = max(top, cursorAt - height + 1)
    top = max(0, min(top, max(0, count - height)))
  }
}
