import GavelModel
import GavelScreen

extension Painter {
  /// Asks for a code; a dot stands for each character.
  mutating func draw(_ prompt: SecondFactorPrompt) {
    let inner = openDialog("The platform wants a code", rows: 4)
    line(
      DisplayText("from    ") + DisplayText(prompt.source, truncatedTo: 60), at: inner.column,
      row: inner.row, columns: inner.columns, .strong)
    let used = put("code    ", at: inner.column, row: inner.row + 1, .text)
    let field = inner.column + used
    let columns = max(1, inner.columns - used)
    frame.fill(
      Rect(column: field, row: inner.row + 1, columns: columns, rows: 1), style: style(.field))
    let typed = min(prompt.code.characters.count, columns - 1)
    let dot: DisplayText = state.configuration.charset == .unicode ? "•" : "*"
    put(dot.repeated(typed), at: field, row: inner.row + 1, .field, within: columns)
    line(
      prompt.isRepeated ? "That code was wrong: try again." : "It is sent and kept nowhere.",
      at: inner.column, row: inner.row + 2, columns: inner.columns,
      prompt.isRepeated ? .danger : .dim)
    let foot = inner.row + 3
    if prompt.accepts(at: state.now) {
      drawHints(in: .secondFactor, at: inner.column, row: foot, end: inner.endColumn)
    } else {
      put("wait", at: inner.column, row: foot, .caution)
    }
    frame.cursor = CursorPosition(column: field + typed, row: inner.row + 1)
    frame.isCursorVisible = true
  }
}
