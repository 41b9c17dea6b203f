import GavelModel
import GavelScreen

/// Saying where the moderator is, and what can be done here.
extension PlainConsole {
  /// The list and the present row.
  mutating func tellPlace() {
    say(state.plainHeading)
    if let numbered = state.numbered, let place = chosen[numbered], place == state.currentPlace {
      tellCurrent()
    }
  }

  mutating func tellWhere() {
    tellPlace()
    if let list = state.focusedList {
      let filter = state.filterText(of: list)
      say(filter.isEmpty ? "no filter" : "filter: " + DisplayText(filter))
    }
    if let room = state.openRoom {
      let name = state.disguised.room(room)?.shownName ?? room.rawValue
      say("open room: " + ConsoleState.spoken(name))
    }
    let marks = state.disguised.markSummary(columns: 160)
    say(marks.isEmpty ? "nothing is marked" : "marked: " + marks)
    say(state.plainIdentity)
    say(state.connectionWords)
    if let open = state.reports.count?.open, open > 0 {
      say("\(ActionWords.plural(open, "open report"))")
    }
    let shown = state.disguised
    let pending = shown.queue.pending
    if pending.isEmpty { say("nothing waits in the queue") }
    for batch in pending { say(shown.line(for: batch)) }
    if state.queue.failedItems > 0 {
      say("\(ActionWords.plural(state.queue.failedItems, "item")) failed: queue tells them")
    }
  }

  /// Lists what can be typed: the commands of this list, then the words that read and address.
  mutating func tellHelp(_ text: String) {
    let help = HelpState(context: state.paneContext, view: state.view, search: TextField(text))
    var lines: [DisplayText] = []
    for line in HelpLines(help, state.keys).lines {
      guard let row = line.row, row.isSaid else { continue }
      lines.append(words(for: row, place: line.place))
    }
    let typed = text.lowercased().split(separator: " ").map(String.init)
    lines += PlainWord.allCases.filter { word in
      typed.allSatisfy { "\(word.rawValue) \(word.help)".contains($0) }
    }.map { DisplayText($0.usage) + ": " + DisplayText($0.help) }
    if typed.isEmpty {
      let named = lines.count - PlainWord.allCases.count
      lines = Array(lines[named...]) + Array(lines[..<named])
    }
    tell(lines)
  }

  private func words(for row: KeyBinding, place: String?) -> DisplayText {
    let argument = row.argument.map { " \($0.usage)" } ?? ""
    let key = row.plainKey.map { ", key \($0)" } ?? ""
    let risk = row.risk == .destructive ? ", asks first" : ""
    var line = DisplayText("\(row.name)\(argument)\(key)\(risk): \(row.plainHelp)")
    if let place {
      line += "; works in \(place)"
    } else if let reason = KeyTable.unavailable(row, in: state) {
      line += "; not now: " + DisplayText(reason)
    }
    return line
  }
}

extension KeyBinding {
  /// Whether it is worth a line of help: a word of the line mode may stand for it already, and some
  /// panes are gone to by two names.
  fileprivate var isSaid: Bool {
    switch command.plainUse {
    case .needsScreen, .word: return false
    case .lists: if !ownName.isEmpty { return false }
    case .runs, .tells, .narrows, .savedFilters, .jumps, .profiles, .opens: break
    }
    return !contexts.isDisjoint(with: KeyContext.browsing)
  }
}
