import GavelModel
import GavelScreen

/// What is known about a group of reports, as lines; the label stands at the first of each part.
extension ConsoleState {
  /// Most entries of one part; the rest is counted.
  private static let mostEntries = 12
  /// Most authors; a group of a room has many, and its reports must still be in sight.
  private static let mostAuthors = 3

  var caseLines: [DetailLine] {
    guard let shown = reports.shown else { return [] }
    let file = shown.file
    guard !file.reports.isEmpty else {
      let isOurs = file.wasClosedByUs ?? (shown.isOurs || isDecidedHere(file.group))
      return [
        DetailLine(
          "state", isOurs ? "decided here" : "closed by someone else meanwhile",
          isOurs ? .dim : .caution)
      ]
    }
    // What was taken back was never done to anybody.
    let done = file.pastActions.filter { $0.outcome != .cancelled }
    let hasSeveral = Set(file.reports.map(\.author?.id)).count > 1
    return authorLines(file)
      + part("reports", file.reports, none: nil) { line(of: $0, showsText: false) }
      + textLines(file)
      + (hasSeveral ? narrowing(file) : [])
      + part("also open", file.otherReports, none: "nothing else about this author") {
        line(of: $0, showsText: true)
      }
      + part(
        "before", done,
        none: hasSeveral ? "nothing was done about this author" : "nothing was done so far"
      ) {
        line(of: $0)
      }
      + part("alike", file.similarMessages, none: "no similar message elsewhere") {
        line(of: $0, namesAuthor: true)
      }
      + part("lately", file.recentMessages, none: "no other message is known") {
        line(of: $0, namesAuthor: false)
      }
  }

  /// Says about whom of several the rest is.
  private func narrowing(_ file: ReportCase) -> [DetailLine] {
    guard let author = file.leading?.author else { return [] }
    return [
      DetailLine(
        "below",
        "about " + DisplayText(author.label, truncatedTo: 40)
          + " alone, who was reported last; \(keys.label(of: .report(.group), in: .reports)) groups"
          + " by author", .caution)
    ]
  }

  /// How many rows the case takes at its width.
  var caseLineCount: Int {
    let columns = max(1, (layout.content(of: .caseFile)?.columns ?? 60) - 2)
    return caseLines.reduce(0) { $0 + $1.wrapped(to: columns).count }
  }

  private func authorLines(_ file: ReportCase) -> [DetailLine] {
    var seen: Set<PersonID> = []
    let people = file.reports.compactMap(\.author).filter { seen.insert($0.id).inserted }
    guard !people.isEmpty else { return [DetailLine("author", "nobody is named")] }
    return part("author", people, none: nil, most: Self.mostAuthors) { person in
      var text = DisplayText(person.label, truncatedTo: 60)
      if person.label != person.id.rawValue { text += " (" + DisplayText(person.id.rawValue) + ")" }
      if person.isBot { text += ", bot" }
      if person.isDeactivated { text += ", deactivated" }
      if person.id == connection.account { text += ", this is you" }
      text += alike(person)
      return (text, .strong)
    }
  }

  private func alike(_ person: Person?) -> DisplayText {
    guard let name = lookAlike(of: person) else { return .empty }
    return ", looks like " + DisplayText(name, truncatedTo: 24)
  }

  /// What was reported, as it read then: the conversation may not hold it any more.
  private func textLines(_ file: ReportCase) -> [DetailLine] {
    let known = Set(file.conversation.map(\.id))
    var seen: Set<MessageID> = []
    let missing = file.reports.filter { report in
      guard let message = report.message else { return false }
      return !known.contains(message) && seen.insert(message).inserted
    }
    return part("reported", missing, none: nil) { report in
      (
        place(of: report) + DisplayText(report.text ?? "", truncatedTo: 400),
        .text
      )
    }
  }

  private func part<Entry>(
    _ label: DisplayText, _ entries: [Entry], none: DisplayText?, most: Int = Self.mostEntries,
    line: (Entry) -> (text: DisplayText, role: ThemeRole)
  ) -> [DetailLine] {
    guard !entries.isEmpty else { return none.map { [DetailLine(label, $0, .dim)] } ?? [] }
    var lines = entries.prefix(most).enumerated().map { number, entry in
      let shown = line(entry)
      return DetailLine(number == 0 ? label : .empty, shown.text, shown.role)
    }
    let left = entries.count - most
    if left > 0 { lines.append(DetailLine(.empty, "and \(Numbers.grouped(left)) more", .dim)) }
    return lines
  }

  private func line(of report: Report, showsText: Bool) -> (text: DisplayText, role: ThemeRole) {
    let reporter = report.reporter.map { DisplayText($0.label, truncatedTo: 24) } ?? "somebody"
    let reason = DisplayText(report.reason, truncatedTo: 200)
    let origin: DisplayText =
      alike(report.reporter) + (report.origin == .imported ? " (imported)" : "")
    let head: DisplayText = "\(shortTime(report.time)) " + reporter + origin + ": "
    guard showsText else {
      return (head + (reason.isEmpty ? "no reason given" : reason), .caution)
    }
    let text = DisplayText(report.text ?? "", truncatedTo: 100)
    let about = report.message == nil ? "the person" : place(of: report) + text
    return (head + reason + (reason.isEmpty ? "" : ", about ") + about, .text)
  }

  private func line(of entry: AuditEntry) -> (text: DisplayText, role: ThemeRole) {
    let counts = BatchCounts(settled: [entry.outcome: 1])
    let why: DisplayText =
      entry.reason.isEmpty ? .empty : " (" + DisplayText(entry.reason, truncatedTo: 60) + ")"
    let what = DisplayText(ActionWords.past(entry, counts: counts, total: 1), truncatedTo: 200)
    return ("\(shortTime(entry.time)) " + what + why, .text)
  }

  private func line(
    of message: Message, namesAuthor: Bool
  ) -> (text: DisplayText, role: ThemeRole) {
    let author: DisplayText =
      namesAuthor
      ? (message.author.map { DisplayText($0.label, truncatedTo: 24) } ?? "nobody") + ": " : .empty
    let words = Painter.text(of: message, columns: 200)
    let room = place(roomName(nil, of: message.room))
    return ("\(shortTime(message.sentAt)) " + room + author + words, .text)
  }

  private func place(of report: Report) -> DisplayText {
    place(roomName(report.roomName, of: report.room))
  }

  /// The room in front of what was said in it.
  private func place(_ name: String?) -> DisplayText {
    name.map { DisplayText($0, truncatedTo: 24) + "  " } ?? .empty
  }
}
