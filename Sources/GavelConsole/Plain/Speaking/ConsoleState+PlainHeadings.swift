import GavelModel
import GavelScreen

/// What a list is called when it is read aloud.
extension ConsoleState {
  var plainHeading: DisplayText {
    let shown = disguised
    switch focus {
    case .rooms: return Self.counted(rooms, "room") + ", latest activity first"
    case .members: return Self.counted(members, "member") + shown.plainRoom
    case .messages:
      let following: DisplayText = reading.isFollowing ? ", following" : .empty
      return Self.counted(messages, "message") + shown.plainRoom + ", newest first" + following
    case .reports:
      let count = Self.counted(reports.list, "report group")
      return count + " \(reports.grouping.words), \(reports.sort.words)"
    case .audit:
      return Self.counted(audit.list, "entry", "entries") + " of the audit trail, newest first"
    case .queue:
      guard let batch = shown.queue.openedBatch else {
        return "\(ActionWords.plural(queue.batches.count, "batch", "batches")), newest first"
      }
      let count = ActionWords.plural(queue.items.count, "item")
      return "batch \(batch.id.rawValue), " + shown.line(for: batch) + ", \(count)"
    case .detail, .conversation, .caseFile, .entry, .trail, .activity:
      return DisplayText(focus.title)
    }
  }

  /// How many rows there are: `1,204 rooms`, and under a filter `42 of 1,204 rooms`.
  private static func counted<Row>(
    _ list: ListState<Row>, _ noun: String, _ several: String? = nil
  ) -> DisplayText {
    let found = list.window.rows.count
    let words = ActionWords.plural(list.wholeTotal ?? found, noun, several)
    guard list.isFiltered || list.only != nil else { return DisplayText(words) }
    let most = list.isWhole ? "" : " or more"
    // Nobody may have counted the rest yet.
    guard list.wholeTotal != nil else { return "\(found)\(most) matching \(several ?? noun + "s")" }
    return "\(found)\(most) of \(words)"
  }

  /// The open room, behind what is said of it.
  private var plainRoom: DisplayText {
    guard let openRoom else { return .empty }
    return " of " + Self.spoken(room(openRoom)?.shownName ?? openRoom.rawValue)
  }

  /// What is said instead of rows.
  var plainEmptyWords: [DisplayText] {
    if let list = focusedList, !filterText(of: list).isEmpty || only(of: list) != nil {
      return ["nothing matches"]
    }
    switch focus {
    case .rooms: return ["no rooms yet: sync reads the platform again"]
    case .members, .messages:
      return openRoom.flatMap(room)?.mayRead == false
        ? ["this account cannot read this room"] : ["nothing here: sync reads the platform again"]
    case .reports:
      if connection.withholdsReports { return ["this account may not see the platform's reports"] }
      // The last line of a shift names a key.
      return shiftLines.dropLast().map(\.text)
    case .queue: return ["confirmed actions wait here, then go out"]
    case .audit, .detail, .conversation, .caseFile, .entry, .trail, .activity: return []
    }
  }
}
