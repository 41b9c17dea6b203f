import GavelModel

extension ConsoleState {
  /// Changes the view; a range belongs to its pane and ends.
  mutating func show(_ view: View) -> [Effect] {
    guard view != self.view else { return [] }
    var count: [Effect] = []
    if self.view == .reports {
      reports.lookedAt = now
      count = [.countReports(since: now)]
    }
    lastFocus[self.view] = focus
    self.view = view
    focus = view == .rooms ? lastFocus[view] ?? view.home : view.home
    isZoomed = false
    range = nil
    // What rested in the other view begins anew in this one.
    restingSince = nil
    restingOn = nil
    reports.restingOn = nil
    audit.restingOn = nil
    switch view {
    case .rooms: return count
    case .audit: return count + openAudit()
    case .reports:
      guard reports.list.isLoaded else {
        return [load(reports.listName), .loadShift].compactMap(\.self)
      }
      return reports.isOutdated ? reloadReports() : []
    }
  }

  /// Asks again for what is shown of the reports.
  mutating func reloadReports() -> [Effect] {
    let count: [Effect] = [.countReports(since: reports.lookedAt)]
    guard view == .reports else {
      // What came meanwhile is read when the view is opened.
      reports.isOutdated = true
      return count
    }
    reports.isOutdated = false
    let list = reload(reports.listName, in: \.reports.list)
    let wanted = reports.wanted.map { [$0] } ?? []
    let decided = decidingGroups.filter { !wanted.contains($0) }
    return count + [list].compactMap(\.self) + (wanted + decided).map { .loadCase($0) }
      + [.loadShift]
  }

  mutating func run(_ reporting: Reporting) -> [Effect] {
    switch reporting {
    case .group: return regroup(reports.grouping.next)
    case .sort: return resort(reports.sort.next)
    case .export: return [.exportShift]
    }
  }

  private mutating func regroup(_ grouping: ReportGrouping) -> [Effect] {
    let filter = reports.list.filter
    reports.grouping = grouping
    reports.list = ListState()
    reports.list.filter = filter
    range = nil
    hint("reports \(grouping.words)")
    return [load(reports.listName)].compactMap(\.self)
  }

  private mutating func resort(_ sort: ReportSort) -> [Effect] {
    let before = reports.listName
    reports.sort = sort
    let marked = marks.removeValue(forKey: before)
    marks[reports.listName] = marked
    hiddenMarks[reports.listName] = hiddenMarks.removeValue(forKey: before)
    range = nil
    reports.list.landing = reports.list.cursor.map { .row($0) }
    reports.list.cursorKey = nil
    hint("reports \(sort.words)")
    return [load(reports.listName)].compactMap(\.self)
  }

  /// Takes a case over: for the panels, or for the decision that waits for it.
  mutating func take(_ file: ReportCase) -> [Effect] {
    reports.closed.note(file, called: name(of: file))
    if case .gathering? = modal?.kind { return gather(file) }
    if let effects = dropDecision(on: file) { return effects }
    guard file.group == reports.wanted else { return [] }
    if modal != nil {
      reports.deferred = file
      return []
    }
    show(file)
    return []
  }

  /// Puts a case on screen; one that is read again keeps its place and its time.
  mutating func show(_ file: ReportCase) {
    reports.deferred = nil
    if file.reports.isEmpty { tellClosed(file) }
    if reports.shown?.file.group == file.group {
      reports.shown?.file = file
    } else {
      reports.shown = ShownCase(file, since: now)
    }
  }

  func isDecidedHere(_ id: ReportGroupID) -> Bool {
    enqueuing.contains { $0.groups.contains(id) }
      || reports.batches[id] != nil
  }

  /// Says once that somebody else was faster.
  private mutating func tellClosed(_ file: ReportCase) {
    let id = file.group
    guard file.wasClosedByUs != true else { return }
    let isKnown = reports.shown.map { $0.file.group == id && $0.file.reports.isEmpty } ?? false
    let isOurs = reports.shown.map { $0.file.group == id && $0.isOurs } ?? false
    guard !isDecidedHere(id), !isOurs, !isKnown else { return }
    sayClosedElsewhere([id])
  }

  /// Lets the case follow the cursor once it rests.
  mutating func followReports() -> [Effect] {
    if let row = reports.list.cursorRow, row.pending != nil, row.id == reports.shown?.file.group {
      reports.shown?.isOurs = true
    }
    guard let cursor = reports.list.cursor, cursor != reports.wanted else {
      reports.restingOn = nil
      restingSince = nil
      return []
    }
    // The first case has nothing to replace.
    if reports.wanted != nil {
      if cursor != reports.restingOn {
        reports.restingOn = cursor
        restingSince = now
      }
      guard let restingSince, now >= restingSince + rest else { return [] }
    }
    restingSince = nil
    reports.restingOn = nil
    reports.wanted = cursor
    return [.loadCase(cursor)]
  }

  /// Moves the conversation or the case panel; neither has a cursor.
  mutating func scrollCase(_ motion: Motion) {
    guard let shown = reports.shown else { return }
    if focus == .conversation {
      let page = layout.rows(of: .conversation)
      let last = max(0, shown.file.conversation.count - page)
      let top = conversationTop(of: shown)
      reports.shown?.conversationTop = min(last, motion.target(from: top, page: page, last: last))
    } else {
      let page = layout.rows(of: .caseFile)
      let last = max(0, caseLineCount - page)
      reports.shown?.top = min(last, motion.target(from: shown.top, page: page, last: last))
    }
  }

  /// The first message on screen: around the reported one until it was scrolled.
  func conversationTop(of shown: ShownCase) -> Int {
    let page = layout.rows(of: .conversation)
    let count = shown.file.conversation.count
    let last = max(0, count - page)
    if let top = shown.conversationTop { return min(top, last) }
    let focus = shown.file.focus
    let index = shown.file.conversation.firstIndex { $0.id == focus } ?? count
    return max(0, min(last, index - page / 2))
  }
}

extension ReportGrouping {
  var next: ReportGrouping {
    switch self {
    case .message: .author
    case .author: .room
    case .room: .message
    }
  }

  /// How the list is put together, in words.
  var words: String { "by \(rawValue)" }
}

extension ReportSort {
  var next: ReportSort {
    switch self {
    case .oldest: .newest
    case .newest: .count
    case .count: .oldest
    }
  }

  /// The order in a word, for titles.
  var shortWord: String {
    switch self {
    case .oldest: "oldest"
    case .newest: "newest"
    case .count: "most"
    }
  }

  /// The order in words.
  var words: String {
    switch self {
    case .oldest: "oldest first"
    case .newest: "newest first"
    case .count: "most reports first"
    }
  }
}
