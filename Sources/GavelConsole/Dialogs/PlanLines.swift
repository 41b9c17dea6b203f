import GavelModel
import GavelScreen

/// What the confirm dialog says above and below the list of items.
struct PlanLines {
  /// A sentence about the plan, with a word in front where it goes on with one.
  struct Line: Sendable, Equatable {
    var label: DisplayText
    var words: DisplayText
    var role: ThemeRole
    /// Whether nobody should confirm without having read it.
    var isNeeded: Bool

    init(
      _ label: DisplayText, _ words: DisplayText, _ role: ThemeRole, isNeeded: Bool? = nil
    ) {
      self.label = label.isEmpty ? .empty : label.padded(to: 8)
      self.words = words
      self.role = role
      self.isNeeded = isNeeded ?? (role != .text && role != .strong)
    }

    init(_ words: DisplayText, _ role: ThemeRole) { self.init(.empty, words, role) }

    var text: DisplayText { label + words }

    /// The sentence in as many rows as it takes, those below the first beside the word.
    func wrapped(to columns: Int) -> [DisplayText] {
      let rows = words.wrapped(to: max(8, columns - label.columns), maxLines: 6)
      let indent = DisplayText(" ").repeated(label.columns)
      return rows.enumerated().map { ($0 == 0 ? label : indent) + $1 }
    }
  }

  let title: DisplayText
  let above: [Line]
  let below: [Line]
  /// The question, cut into rows; the field follows in the last row or in one of its own.
  let question: [DisplayText]
  let hasOwnFieldRow: Bool

  /// Rows that the dialog cannot do without: question, field and foot.
  var footRows: Int { question.count + (hasOwnFieldRow ? 1 : 0) + 1 }

  init(_ dialog: ConfirmDialog, state: ConsoleState) {
    let summary = dialog.summary
    title = Self.title(dialog.plan, summary)
    above = Self.above(summary, state: state) + dialog.leftOut.lines
    let reason = dialog.plan.reason
    below = [
      Line("reason", reason.isEmpty ? "none" : DisplayText(reason), .text), Self.warning(summary),
    ]
    let columns = state.layout.dialogTextColumns
    let reasons = Self.reasons(dialog).wrapped(to: columns, maxLines: 3)
    let ask = Self.question(dialog, confirmKey: state.confirmKey?.label ?? "")
    question = reasons + ask.wrapped(to: columns, maxLines: 4)
    switch dialog.question {
    case .key: hasOwnFieldRow = false
    case .type: hasOwnFieldRow = !dialog.isChoosingReason && ask.columns > columns - 12
    }
  }

  private static func above(_ summary: PlanSummary, state: ConsoleState) -> [Line] {
    var above: [Line] = []
    let columns = state.layout.dialogTextColumns
    if !summary.rooms.isEmpty {
      above.append(Line(tallies("in", summary.rooms, columns: columns), .strong))
    }
    let isAboutMessages = summary.kinds.allSatisfy { $0 == .deleteMessage || $0 == .dismissReports }
    if isAboutMessages, !summary.authors.isEmpty {
      above.append(Line(tallies("by", summary.authors, columns: columns), .strong))
    }
    above += warnings(summary, state: state) + summary.radius.lines
    if let messages = summary.sealedMessages {
      let count = ActionWords.plural(messages, "message")
      above.append(Self.holds("\(count)"))
    }
    if let reports = summary.sealedReports {
      let count = ActionWords.plural(reports, "reported message")
      above.append(Self.holds("\(count)"))
    }
    if summary.dismissedReports > 0 {
      let count = ActionWords.plural(summary.dismissedReports, "report")
      above.append(Line("closes", "\(count)", .text))
    }
    if let oldest = summary.oldest, let newest = summary.newest {
      above.append(Line(span(oldest, newest, state: state), .text))
    }
    if summary.closings > 0 {
      let count = summary.closingReports.map { ActionWords.plural($0, "report") } ?? "its reports"
      above.append(Line("closes", "\(count), once it is done", .text, isNeeded: true))
    }
    return above
  }

  private static func holds(_ count: DisplayText) -> Line {
    Line("holds", count + "; if one more comes first, nothing is sent", .text, isNeeded: true)
  }

  /// Reasons with their digits, while one of them can still be chosen.
  private static func reasons(_ dialog: ConfirmDialog) -> DisplayText {
    guard dialog.context == .decide || dialog.isChoosingReason else { return .empty }
    return dialog.reasons.enumerated().reduce(.empty) { text, reason in
      let gap: DisplayText = text.isEmpty ? .empty : "   "
      return text + gap + "\(reason.offset + 1) " + DisplayText(reason.element, truncatedTo: 24)
    }
  }

  private static func question(_ dialog: ConfirmDialog, confirmKey: String) -> DisplayText {
    if dialog.isChoosingReason { return "Press the digit of the reason." }
    switch dialog.question {
    case .key where dialog.reasons.isEmpty: return "Press \(confirmKey) to do it."
    case .key:
      return "Press a digit or \(confirmKey) to do it."
    case .type(let expected):
      let start: DisplayText = dialog.isWrong ? "That does not match. Type " : "Type "
      let texts = expected.shown.dropFirst().reduce(DisplayText(expected.shown[0])) {
        $0 + " or " + DisplayText($1)
      }
      return start + DisplayText(expected.what.words) + " " + texts + ", then press Enter:"
    }
  }

