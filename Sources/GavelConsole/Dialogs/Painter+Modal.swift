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
    drawHints(
      in: modal.context, at: inner.column, row: row, end: inner.endColumn, endRow: inner.endRow)
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
    let words: DisplayText =
      pending.isEmpty ? "Everything has been sent in the meantime." : kept
    drawWork(pending, words, "Work is unfinished", modal)
  }

  private mutating func drawInterrupted(_ batches: [Batch], modal: Modal) {
    drawWork(
      batches, "Nothing of it is sent unless you resume it.", "Interrupted work of an earlier run",
      modal)
  }

  /// Batches, what becomes of them, and the keys that say so; where the screen is narrow, words and
  /// keys take the rows they need and the list of batches gives way.
  private mutating func drawWork(
    _ batches: [Batch], _ words: DisplayText, _ title: DisplayText, _ modal: Modal
  ) {
    let columns = layout.dialogTextColumns
    let lines = words.wrapped(to: columns, maxLines: 3)
    let feet = hintRows(in: modal.context, columns: columns)
    let below = lines.count + feet
    let shown = batches.prefix(max(1, min(6, layout.dialogRows - below - 1)))
    let gap = layout.dialogRows > shown.count + below ? 1 : 0
    let inner = openDialog(title, rows: shown.count + gap + below)
    for (offset, batch) in shown.enumerated() {
      draw(
        batch, at: inner.column, row: inner.row + offset, columns: inner.columns,
        offersKeys: false)
    }
    for (offset, text) in lines.enumerated() {
      line(
        text, at: inner.column, row: inner.row + shown.count + gap + offset,
        columns: inner.columns)
    }
    drawFoot(modal, row: inner.endRow - feet, in: inner)
    frame.cursor = CursorPosition(column: inner.column, row: inner.row)
  }
}
