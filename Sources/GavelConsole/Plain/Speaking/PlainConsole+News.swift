import GavelModel
import GavelScreen

/// What was last said of things that change by themselves.
struct News: Sendable, Equatable {
  /// Where the batches stood; `nil` until the store's first list.
  var batches: [BatchID: Standing]?
  var link: ConnectionStatus.Link
  /// Whether the platform was reached once, or is known to be away.
  var hasStarted: Bool
  var hasSynced: Bool
  var throttledUntil: Timestamp?
  /// How many reports were open when that was last told.
  var openReports: Int?
  /// When more of them may be told again.
  var reportsDue: Timestamp?
  /// The newest message of the room that is followed.
  var followed: ListKey?

  /// Where a batch stands, and how long it is held.
  struct Standing: Sendable, Equatable {
    var state: BatchState
    var heldUntil: Timestamp?

    init(_ batch: Batch) {
      state = batch.state
      heldUntil = batch.heldUntil
    }
  }

  init(_ state: ConsoleState) {
    link = state.connection.link
    hasSynced = state.connection.lastSync != nil
    hasStarted = hasSynced
  }
}

/// Saying what happened meanwhile, each thing once.
extension PlainConsole {
  mutating func tellNews() {
    tellConnection()
    tellBatches()
    tellReports()
    tellFollowed()
  }

  /// Who acts where, and how to begin; said when the console opens.
  public mutating func greet() {
    let banner = state.configuration.banner
    let name: DisplayText = banner.isEmpty ? "Gavel" : "Gavel " + DisplayText(banner)
    say(name + ", " + state.plainIdentity)
    say(isInteractive ? "type help, rooms or reports" : "nobody can answer here: nothing is sent")
  }

  private mutating func tellConnection() {
    let status = state.connection
    if !news.hasSynced, status.lastSync != nil {
      news.hasSynced = true
      let count = state.rooms.wholeTotal ?? state.rooms.window.rows.count
      var parts: [DisplayText] = ["synced"]
      if count > 0 { parts.append("\(ActionWords.plural(count, "room"))") }
      if let open = state.reports.count?.open, open > 0 {
        parts.append("\(ActionWords.plural(open, "open report"))")
      }
      say(ConsoleState.listed(parts))
    }
    let isAway = status.link == .offline || status.link == .unauthorized
    let wasAway = news.link == .offline || news.link == .unauthorized
    if isAway, status.link != news.link { say(state.connectionWords) }
    if wasAway, !isAway, status.link == .online { say("online again") }
    // On its way back it is still away.
    if isAway || !wasAway || status.link == .online { news.link = status.link }
    if isAway || news.hasSynced { news.hasStarted = true }
    guard let until = status.throttledUntil, until != news.throttledUntil else { return }
    let wasResting = news.throttledUntil.map { $0 > state.now } ?? false
    news.throttledUntil = until
    let seconds = state.secondsLeft(until: until)
    if seconds > 0, !wasResting {
      say("the platform asked for a pause of \(ActionWords.plural(seconds, "second"))")
    }
  }

  private mutating func tellBatches() {
    let shown = state.queue.batches
    guard let before = news.batches else {
      // Nothing is news before the store's first list.
      if state.queue.settled != nil {
        news.batches = Dictionary(uniqueKeysWithValues: shown.map { ($0.id, .init($0)) })
      }
      return
    }
    let now = Dictionary(uniqueKeysWithValues: shown.map { ($0.id, News.Standing($0)) })
    guard now != before else { return }
    news.batches = now
    let disguised = state.disguised
    for batch in disguised.queue.batches.reversed() where before[batch.id] != now[batch.id] {
      if let words = disguised.news(of: batch) { say(words) }
    }
  }

  /// Says that more reports wait than were told, once a minute at most.
  private mutating func tellReports() {
    guard let open = state.reports.count?.open else { return }
    // The first sync brings what is there, and says itself how many they are.
    guard let known = news.openReports, news.hasSynced, state.view != .reports, open > known else {
      news.openReports = open
      return
    }
    guard state.modal == nil, news.reportsDue.map({ $0 <= state.now }) ?? true else { return }
    news.openReports = open
    news.reportsDue = state.now + .seconds(60)
    say("\(ActionWords.plural(open - known, "new report")), \(open) open")
  }

  /// Says new messages of the room that is followed.
  private mutating func tellFollowed() {
    guard state.reading.isFollowing, let newest = state.messages.window.rows.last?.listKey else {
      news.followed = nil
      return
    }
    guard let last = news.followed else {
      news.followed = newest
      return
    }
    guard last < newest else { return }
    news.followed = newest
    let rows = state.disguised.messages.window.rows.filter { last < $0.listKey }
    if rows.count > Self.page { say("\(rows.count - Self.page) more new messages before these") }
    for row in rows.suffix(Self.page) { say("new: " + state.disguised.words(for: row)) }
  }
}

extension ConsoleState {
  /// What is new about a batch of this program; `nil` for what needs no word.
  fileprivate func news(of batch: Batch) -> DisplayText? {
    guard !batch.isElsewhere else { return nil }
    switch batch.state {
    case .held:
      return held(batch) + ": " + name(of: batch) + "; undo takes it back, hold waits longer"
    case .running:
      // What is done in a moment is told when it is done.
      return batch.counts.total > 20 ? "sending: " + name(of: batch) : nil
    case .interrupted: return "interrupted: " + name(of: batch)
    case .finished:
      let counts = batch.counts
      // Taking back was asked for and is answered already.
      if counts[.cancelled] == counts.total { return nil }
      if counts[.done] == counts.total { return "done: " + name(of: batch) }
      return DisplayText(ActionWords.counts(counts)) + ": " + name(of: batch)
        + "; results tells each"
    }
  }

  /// Who acts where, and whether anything may be changed.
  var plainIdentity: DisplayText {
    let status = disguised.connection
    var parts: [DisplayText] = [
      configuration.isReadOnly ? "read-only" : "read-write", DisplayText(status.dialect),
      DisplayText(status.server, truncatedTo: 60),
    ]
    if let account = status.accountName {
      let role: DisplayText = status.role.isEmpty ? .empty : ", \(status.role)"
      parts.append(Self.spoken(account) + role)
    }
    return Self.listed(parts)
  }
}