  private static func title(_ plan: ActionPlan, _ summary: PlanSummary) -> DisplayText {
    guard let first = plan.items.first else { return "Nothing" }
    if summary.kinds == [.removeMember], summary.peopleCount < summary.count {
      let people = ActionWords.plural(summary.peopleCount, "person", "people")
      return "Remove \(people) from \(ActionWords.plural(summary.rooms.count, "room"))"
    }
    let imperative = ActionWords.imperative(first.action, count: summary.count)
    let isOneThing = Set(summary.kinds).isSubset(of: [.deleteReported, .deleteMessage])
    let more = summary.kinds.count > 1 && !isOneThing ? " and more" : ""
    return DisplayText(
      imperative.prefix(1).uppercased() + imperative.dropFirst() + more)
  }

  /// Names with their counts, most first; what does not fit into the columns is counted.
  private static func tallies(
    _ label: DisplayText, _ tallies: [PlanSummary.Tally], columns: Int, labelColumns: Int = 8
  ) -> DisplayText {
    let names = tallies.prefix(4).map { name(of: $0, isAlone: tallies.count == 1) }
    let lines = (1...max(1, names.count)).reversed().map { count in
      let shown = names.prefix(count).enumerated().reduce(label.padded(to: labelColumns)) {
        $0 + ($1.offset > 0 ? ", " : "") + $1.element
      }
      let left = tallies.count - count
      return left > 0 ? shown + " and \(Numbers.grouped(left)) more" : shown
    }
    return lines.first { $0.columns <= columns } ?? lines[lines.count - 1]
  }

  private static func name(of tally: PlanSummary.Tally, isAlone: Bool) -> DisplayText {
    let role = tally.role.flatMap { $0.isStaff ? $0.rawValue : nil }
    // In parentheses, because names may end in a number themselves.
    let notes = [role, tally.count > 1 ? Numbers.grouped(tally.count) : nil].compactMap(\.self)
    // A single name has the line for itself.
    let name = DisplayText(tally.name, truncatedTo: isAlone ? 56 : 28)
    return notes.isEmpty ? name : name + " (\(notes.joined(separator: ", ")))"
  }

  private static func span(
    _ oldest: Timestamp, _ newest: Timestamp, state: ConsoleState
  ) -> DisplayText {
    guard oldest != newest else { return "sent    \(state.fullTime(oldest))" }
    let (first, last) = (state.age(oldest), state.age(newest))
    return first == last ? "sent    all \(last)" : "sent    \(first) to \(last)"
  }

  private static func warnings(_ summary: PlanSummary, state: ConsoleState) -> [Line] {
    var lines: [Line] = []
    if summary.hiddenCount > 0 {
      let verb = summary.hiddenCount == 1 ? "is" : "are"
      lines.append(
        Line(
          "hidden", "\(summary.hiddenCount) of them \(verb) not on screen: the filter hides them",
          .caution))
    }
    if let note = note(summary, columns: state.layout.dialogTextColumns - 8) {
      lines.append(Line("note", note, .caution))
    }
    let isRemoval = summary.kinds.contains { $0 == .removeMember || $0 == .leaveRoom }
    if isRemoval, state.connection.abilities.announcesRemoval {
      lines.append(
        Line(
          "says",
          summary.isAnnounced
            ? "with a system message in the room" : "nothing: without a system message", .text))
    }
    return lines
  }

  /// Names what deserves a pause: messages are counted, people named.
  private static func note(_ summary: PlanSummary, columns: Int) -> DisplayText? {
    if summary.kinds == [.leaveRoom] {
      return summary.staff.first?.role.map { "you leave as \($0.rawValue)" }
    }
    if summary.kinds.allSatisfy(\.isAboutPeople) {
      let staff =
        summary.staff.isEmpty
        ? nil : tallies("staff:", summary.staff, columns: columns, labelColumns: 7)
      let own: DisplayText? = summary.ownCount > 0 ? "yourself" : nil
      let parts = [own, staff].compactMap(\.self)
      return parts.first.map { parts.dropFirst().reduce($0) { $0 + "; " + $1 } }
    }
    var named: [String] = []
    if summary.ownCount > 0 { named.append("\(summary.ownCount) your own") }
    let staff = summary.staff.reduce(0) { $0 + $1.count }
    if staff > 0 { named.append("\(staff) of staff") }
    if summary.pinnedCount > 0 { named.append("\(summary.pinnedCount) pinned") }
    return named.isEmpty ? nil : "\(named.joined(separator: ", "))"
  }

  private static func warning(_ summary: PlanSummary) -> Line {
    let kinds = summary.kinds
    if kinds.allSatisfy({ $0 == .removeMember || $0 == .leaveRoom }) {
      return wayBack(summary.isOpenToAll, kinds == [.leaveRoom] ? "you" : "them")
    }
    if summary.isOfTicketsAlone {
      return Line("They are closed in Gavel alone; the ticket system is not told.", .caution)
    }
    if kinds.allSatisfy({ $0 == .dismissReports }) {
      return Line("The reports will be closed for everybody.", .danger)
    }
    if kinds.allSatisfy({ !$0.isPermanent }) {
      return Line("The opposite command undoes it later.", .caution)
    }
    return Line("Once sent, nothing brings it back.", .danger)
  }
}

extension ActionKind {
  /// Whether its targets are people and neither messages nor rooms.
  var isAboutPeople: Bool {
    switch self {
    case .removeMember, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser: true
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .dismissReports,
      .deleteReported:
      false
    }
  }
}
