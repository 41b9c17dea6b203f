import GavelModel
import GavelScreen

extension Painter {
  /// Draws a sealed plan: what goes, the items, what to know, the question.
  ///
  /// On a small screen the question comes first, then the facts, then the items.
  mutating func drawConfirm(_ dialog: ConfirmDialog, modal: Modal) {
    let lines = PlanLines(dialog, state: state)
    let fit = layout.fit(dialog, lines)
    let rows = fit.above + fit.items + fit.below + lines.footRows
    let inner = openDialog(lines.title, rows: rows)
    var row = inner.row
    for above in lines.above.prefix(fit.above) {
      line(above.text, at: inner.column, row: row, columns: inner.columns, above.role)
      row += 1
    }
    drawItems(of: dialog, rows: fit.items, at: &row, in: inner)
    for below in lines.below.prefix(fit.below) {
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
    let last = min(items.count, dialog.top + rows)
    let isPart = last < items.count || dialog.top > 0
    let note: DisplayText = isPart ? " \(dialog.top + 1)-\(last) of \(items.count)" : .empty
    for (index, item) in items.enumerated().dropFirst(dialog.top).prefix(rows) {
      let time = item.facts.sentAt.map { DisplayText(state.shortTime($0)).leftPadded(to: 5) + "  " }
      let text = (time ?? .empty) + Self.target(of: item)
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

extension Layout {
  /// How many rows of each part of a plan fit into the dialog.
  func fit(
    _ dialog: ConfirmDialog, _ lines: PlanLines
  ) -> (above: Int, items: Int, below: Int) {
    var left = max(0, dialogRows - lines.footRows)
    let above = min(lines.above.count, left)
    left -= above
    let items = dialog.plan.acts.count
    // Two rows of items say more than the reason and the warning together.
    let below = min(lines.below.count, max(0, left - min(items, 2)))
    return (above, min(items, left - below), below)
  }

  /// Rows of a plan's items on screen.
  func planRows(_ dialog: ConfirmDialog, _ lines: PlanLines) -> Int { fit(dialog, lines).items }
}
