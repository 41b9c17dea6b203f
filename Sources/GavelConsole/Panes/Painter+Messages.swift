import GavelModel
import GavelScreen

extension Painter {
  mutating func drawMessages(in rect: Rect) {
    guard let room = state.openRoom else {
      return empty("Open a room with enter to see its messages.", in: rect)
    }
    let list = state.messages
    guard !list.window.rows.isEmpty else {
      let isReadable = state.room(room)?.mayRead != false
      return empty(
        isReadable ? emptyWords(list, none: "No messages here. R syncs again.") : Self.unreadable,
        in: rect)
    }
    let name: ListName = .messages(room)
    for (offset, message) in list.window.rows.dropFirst(list.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      draw(message, row: row, in: rect)
      drawMark(message.listKey, list: name, at: rect.column + 1, row: row)
      mark(row: row, at: rect.column, in: .messages, isCursor: message.id == list.cursor)
    }
  }

  private static let unreadable: DisplayText =
    "This account cannot read this room. It can still be deleted or cleared where the platform "
    + "allows it."

  /// One message in one line; the first three columns are left to its signs.
  mutating func draw(
    _ message: Message, row: Int, in rect: Rect, isReported: Bool = false
  ) {
    let authorColumns = rect.columns >= 70 ? 14 : rect.columns >= 50 ? 11 : 8
    let textColumn = rect.column + 10 + authorColumns
    let end = rect.endColumn - 1
    put(DisplayText(state.shortTime(message.sentAt)), at: rect.column + 3, row: row, .dim)
    let author = message.author.map { DisplayText($0.label, truncatedTo: authorColumns) } ?? "-"
    put(author, at: rect.column + 9, row: row, .strong, within: authorColumns)
    let flags = flags(of: message, isReported: isReported, columns: end - textColumn)
    putRight(flags.text, before: end, row: row, flags.role)
    let space = end - textColumn - (flags.text.isEmpty ? 0 : flags.text.columns + 1)
    put(
      Self.text(of: message, columns: space), at: textColumn, row: row,
      isReported ? .danger : .text, within: space)
  }

  /// What a message says in one line; what is not text says what it is.
  static func text(of message: Message, columns: Int) -> DisplayText {
    let files = message.attachments.joined(separator: ", ")
    let words = DisplayText(message.text.isEmpty ? files : message.text, truncatedTo: columns)
    guard message.type != "text" || message.text.isEmpty else { return words }
    // A name alone would not tell that somebody was removed.
    let what = MessageWords.what(message.type)
    return (DisplayText("(\(what)) ") + words).truncated(to: columns)
  }

  private func flags(
    of message: Message, isReported: Bool, columns: Int
  ) -> (text: DisplayText, role: ThemeRole) {
    // Longer texts are counted in the detail; a row must cost the same however long its text is.
    let shown = DisplayText(message.text, truncatedTo: 400)
    let name = message.author.map { DisplayText($0.label, truncatedTo: 200).hiddenCount } ?? 0
    let files = message.attachments.reduce(0) { sum, file in
      sum + DisplayText(file, truncatedTo: 200).hiddenCount
    }
    let hidden = shown.hiddenCount + name + files
    let isAlike = state.lookAlike(of: message.author) != nil
    var words: [String] = []
    if message.isPinned { words.append("pinned") }
    if message.isHidden { words.append("veiled") }
    if isAlike { words.append("alike") }
    if hidden > 0 { words.append("odd \(hidden)") }
    let reports = message.reportCount
    if reports > 0 || isReported { words.append(reports > 1 ? "reported \(reports)" : "reported") }
    let role: ThemeRole =
      hidden > 0 || isAlike ? .hidden : reports > 0 || isReported ? .danger : .staff
    let lesser = ["pinned", "veiled", "alike"]
    return (Self.joined(words, dropping: lesser, to: columns), role)
  }
}
