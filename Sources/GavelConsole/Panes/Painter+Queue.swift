import GavelModel
import GavelScreen

extension Painter {
  mutating func drawQueue(in rect: Rect) {
    let queue = state.queue
    guard !queue.batches.isEmpty else {
      if drawFirstSync(at: rect.column + 1, row: rect.row, columns: rect.columns - 2) { return }
      return empty("The queue is empty. Confirmed actions wait here, then go out.", in: rect)
    }
    for (offset, batch) in queue.batches.dropFirst(queue.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      draw(batch, at: rect.column + 2, row: row, columns: rect.columns - 3)
      mark(row: row, at: rect.column, in: .queue, isCursor: batch.id == queue.cursor)
    }
  }

  /// One batch in one line: where it stands, what it does, how far it is.
  ///
  /// - Parameters:
  ///   - offersKeys: Whether keys that work in the queue are named in the line.
  ///   - isAligned: Whether other batches stand above or below it.
  mutating func draw(
    _ batch: Batch, at column: Int, row: Int, columns: Int, offersKeys: Bool = true,
    isAligned: Bool = true
  ) {
    let end = column + columns
    let (word, role) = standing(of: batch)
    put(word, at: column, row: row, role, within: min(columns, 11))
    var place = column + (isAligned ? 13 : word.columns + 2)
    for part in parts(of: batch, columns: columns)
    where !part.text.isEmpty && place < end && (offersKeys || part.role != .key) {
      // Half a key's name says nothing.
      if part.role == .key, part.text.columns > end - place { continue }
      place += line(part.text, at: place, row: row, columns: end - place, part.role) + 2
    }
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

  /// What else a line tells, most important first, for what does not fit is cut.
  private func parts(
    of batch: Batch, columns: Int
  ) -> [(text: DisplayText, role: ThemeRole)] {
    let counts = batch.counts
    let room = (DisplayText(state.roomName(of: batch), truncatedTo: 24), ThemeRole.strong)
    let what: (DisplayText, ThemeRole) = (DisplayText(state.words(for: batch)), .text)
    let how = (DisplayText(ActionWords.counts(counts)), ThemeRole.text)
    switch batch.state {
    case .held:
      return [
        what, room,
        batch.isElsewhere
          ? Self.elsewhere : ("\(state.keys.label(of: .queue(.undo), in: .queue)) undo", .key),
      ]
    case .running:
      let owner = batch.isElsewhere ? [Self.elsewhere] : []
      return progress(of: batch, columns: columns) + owner + [what, room]
    case .interrupted:
      return [
        what, ("\(state.keys.label(of: .queue(.resume), in: .queue)) resume", .key), how, room,
      ]
    case .finished:
      let isBad = Outcome.allCases.contains { !$0.isAchieved && counts[$0] > 0 }
      return [what, (how.0, isBad ? .danger : .good), room]
    }
  }

  private static let elsewhere: (text: DisplayText, role: ThemeRole) =
    ("by another gavel", .caution)

  /// Bar, percentage, rate limit and pace of a batch on its way.
  private func progress(
    of batch: Batch, columns: Int
  ) -> [(text: DisplayText, role: ThemeRole)] {
    let (settled, total) = (batch.counts.settledTotal, batch.counts.total)
    let bar = glyphs.bar(part: settled, whole: total, columns: columns >= 50 ? 10 : 5)
    let percent = total == 0 ? 100 : settled * 100 / total
    var parts: [(text: DisplayText, role: ThemeRole)] = [
      (bar, .bar), (DisplayText("\(percent)%").leftPadded(to: 4), .text),
    ]
    if let until = state.connection.throttledUntil, state.secondsLeft(until: until) > 0 {
      parts.append(("next in \(state.secondsLeft(until: until)) s (rate limit)", .caution))
    } else if let pace = state.queue.pace[batch.id], pace.perMinute > 0 {
      parts.append((Self.words(for: pace), .text))
      if let left = state.queue.timeLeft(of: batch) {
        parts.append((DisplayText("\(Numbers.roughSpan(left)) left"), .dim))
      }
    }
    let bad = batch.counts[.refused] + batch.counts[.failed] + batch.counts[.unknown]
    if bad > 0 { parts.append(("\(bad) failed", .danger)) }
    return parts
  }

  private static func words(for pace: QueueState.Pace) -> DisplayText {
    pace.perMinute < 60 ? "\(pace.perMinute)/min" : "\(pace.perMinute / 60)/s"
  }

  /// Every item of the opened batch: outcome in words, target, and what the server said.
  ///
  /// Above them the batch itself goes on counting down or up.
  mutating func drawItems(in pane: Rect) {
    let queue = state.queue
    let (head, rect) = pane.splitTop(state.itemHeadRows)
    if let batch = queue.openedBatch, head.rows > 0 {
      // The queue's keys mean single items here.
      draw(
        batch, at: head.column + 2, row: head.row, columns: head.columns - 3, offersKeys: false,
        isAligned: false)
    }
    let items = queue.items
    guard !items.rows.isEmpty else { return empty("reading…", in: rect) }
    for place in items.top..<max(items.top, min(items.count, items.top + rect.rows)) {
      let row = rect.row + place - items.top
      if let item = items[place] { draw(item, row: row, in: rect) }
      mark(row: row, at: rect.column, in: .queue, isCursor: place == items.cursor)
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
      let author = person.map { DisplayText($0, truncatedTo: 14).padded(to: 15) } ?? .empty
      let text = facts.preview.map { $0.isEmpty ? "(no text)" : $0 } ?? id.rawValue
      return author + DisplayText(text, truncatedTo: 200)
    case .deleteReported(let id):
      let name = person.map { DisplayText($0) } ?? .empty
      let count = facts.reportedCount.map { ActionWords.plural($0, "reported message") }
      return name + " (\(id.rawValue))" + DisplayText(count.map { "  \($0)" } ?? "")
    case .removeMember(let id, _, _), .muteMember(let id, _), .unmuteMember(let id, _),
      .deactivateUser(let id), .reactivateUser(let id):
      let name = person.map { DisplayText($0) } ?? .empty
      let shownID: DisplayText = " (\(id.rawValue))"
      return name + shownID
    case .dismissReports(let subject):
      let name = person.map { DisplayText($0, truncatedTo: 14).padded(to: 15) } ?? .empty
      return name + DisplayText(facts.preview ?? subject.target, truncatedTo: 200)
    case .clearRoom(let id, _), .deleteRoom(let id), .deleteDirect(let id, _),
      .leaveRoom(let id, _):
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
