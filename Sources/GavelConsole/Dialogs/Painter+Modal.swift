import GavelModel
import GavelScreen

extension Painter {
  mutating func draw(_ modal: Modal) {
    switch modal.kind {
    case .gathering(let gathering): drawGathering(gathering)
    case .sealing(let draft): drawSealing(draft)
    case .confirm(let dialog): drawConfirm(dialog, modal: modal)
    case .quit: drawQuit(modal, "What is kept is offered, unsent, at the next start.")
    case .leave(let name):
      drawQuit(
        modal, "\(name) is next. What is kept is offered, unsent, when you come back.")
    case .interrupted(let batches): drawInterrupted(batches, modal: modal)
    }
  }

  /// Clears a block in the middle, draws its border and returns the cells inside.
  mutating func openDialog(_ title: DisplayText, rows: Int) -> Rect {
    let rect = layout.dialog(rows: min(rows, layout.dialogRows))
    ground = .dialog
    frame.fill(rect, style: style(.dialog))
    frame.box(rect, title: title, style: style(.dialog), titleStyle: style(.focus))
    return rect.inset(columns: 2, rows: 1)
  }

  /// The dialog's foot: `wait` during the dwell, afterwards the keys that answer it.
  mutating func drawFoot(_ modal: Modal, row: Int, in inner: Rect) {
    guard modal.accepts(at: state.now) else {
      put("wait", at: inner.column, row: row, .caution)
      return
    }
    drawHints(in: modal.context, at: inner.column, row: row, end: inner.endColumn)
  }

  private mutating func drawGathering(_ gathering: Gathering) {
    let inner = openDialog("Reading the reports", rows: 3)
    let count = ActionWords.plural(gathering.groups.count, "group")
    line(
      "\(gathering.kind.commandName): \(count)", at: inner.column, row: inner.row,
      columns: inner.columns, .strong)
    line(
      "What they hold is read first; nothing is sent.", at: inner.column, row: inner.row + 1,
      columns: inner.columns)
    drawHints(in: .sealing, at: inner.column, row: inner.row + 2, end: inner.endColumn)
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
  }

  private mutating func drawSealing(_ draft: ActionDraft) {
    let inner = openDialog("Reading what will go", rows: 3)
    // What only closes reports after an act is no act of its own.
    let count = draft.items.count { $0.after == nil }
    let what = draft.actions.first.map { ActionWords.imperative($0, count: count) } ?? ""
    line("\(what)", at: inner.column, row: inner.row, columns: inner.columns, .strong)
    line(
      "The platform is read first; nothing is sent.", at: inner.column, row: inner.row + 1,
      columns: inner.columns)
    drawHints(in: .sealing, at: inner.column, row: inner.row + 2, end: inner.endColumn)
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
  }

  private mutating func drawQuit(_ modal: Modal, _ kept: DisplayText) {
    let pending = state.queue.pending
    let inner = openDialog("Work is unfinished", rows: min(pending.count, 6) + 3)
    for (offset, batch) in pending.prefix(6).enumerated() {
      draw(
        batch, at: inner.column, row: inner.row + offset, columns: inner.columns,
        offersKeys: false)
    }
    let row = inner.row + min(pending.count, 6)
    let words: DisplayText =
      pending.isEmpty
      ? "Everything has been sent in the meantime."
      : kept
    line(words, at: inner.column, row: row + 1, columns: inner.columns)
    drawFoot(modal, row: inner.endRow - 1, in: inner)
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
  }

  private mutating func drawInterrupted(_ batches: [Batch], modal: Modal) {
    let shown = batches.prefix(6)
    let inner = openDialog("Interrupted work of an earlier run", rows: shown.count + 3)
    for (offset, batch) in shown.enumerated() {
      draw(
        batch, at: inner.column, row: inner.row + offset, columns: inner.columns,
        offersKeys: false)
    }
    line(
      "Nothing of it is sent unless you resume it.", at: inner.column,
      row: inner.row + shown.count + 1, columns: inner.columns)
    drawFoot(modal, row: inner.endRow - 1, in: inner)
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
  }
}
