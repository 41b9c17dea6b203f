import GavelModel
import GavelScreen

/// Reading one thing in full.
extension PlainConsole {
  mutating func tellAll(about place: RowAddress) {
    switch state.focus {
    case .reports: tell(.caseFile)
    case .audit: tell(.entry)
    case .queue where state.queue.opened != nil: tellCurrent()
    case .rooms, .members, .messages, .queue, .detail, .conversation, .caseFile, .entry, .trail,
      .activity:
      tell(.detail)
    }
  }

  /// Says what a pane shows beside the list.
  mutating func tell(_ pane: Pane) {
    let shown = state.disguised
    switch pane {
    case .caseFile: tell(shown.plainCase + shown.plainConversation)
    case .conversation: tell(shown.plainConversation)
    case .entry: tell(Self.lines(shown.entryLines()))
    case .trail: tell(Self.lines(shown.trailLines))
    case .activity:
      tell(
        shown.activity.lines.map { line in
          DisplayText(shown.clockTime(line.time)) + (line.isCommand ? ", same as: " : ", ")
            + DisplayText(line.text)
        })
    case .rooms, .members, .messages, .detail, .reports, .audit, .queue:
      tell(Self.lines(shown.detailLines))
    }
  }

  /// Says a text, as much of it as can be listened to at once.
  mutating func tell(_ lines: [DisplayText]) {
    guard !lines.isEmpty else {
      say("there is nothing to read here")
      return
    }
    for line in lines.prefix(Self.textPage) { say(line) }
    rest = Array(lines.dropFirst(Self.textPage))
    if !rest.isEmpty { say("\(ActionWords.plural(rest.count, "line")) left: type more") }
  }

  /// Lines with their labels in front, each in one piece.
  static func lines(_ lines: [DetailLine]) -> [DisplayText] {
    lines.compactMap { line in
      if line.label.isEmpty { return line.text.isEmpty ? nil : line.text }
      return line.label + ": " + line.text
    }
  }
}

extension ConsoleState {
  /// Everything about the group of reports at the cursor; what was reported comes first.
  var plainCase: [DisplayText] {
    guard let row = reports.list.cursorRow else { return [] }
    var lines = [words(for: row)]
    if let file = reports.shown?.file, let focus = file.focus,
      let message = file.conversation.first(where: { $0.id == focus })
    {
      lines.append("text: " + DisplayText(message.text))
    }
    return lines + PlainConsole.lines(caseLines)
  }

  /// The conversation around the reported message, oldest first.
  var plainConversation: [DisplayText] {
    guard let file = reports.shown?.file, reports.list.cursorRow != nil,
      !file.conversation.isEmpty
    else { return ["no conversation is at hand"] }
    let reported = Set(file.reports.compactMap(\.message))
    return ["conversation, oldest first:"]
      + file.conversation.map { words(for: $0, isReported: reported.contains($0.id)) }
  }
}
