import GavelModel
import GavelScreen

/// One row of the messages pane.
enum MessageRow: Hashable, Sendable {
  /// The day of what follows.
  case day(Timestamp)
  /// A line of the message with this index in the window; the first is 0.
  case line(of: Int, number: Int)
}

/// How the messages of the window fill their pane.
extension ConsoleState {
  /// Most lines that one message takes, so that one alone never fills a screen.
  static let mostMessageLines = 12

  /// Whether a row names the day before this message; the first on screen needs none today.
  private func hasDay(before index: Int, isTop: Bool) -> Bool {
    let rows = messages.window.rows
    if isTop { return !isSameDay(rows[index].sentAt, now) }
    return !isSameDay(rows[index - 1].sentAt, rows[index].sentAt)
  }

  /// How many lines a message takes.
  private func lineCount(of index: Int, columns: Int) -> Int {
    guard reading.wraps else { return 1 }
    return max(1, wrappedText(of: messages.window.rows[index], columns: columns).count)
  }

  /// A message's text in the lines that its pane has room for.
  func wrappedText(of message: Message, columns: Int) -> [DisplayText] {
    let place = MessageColumns(columns)
    let flags = messageFlags(of: message, isReported: false, columns: place.text)
    let space = max(8, place.text - (flags.text.isEmpty ? 0 : flags.text.columns + 1))
    return Painter.text(of: message, columns: space * Self.mostMessageLines)
      .wrapped(to: space, maxLines: Self.mostMessageLines)
  }

  /// The rows of the pane from its first message on.
  func messageRows(in size: Size) -> [MessageRow] {
    let messages = self.messages.window.rows
    var rows: [MessageRow] = []
    for index in messages.indices.dropFirst(self.messages.top) {
      guard rows.count < size.rows else { break }
      if hasDay(before: index, isTop: index == self.messages.top) {
        rows.append(.day(messages[index].sentAt))
      }
      for number in 0..<lineCount(of: index, columns: size.columns) {
        rows.append(.line(of: index, number: number))
      }
    }
    return Array(rows.prefix(size.rows))
  }

  /// The earliest message from which this one is still seen whole.
  private func earliestTop(showing index: Int, in size: Size) -> Int {
    var used = lineCount(of: index, columns: size.columns)
    var top = index
    while top > 0 {
      let between = hasDay(before: top, isTop: false) ? 1 : 0
      let first = hasDay(before: top - 1, isTop: true) ? 1 : 0
      let more = lineCount(of: top - 1, columns: size.columns) + between
      guard used + more + first <= size.rows else { break }
      used += more
      top -= 1
    }
    return top
  }

  /// The messages' part of the screen; a guess where they are not on it.
  private var messagesSize: Size {
    layout.content(of: .messages)?.size ?? Size(columns: 60, rows: 10)
  }

  /// Whether the newest message of the window is on screen.
  var showsLastMessage: Bool {
    let last = messages.window.rows.count - 1
    return last < 0
      || messages.top >= asDrawn { $0.earliestTop(showing: last, in: messagesSize) }
  }

  /// Scrolls so that the message at the cursor is on screen.
  mutating func scrollMessages(followsEnd: Bool) {
    guard !messages.window.rows.isEmpty else { return }
    let size = messagesSize
    messages.top = asDrawn { $0.messagesTop(followsEnd: followsEnd, in: size) }
  }

  private func messagesTop(followsEnd: Bool, in size: Size) -> Int {
    let last = messages.window.rows.count - 1
    let cursor = messages.cursorIndex ?? 0
    let lowest = earliestTop(showing: last, in: size)
    var top = max(0, min(messages.top, last))
    if followsEnd { top = max(top, lowest) }
    let first = cursor == last ? lowest : earliestTop(showing: cursor, in: size)
    if reading.sparesBytes, cursor < top || top < first {
      // Every scrolled row is drawn anew: one large step costs less than many small ones.
      top = earliestTop(showing: min(last, cursor + size.rows / 2), in: size)
    }
    top = min(top, cursor)
    top = max(top, first)
    return min(top, lowest)
  }

  /// Brings new messages into view: the newest to the cursor while the room is followed.
  mutating func showMessages(followsEnd: Bool) {
    if reading.isFollowing, modal == nil, !messages.window.hasLater {
      messages.moveCursor(to: messages.window.rows.count - 1)
    }
    scrollMessages(followsEnd: followsEnd || reading.isFollowing)
  }

  /// How many rows of a list a page is.
  func page(of list: ListName) -> Int {
    guard case .messages = list else { return layout.listRows(of: list) }
    let shown = asDrawn { $0.messageRows(in: messagesSize) }
    return shown.count { if case .line(_, 0) = $0 { true } else { false } }
  }

  /// The index of the message that a row of the pane shows, counted from the pane's top.
  func messageIndex(atRow row: Int) -> Int? {
    let rows = asDrawn { $0.messageRows(in: messagesSize) }
    guard rows.indices.contains(row), case .line(let index, _) = rows[row] else { return nil }
    return index
  }
}

/// How a row of messages divides its columns; the first three are left to signs.
struct MessageColumns {
  /// For the author's name.
  let author: Int
  /// Where the text begins.
  let textStart: Int
  /// For text and flags together.
  let text: Int

  init(_ columns: Int) {
    author = columns >= 70 ? 14 : columns >= 50 ? 11 : 8
    textStart = 10 + author
    text = max(0, columns - 1 - textStart)
  }
}
