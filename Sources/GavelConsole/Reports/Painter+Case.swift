import GavelModel
import GavelScreen

extension Painter {
  /// The conversation, with the reported messages named as such.
  mutating func drawConversation(in rect: Rect) {
    guard let shown = state.reports.shown, state.reports.list.cursorRow != nil else {
      return empty("The conversation around a report shows here.", in: rect)
    }
    let file = shown.file
    guard !file.conversation.isEmpty else { return empty(noConversation(file), in: rect) }
    let reported = Set(file.reports.compactMap(\.message))
    let top = state.conversationTop(of: shown)
    for (offset, message) in file.conversation.dropFirst(top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      let isReported = reported.contains(message.id)
      draw(message, row: row, in: rect, isReported: isReported)
      guard isReported else { continue }
      put(message.id == file.focus ? ">>" : " >", at: rect.column, row: row, .danger)
      if message.id == file.focus, state.focus == .conversation {
        frame.cursor = CursorPosition(column: rect.column, row: row)
      }
    }
  }

  private func noConversation(_ file: ReportCase) -> DisplayText {
    if file.reports.isEmpty { return "Nothing of it is open any more." }
    if file.reports.allSatisfy({ $0.message == nil }) {
      return "This is about a person: no message is reported."
    }
    return "The conversation is not at hand. What was reported stands in the case."
  }

  /// Everything else about the group, as lines.
  mutating func drawCase(in rect: Rect) {
    guard let shown = state.reports.shown, state.reports.list.cursorRow != nil else {
      return empty("Reports, earlier actions and similar messages show here.", in: rect)
    }
    draw(state.caseLines, skipping: shown.top, in: rect)
  }
}
