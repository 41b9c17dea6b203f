import GavelModel
import GavelScreen

extension Painter {
  /// The groups, and below the last open one what the shift came to.
  mutating func drawReports(in rect: Rect) {
    let list = state.reports.list
    let rows = list.window.rows
    guard !rows.isEmpty else {
      if list.isLoaded, !list.isFiltered, drawShift(in: rect) { return }
      return empty(emptyWords(list, none: noReports), in: rect)
    }
    var row = rect.row
    for group in rows.dropFirst(list.top).prefix(rect.rows) {
      draw(group, row: row, in: rect)
      drawMark(group.listKey, list: state.reports.listName, at: rect.column + 1, row: row)
      mark(row: row, at: rect.column, in: .reports, isCursor: group.id == list.cursor)
      row += 1
    }
    guard state.isShiftOver else { return }
    drawShift(in: rect.splitTop(row - rect.row + 1).1)
  }

  private var noReports: DisplayText {
    if state.connection.withholdsReports {
      return "This account may not see the platform's reports. On Rocket.Chat the permission "
        + "view-moderation-console shows them; others come with gavel reports import FILE."
    }
    return state.connection.abilities.hasReports
      ? "No open reports. New ones appear here by themselves."
      : "No open reports. This platform has none of its own: import them with "
        + "gavel reports import FILE."
  }

  private mutating func draw(_ group: ReportGroup, row: Int, in rect: Rect) {
    let standing = state.standing(of: group)
    let end = rect.endColumn - 1
    put(
      DisplayText(Numbers.grouped(group.reportCount)).leftPadded(to: 3), at: rect.column + 3,
      row: row, standing == nil ? .caution : .dim)
    let time = state.reports.sort == .newest ? group.newest : group.oldest
    let age = DisplayText(state.shortAge(time)).leftPadded(to: 3)
    put(age, at: rect.column + 7, row: row, .dim)
    let word = standing.map { state.words(for: $0) } ?? oddities(of: group)
    putRight(word, before: end, row: row, .caution)
    let start = rect.column + 11
    let space = end - start - (word.isEmpty ? 0 : word.columns + 1)
    let columns = min(space, rect.columns >= 52 ? 14 : rect.columns >= 40 ? 10 : 8)
    let shown = name(of: group).padded(to: columns)
    put(shown, at: start, row: row, standing == nil ? .strong : .dim, within: space)
    let rest = space - shown.columns - 1
    guard rest > 3 else { return }
    let text = Self.text(of: group, columns: rest)
    put(text, at: start + shown.columns + 1, row: row, standing == nil ? .text : .dim, within: rest)
  }

  /// What a row says of characters that show nothing and of names that look like others.
  private func oddities(of group: ReportGroup) -> DisplayText {
    let texts = [group.text, group.author?.label, group.roomName] + group.reasons
    let hidden = texts.reduce(0) { sum, text in
      sum + (text.map { DisplayText.hiddenCount(of: $0, truncatedTo: 200) } ?? 0)
    }
    var words: [String] = []
    if state.lookAlike(of: group.author) != nil { words.append("alike") }
    if hidden > 0 { words.append("odd \(hidden)") }
    return DisplayText(words.joined(separator: " "))
  }

  /// What holds the group together: its author, or its room.
  private func name(of group: ReportGroup) -> DisplayText {
    let author = group.author.map { DisplayText($0.label, truncatedTo: 24) }
    let room = DisplayText(state.roomName(group.roomName, of: group.room) ?? "", truncatedTo: 24)
    switch state.reports.grouping {
    case .author, .message: return author ?? (room.isEmpty ? "nobody" : room)
    case .room: return room.isEmpty ? author ?? "nobody" : room
    }
  }

  /// What is complained about, in as many words as fit.
  private static func text(of group: ReportGroup, columns: Int) -> DisplayText {
    let reasons = group.reasons.joined(separator: ", ")
    if group.isAboutPerson {
      return ("(person) " + DisplayText(reasons, truncatedTo: columns)).truncated(to: columns)
    }
    let many: DisplayText = group.messageCount > 1 ? "(\(group.messageCount)) " : .empty
    let text = group.text.flatMap { $0.isEmpty ? nil : $0 } ?? reasons
    return (many + DisplayText(text, truncatedTo: columns)).truncated(to: columns)
  }

  /// What was decided since the console opened; returns whether there is anything to tell.
  @discardableResult
  private mutating func drawShift(in rect: Rect) -> Bool {
    let lines = state.shiftLines
    for (offset, line) in lines.prefix(rect.rows).enumerated() {
      self.line(
        line.text, at: rect.column + 1, row: rect.row + offset, columns: rect.columns - 2,
        line.role)
    }
    return !lines.isEmpty
  }
}

extension ConsoleState {
  /// The word beside a decided group.
  func words(for standing: GroupStanding) -> DisplayText {
    switch standing {
    case .saving: "saving"
    case .held(let until): until.map { "held \(countdown(to: $0))" } ?? "held"
    case .sending: "sending"
    case .ending: "ending"
    case .interrupted: "interrupted"
    }
  }

  /// The summary of the shift; nothing while nothing was decided.
  var shiftLines: [(text: DisplayText, role: ThemeRole)] {
    guard let shift = reports.shift, !shift.isEmpty else { return [] }
    let handled = ActionWords.plural(shift.reportCount, "report")
    let decisions = ActionWords.plural(shift.decisions.count, "decision")
    var lines: [(text: DisplayText, role: ThemeRole)] = [
      (
        shift.stillOpen == 0
          ? "Nothing is left to decide." : "All that is known is decided and on its way.", .strong
      ), ("\(handled) handled in \(decisions)", .text),
    ]
    for kind in DecisionKind.allCases {
      guard let count = shift.counts[kind] else { continue }
      lines.append(("  \(Numbers.grouped(count)) \(kind.aim)", .text))
    }
    if let each = shift.meanTimePerReport {
      lines.append(("\(Numbers.shortSpan(each)) per report, on average", .text))
    }
    if shift.unfinishedCount > 0 {
      let count = ActionWords.plural(shift.unfinishedCount, "decision")
      lines.append(("\(count) not carried out yet", .caution))
    }
    if shift.fruitlessCount > 0 {
      let count = ActionWords.plural(shift.fruitlessCount, "decision")
      lines.append(("\(count) closed nothing", .caution))
    }
    lines.append(("\(Numbers.grouped(shift.stillOpen)) still open", .text))
    lines.append(("e writes this shift to a file", .key))
    return lines
  }

  /// Returns `now`, `5m`, `3h`, `12d` or `2y`.
  func shortAge(_ time: Timestamp) -> String {
    let words = age(time)
    return words.hasSuffix(" ago") ? String(words.dropLast(4)) : words
  }
}

extension DecisionKind {
  /// What it was to do, behind a count of decisions: one may be about many messages or people.
  var aim: String {
    switch self {
    case .dismiss: "to dismiss"
    case .deleteMessage: "to delete what was reported"
    case .deleteReported: "to delete all of an author"
    case .removeMember: "to remove from the room"
    case .deactivate: "to deactivate"
    }
  }
}
