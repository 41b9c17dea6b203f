import GavelModel
import GavelScreen

extension Painter {
  mutating func drawConfirm(_ dialog: ConfirmDialog, modal: Modal) {
    let lines = PlanLines(dialog, state: state)
    let listRows = layout.planRows(dialog, lines)
    let rows = lines.above.count + listRows + lines.below.count + 2
    let inner = openDialog(lines.title, rows: rows)
    var row = inner.row
    for above in lines.above where row < inner.endRow - 2 {
      line(above.text, at: inner.column, row: row, columns: inner.columns, above.role)
      row += 1
    }
    drawItems(of: dialog, rows: listRows, at: &row, in: inner)
    for below in lines.below where row < inner.endRow - 2 {
      line(below.text, at: inner.column, row: row, columns: inner.columns, below.role)
      row += 1
    }
    drawQuestion(dialog, modal: modal, row: inner.endRow - 2, in: inner)
    drawFoot(modal, row: inner.endRow - 1, in: inner)
  }

  /// The items in order, scrolled; those out of sight are counted.
  private mutating func drawItems(
    of dialog: ConfirmDialog, rows: Int, at row: inout Int, in inner: Rect
  ) {
    let items = dialog.plan.items
    guard rows > 0 else { return }
    for item in items.dropFirst(dialog.top).prefix(rows) {
      let time = item.facts.sentAt.map { state.shortTime($0) + "  " } ?? ""
      let text = DisplayText(time) + Self.target(of: item)
      line(text, at: inner.column + 2, row: row, columns: inner.columns - 2, .dim)
      row += 1
    }
    let unseen = items.count - dialog.top - rows
    guard unseen > 0 || dialog.top > 0 else { return }
    let note: DisplayText = " \(dialog.top + 1)-\(items.count - max(0, unseen)) of \(items.count) "
    putRight(note, before: inner.endColumn, row: row - 1, .caution)
  }

  private mutating func drawQuestion(
    _ dialog: ConfirmDialog, modal: Modal, row: Int, in inner: Rect
  ) {
    if let field = dialog.reasonField {
      let used = put("why? ", at: inner.column, row: row, .key)
      draw(field, at: inner.column + used, row: row, columns: inner.columns - used)
      return
    }
    switch dialog.question {
    case .key:
      let key = modal.confirmKey?.label ?? "y"
      line(
        "Press \(key) to do it.", at: inner.column, row: row, columns: inner.columns, .strong)
      frame.cursor = CursorPosition(column: inner.column, row: row)
    case .type(let expected):
      let shown = DisplayText(expected.accepted[0], truncatedTo: 40)
      let other: DisplayText =
        expected.accepted.count > 1 ? " or \(expected.accepted[1])" : .empty
      let start: DisplayText = dialog.isWrong ? "Not that. Type " : "Type "
      let ask = start + DisplayText(expected.what.words) + " " + shown + other + " and enter: "
      let used = line(
        ask, at: inner.column, row: row, columns: inner.columns - 10,
        dialog.isWrong ? .danger : .strong)
      draw(dialog.answer, at: inner.column + used, row: row, columns: inner.columns - used)
    }
  }
}

extension Layout {
  /// Rows for the items of a plan: as many as there are, as far as the dialog has room.
  func planRows(_ dialog: ConfirmDialog, _ lines: PlanLines) -> Int {
    let fixed = lines.above.count + lines.below.count + 2
    return max(0, min(dialog.plan.items.count, dialogRows - fixed))
  }
}
