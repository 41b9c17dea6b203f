import GavelModel
import GavelScreen

extension Painter {
  /// The entries, newest first.
  mutating func drawAudit(in rect: Rect) {
    let list = state.audit.list
    guard !list.window.rows.isEmpty else {
      return empty(
        emptyWords(list, none: "Nothing was done yet. How every action ends shows here."),
        in: rect)
    }
    for (offset, record) in list.window.rows.dropFirst(list.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      draw(record, row: row, in: rect)
      mark(row: row, at: rect.column, in: .audit, isCursor: record.id == list.cursor)
    }
  }

  private mutating func draw(_ record: AuditRecord, row: Int, in rect: Rect) {
    let isWide = rect.columns >= 98
    let end = rect.endColumn - 1
    let time = isWide ? state.dateTime(record.time) : state.shortTime(record.time)
    var place = rect.column + 2
    let timeColumns = isWide ? 19 : 5
    put(DisplayText(time).leftPadded(to: timeColumns), at: place, row: row, .dim)
    place += timeColumns + 1
    let actorColumns = isWide ? 12 : rect.columns >= 56 ? 8 : 0
    if actorColumns > 0 {
      line(actor(of: record), at: place, row: row, columns: actorColumns)
      place += actorColumns + 1
    }
    put(DisplayText(record.event.kind.name), at: place, row: row, .strong, within: end - place)
    place += 16
    let outcome = record.event.outcome
    put(
      DisplayText(ActionWords.outcome(outcome)), at: place, row: row, outcome.role,
      within: end - place)
    place += 10
    drawObject(of: record, at: place, row: row, end: end)
  }

  /// What it was done to and why, with the signs of odd characters at the end.
  private mutating func drawObject(of record: AuditRecord, at column: Int, row: Int, end: Int) {
    guard end - column > 3 else { return }
    let signs = oddities(of: record)
    putRight(signs, before: end, row: row, .hidden)
    let space = end - column - (signs.isEmpty ? 0 : signs.columns + 1)
    guard space > 0 else { return }
    let reason = reason(of: record)
    let columns = reason.isEmpty || space < 28 ? space : space * 11 / 20
    let target = DisplayText(Self.target(of: record), truncatedTo: columns)
    put(target, at: column, row: row, within: columns)
    guard columns < space else { return }
    line(reason, at: column + columns + 1, row: row, columns: space - columns - 1, .dim)
  }

  private func actor(of record: AuditRecord) -> DisplayText {
    let account = state.connection.account
    let name = record.actor == account ? state.connection.accountName : nil
    return DisplayText(name ?? record.actor.rawValue, truncatedTo: 24)
  }

  private func reason(of record: AuditRecord) -> DisplayText {
    guard case .action(let entry) = record.event else { return .empty }
    return entry.isErased ? "(erased)" : DisplayText(entry.reason, truncatedTo: 100)
  }

  private func oddities(of record: AuditRecord) -> DisplayText {
    guard case .action(let entry) = record.event else { return .empty }
    let facts = entry.facts
    let texts = [facts.personName, facts.roomName, entry.reason]
    let hidden = texts.reduce(0) { sum, text in
      sum + (text.map { DisplayText.hiddenCount(of: $0, truncatedTo: 200) } ?? 0)
    }
    let person = facts.person.map { Person(id: $0, name: facts.personName) }
    var words: [String] = []
    if state.lookAlike(of: person) != nil { words.append("alike") }
    if hidden > 0 { words.append("odd \(hidden)") }
    return DisplayText(words.joined(separator: " "))
  }

  /// Whom or what it was done to, and in which room.
  private static func target(of record: AuditRecord) -> String {
    switch record.event {
    case .erasure(let erasure): return erasure.subject
    case .action(let entry):
      let room = entry.facts.roomName.flatMap { $0.isEmpty ? nil : $0 }
      let place = room ?? entry.action.room.rawValue
      guard entry.action.target != entry.action.room.rawValue else { return place }
      let target = entry.facts.personName ?? entry.facts.person?.rawValue ?? entry.action.target
      return place.isEmpty ? target : "\(target)  \(place)"
    }
  }

  /// One entry in full.
  mutating func drawEntry(in rect: Rect) {
    let top = state.audit.shown?.top ?? 0
    let lines = state.entryLines(pieces: top + rect.rows)
    guard !lines.isEmpty else {
      return empty("What was done, why, and what was kept of it shows here.", in: rect)
    }
    draw(lines, skipping: top, in: rect, isWhole: false)
  }

  /// The trail as a whole.
  mutating func drawTrail(in rect: Rect) {
    draw(state.trailLines, skipping: state.audit.trailTop, in: rect)
  }
}

extension AuditEvent {
  /// How it ended.
  fileprivate var outcome: Outcome {
    switch self {
    case .action(let entry): entry.outcome
    case .erasure: .done
    }
  }
}
