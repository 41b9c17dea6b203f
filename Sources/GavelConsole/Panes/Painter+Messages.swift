import GavelModel
import GavelScreen

extension Painter {
  mutating func drawMessages(in rect: Rect) {
    guard let room = state.openRoom else {
      return empty("Open a room to see its messages.", in: rect)
    }
    let list = state.messages
    guard !list.window.rows.isEmpty else {
      let isReadable = state.room(room)?.mayRead != false
      return empty(
        isReadable
          ? emptyWords(list, none: "No messages here. \(syncKey) syncs again.") : Self.unreadable,
        in: rect)
    }
    for (offset, row) in state.messageRows(in: rect.size).enumerated() {
      switch row {
      case .day(let time): drawDay(time, row: rect.row + offset, in: rect)
      case .line(let index, 0):
        draw(list.window.rows[index], at: offset, in: rect, list: .messages(room))
      case .line(let index, let number):
        let lines = state.wrappedText(of: list.window.rows[index], columns: rect.columns)
        guard lines.indices.contains(number) else { continue }
        let place = MessageColumns(rect.columns)
        put(lines[number], at: rect.column + place.textStart, row: rect.row + offset)
      }
    }
  }

  private mutating func draw(_ message: Message, at offset: Int, in rect: Rect, list: ListName) {
    let row = rect.row + offset
    draw(message, row: row, in: rect)
    drawMark(message.listKey, list: list, at: rect.column + 1, row: row)
    mark(row: row, at: rect.column, in: .messages, isCursor: message.id == state.messages.cursor)
  }

  /// The day of the messages below, in a line across the pane.
  private mutating func drawDay(_ time: Timestamp, row: Int, in rect: Rect) {
    let space = rect.columns - 4
    let day: DisplayText = " " + DisplayText(state.dayWords(time)).truncated(to: space) + " "
    put(DisplayText("─").repeated(rect.columns - 1), at: rect.column, row: row, .border)
    put(day, at: rect.column + 2, row: row, .dim)
  }

  private static let unreadable: DisplayText =
    "This account cannot read this room. It can still be deleted or cleared where the platform "
    + "allows it."

  /// The first line of a message; the first three columns are left to its signs.
  mutating func draw(
    _ message: Message, row: Int, in rect: Rect, isReported: Bool = false
  ) {
    let place = MessageColumns(rect.columns)
    let textColumn = rect.column + place.textStart
    let time =
      isReported || state.view == .reports
      ? state.shortTime(message.sentAt) : state.dayTime(message.sentAt)
    put(DisplayText(time).leftPadded(to: 5), at: rect.column + 3, row: row, .dim)
    let author = message.author.map { DisplayText($0.label, truncatedTo: place.author) } ?? "-"
    put(author, at: rect.column + 9, row: row, .strong, within: place.author)
    let flags = state.messageFlags(of: message, isReported: isReported, columns: place.text)
    putRight(flags.text, before: rect.endColumn - 1, row: row, flags.role)
    let space = place.text - (flags.text.isEmpty ? 0 : flags.text.columns + 1)
    let isWrapped = state.reading.wraps && state.view == .rooms
    let text =
      isWrapped
      ? state.wrappedText(of: message, columns: rect.columns).first ?? .empty
      : Self.text(of: message, columns: space)
    put(text, at: textColumn, row: row, isReported ? .danger : .text, within: space)
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
}
