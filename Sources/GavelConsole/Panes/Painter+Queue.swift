import GavelModel
import GavelScreen

extension Painter {
  mutating func drawQueue(in rect: Rect) {
    let queue = state.queue
    guard !queue.batches.isEmpty else {
      frame.cursor =
        state.focus == .queue
        ? CursorPosition(column: rect.column, row: rect.row) : frame.cursor
      return empty("The queue is empty. Confirmed actions wait here, then go out.", in: rect)
    }
    for (offset, batch) in queue.batches.dropFirst(queue.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      draw(batch, at: rect.column + 2, row: row, columns: rect.columns - 3)
      mark(row: row, at: rect.column, in: .queue, isCursor: batch.id == queue.cursor)
    }
  }

  /// One batch in one line: where it stands, what it does, how far it is.
  mutating func draw(_ batch: Batch, at column: Int, row: Int, columns: Int) {
    let end = column + columns
    var place = column
    let (word, role) = standing(of: batch)
    place += line(word, at: place, row: row, columns: columns, role) + 2
    if batch.state == .running {
      let width = columns >= 60 ? 10 : 5
      let counts = batch.counts
      let bar = glyphs.bar(part: counts.settledTotal, whole: counts.total, columns: width)
      place += put(bar, at: place, row: row, .bar) + 1
      let percent = counts.total == 0 ? 100 : counts.settledTotal * 100 / counts.total
      place += put(DisplayText("\(percent)%").leftPadded(to: 4), at: place, row: row) + 2
    }
    let room = batch.roomName.flatMap { $0.isEmpty ? nil : $0 } ?? batch.first.room.rawValue
    let todo: DisplayText =
      "\(ActionWords.todo(batch.first, count: batch.counts.total))  "
      + DisplayText(room, truncatedTo: 24)
    place += line(todo, at: place, row: row, columns: end - place) + 2
    let tail = self.tail(of: batch)
    line(tail.text, at: place, row: row, columns: end - place, tail.role)
  }

  private func standing(of batch: Batch) -> (DisplayText, ThemeRole) {
    switch batch.state {
    case .held:
      (batch.heldUntil.map { "held \(state.countdown(to: $0))" } ?? "held", .caution)
    case .running: ("sending", .good)
    case .interrupted: ("interrupted", .danger)
    case .finished: ("finished", .dim)
    }
  }

  private func tail(of batch: Batch) -> (text: DisplayText, role: ThemeRole) {
    switch batch.state {
    case .held: return ("u undo", .key)
    case .interrupted: return ("\(ActionWords.counts(batch.counts))  e resume", .caution)
    case .finished:
      let isBad = Outcome.allCases.contains { !$0.isAchieved && batch.counts[$0] > 0 }
      return ("\(ActionWords.counts(batch.counts))", isBad ? .danger : .good)
    case .running:
      var parts: [String] = []
      if let until = state.connection.throttledUntil, state.secondsLeft(until: until) > 0 {
        parts.append("next in \(state.secondsLeft(until: until)) s (rate limit)")
      }
      if let pace = state.queue.pace[batch.id], pace.perSecond > 0 {
        parts.append("\(pace.perSecond)/s")
      }
      parts.append(ActionWords.counts(batch.counts))
      return (DisplayText(parts.joined(separator: "  ")), .text)
    }
  }

  /// Every item of the opened batch: outcome in words, target, and what the server said.
  mutating func drawItems(in rect: Rect) {
    let queue = state.queue
    guard !queue.items.isEmpty else { return empty("reading…", in: rect) }
    for (offset, item) in queue.items.dropFirst(queue.itemTop).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      draw(item, row: row, in: rect)
      mark(row: row, at: rect.column, in: .queue, isCursor: item.id == queue.itemCursor)
    }
  }

  private mutating func draw(_ item: OutboxItem, row: Int, in rect: Rect) {
    let (word, role) = standing(of: item)
    put(word, at: rect.column + 2, row: row, role, within: 13)
    let end = rect.endColumn - 1
    let answer = DisplayText(
      ActionWords.answer(item.answer), truncatedTo: max(0, (rect.columns - 17) / 2))
    let space = end - rect.column - 16 - (answer.isEmpty ? 0 : answer.columns + 2)
    let target = Self.target(of: item.plan).truncated(to: space)
    put(target, at: rect.column + 16, row: row, within: space)
    putRight(answer, before: end, row: row, .dim)
  }

  private func standing(of item: OutboxItem) -> (DisplayText, ThemeRole) {
    switch item.status {
    case .waiting: ("waiting", .dim)
    case .parked(let until): ("again in \(state.secondsLeft(until: until)) s", .caution)
    case .inFlight: ("under way", .text)
    case .settled(let outcome): (DisplayText(ActionWords.outcome(outcome)), outcome.role)
    }
  }

  /// What an item acts on, in one line: person and text, or the room.
  static func target(of item: PlanItem) -> DisplayText {
    let facts = item.facts
    let person = facts.personName ?? facts.person?.rawValue
    switch item.action {
    case .deleteMessage(let id, _):
      let author = person.map { DisplayText($0, truncatedTo: 14) + "  " } ?? .empty
      return author + DisplayText(facts.preview ?? id.rawValue, truncatedTo: 200)
    case .removeMember(let id, _, _):
      let name = person.map { DisplayText($0) } ?? .empty
      let shownID: DisplayText = " (\(id.rawValue))"
      return name + shownID
    case .clearRoom(let id), .deleteRoom(let id), .deleteDirect(let id), .leaveRoom(let id, _):
      return "\(facts.roomName ?? "") (\(id.rawValue))"
    }
  }
}

extension Outcome {
  /// The role that goes with the outcome's word.
  var role: ThemeRole {
    switch self {
    case .done, .gone: .good
    case .setAside, .cancelled: .caution
    case .refused, .failed, .unknown: .danger
    }
  }
}
