import GavelModel
import GavelScreen

extension Painter {
  /// Draws a sealed plan: what goes, the items, what to know, the question.
  ///
  /// On a small screen the question comes first, then the facts, then the items.
  mutating func drawConfirm(_ dialog: ConfirmDialog, modal: Modal) {
    let lines = PlanLines(dialog, state: state)
    let fit = layout.fit(dialog, lines)
    let rows = fit.above.count + fit.items + fit.below.count + lines.footRows
    let inner = openDialog(lines.title, rows: rows)
    var row = inner.row
    for above in fit.above {
      line(above.text, at: inner.column, row: row, columns: inner.columns, above.role)
      row += 1
    }
    drawItems(of: dialog, rows: fit.items, at: &row, in: inner)
    for below in fit.below {
      line(below.text, at: inner.column, row: row, columns: inner.columns, below.role)
      row += 1
    }
    drawQuestion(dialog, lines, row: row, in: inner)
    drawFoot(modal, row: inner.endRow - 1, in: inner)
  }

  /// The items in order, scrolled; those out of sight are counted.
  private mutating func drawItems(
    of dialog: ConfirmDialog, rows: Int, at row: inout Int, in inner: Rect
  ) {
    let items = dialog.plan.acts
    guard rows > 0 else { return }
    // A screen that has grown may hold more than what was left to scroll to.
    let top = min(dialog.top, max(0, items.count - rows))
    let last = min(items.count, top + rows)
    let isPart = last < items.count || top > 0
    let shown = rows == 1 ? "\(last)" : "\(top + 1)-\(last)"
    let note: DisplayText = isPart ? " \(shown) of \(items.count)" : .empty
    for (index, item) in items.enumerated().dropFirst(top).prefix(rows) {
      let time = item.facts.sentAt.map { DisplayText(state.shortTime($0)).leftPadded(to: 5) + "  " }
      let room: DisplayText =
        dialog.summary.rooms.count > 1 && item.action.kind.isAboutPeople
        ? "  " + DisplayText(item.facts.roomName ?? item.action.room.rawValue, truncatedTo: 24)
        : .empty
      let text = (time ?? .empty) + Self.target(of: item) + room
      let columns = inner.columns - 2 - (index + 1 == last ? note.columns : 0)
      line(text, at: inner.column + 2, row: row, columns: columns, .dim)
      row += 1
    }
    putRight(note, before: inner.endColumn, row: row - 1, .caution)
  }

  private mutating func drawQuestion(
    _ dialog: ConfirmDialog, _ lines: PlanLines, row: Int, in inner: Rect
  ) {
    let fieldRow = inner.endRow - 2
    if let field = dialog.reasonField {
      let used = put("why? ", at: inner.column, row: fieldRow, .key)
      draw(field, at: inner.column + used, row: fieldRow, columns: inner.columns - used)
      return
    }
    let role: ThemeRole = dialog.isWrong ? .danger : .strong
    var used = 0
    for (offset, text) in lines.question.enumerated() {
      used = line(
        text, at: inner.column, row: row + offset, columns: inner.columns, role)
    }
    switch dialog.question {
    case .type where dialog.isChoosingReason:
      frame.cursor = CursorPosition(column: inner.column, row: row)
    case .key: frame.cursor = CursorPosition(column: inner.column, row: row)
    case .type:
      let start = lines.hasOwnFieldRow ? 0 : used + 1
      draw(
        dialog.answer, at: inner.column + start, row: fieldRow, columns: inner.columns - start)
    }
  }
}

/// The rows of a plan that fit into its dialog, from the top.
struct PlanRows {
  typealias Row = (text: DisplayText, role: ThemeRole)

  var above: [Row] = []
  /// Rows for the list of items.
  var items = 0
  var below: [Row] = []
}

extension Layout {
  /// How much of a plan fits into the dialog.
  ///
  /// What must have been read comes first and is never cut; then one item, the other facts, another
  /// item, the reason, and the rest of the items, which can be scrolled.
  func fit(_ dialog: ConfirmDialog, _ lines: PlanLines) -> PlanRows {
    var left = max(0, dialogRows - lines.footRows)
    let all = lines.above + lines.below
    let rows = all.map { $0.wrapped(to: dialogTextColumns) }
    var kept: [Int: Int] = [:]
    func take(_ indices: some Sequence<Int>) {
      for index in indices where left > 0 && kept[index] == nil {
        let count = min(rows[index].count, all[index].isNeeded ? left : 1)
        kept[index] = count
        left -= count
      }
    }
    let below = all.indices.suffix(lines.below.count)
    take(below.filter { all[$0].isNeeded })
    take(all.indices.filter { all[$0].isNeeded })
    let count = dialog.plan.acts.count
    let one = min(count, 1, left)
    left -= one
    take(all.indices.prefix(lines.above.count))
    let another = min(count - one, 1, left)
    left -= another
    take(below)
    func shown(_ indices: some Sequence<Int>) -> [PlanRows.Row] {
      indices.flatMap { index in
        let text = all[index].isNeeded ? rows[index] : [all[index].text]
        return text.prefix(kept[index] ?? 0).map { ($0, all[index].role) }
      }
    }
    return PlanRows(
      above: shown(all.indices.prefix(lines.above.count)),
      items: one + another + min(count - one - another, left), below: shown(below))
  }

  /// Rows of a plan's items on screen.
  func planRows(_ dialog: ConfirmDialog, _ lines: PlanLines) -> Int { fit(dialog, lines).items }
}
