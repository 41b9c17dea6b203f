import GavelModel

/// What happened lately, as sentences.
struct ActivityState: Sendable, Equatable {
  /// Newest first.
  private(set) var entries: [AuditEntry] = []
  private(set) var notices: [TimedNotice] = []
  /// Newest first; kept ready so that drawing does not count.
  private(set) var lines: [ActivityLine] = []
  var top = 0

  /// What was asked for, as command lines; newest first.
  private var commands: [ActivityLine] = []

  private static let mostNotices = 50

  mutating func accept(_ entries: [AuditEntry], batches: [Batch]) {
    self.entries = entries
    tell(batches)
  }

  mutating func add(_ notice: Notice, at time: Timestamp, batches: [Batch]) {
    notices.insert(TimedNotice(time: time, notice: notice), at: 0)
    if notices.count > Self.mostNotices { notices.removeLast() }
    tell(batches)
  }

  /// Keeps command lines that ask for what was just done, the first of them on top.
  mutating func add(commands lines: [String], at time: Timestamp, batches: [Batch]) {
    commands.insert(contentsOf: lines.map { ActivityLine(command: $0, at: time) }, at: 0)
    commands.removeLast(max(0, commands.count - Self.mostNotices))
    tell(batches)
  }

  /// The same under made-up names; command lines name ids and reasons, and are left out.
  func disguised(by disguise: Disguise, batches: [Batch]) -> ActivityState {
    var copy = self
    copy.commands = []
    copy.entries = entries.map(disguise.entry)
    for index in notices.indices {
      copy.notices[index].notice.text = disguise.text(notices[index].notice.text, covered: false)
    }
    copy.tell(batches)
    return copy
  }

  /// Words the sentences again, one for each batch, from what the batches count now.
  mutating func tell(_ batches: [Batch]) {
    let known = Dictionary(batches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [BatchID: Int] = [:]
    var groups: [[AuditEntry]] = []
    for entry in entries {
      if let place = places[entry.batch] {
        groups[place].append(entry)
      } else {
        places[entry.batch] = groups.count
        groups.append([entry])
      }
    }
    let told = groups.map { ActivityLine($0, batch: known[$0[0].batch]) }
    let spoken = notices.map { ActivityLine($0) } + commands
    lines = (told + spoken).sorted { $0.time > $1.time }
  }
}

/// One sentence about what happened, and when.
struct ActivityLine: Sendable, Equatable {
  var time: Timestamp
  var text: String
  var severity: Notice.Severity
  /// Whether the text is a command line.
  var isCommand = false

  init(command: String, at time: Timestamp) {
    self.time = time
    text = command
    severity = .info
    isCommand = true
  }

  init(_ timed: TimedNotice) {
    time = timed.time
    text = timed.notice.severity.word + timed.notice.text
    severity = timed.notice.severity
  }

  /// Tells how a batch went; `entries` are all of this batch, newest first, and not empty.
  init(_ entries: [AuditEntry], batch: Batch?) {
    time = entries[0].time
    // The closing of reports follows from what was done and is not told for itself.
    let closings = entries.count { $0.action.kind == .dismissReports }
    let isMixed = closings > 0 && closings < entries.count
    let (entries, batch) =
      isMixed ? (entries.filter { $0.action.kind != .dismissReports }, nil) : (entries, batch)
    let newest = entries[0]
    var settled: [Outcome: Int] = [:]
    for entry in entries { settled[entry.outcome, default: 0] += 1 }
    // The entries at hand may be the last few of a long batch; its own counts are whole.
    if let batch, batch.counts.settledTotal >= entries.count { settled = batch.counts.settled }
    let total = batch?.counts.total ?? entries.count
    let counts = BatchCounts(settled: settled)
    // Who else a batch was about, whose entries are not all at hand, is not known.
    let isWhole = max(total, counts.settledTotal) == entries.count
    text = ActionWords.past(
      newest, counts: counts, total: max(total, counts.settledTotal),
      roomCount: Set(entries.map(\.action.room)).count,
      peopleCount: isWhole ? Set(entries.map(\.action.target)).count : nil)
    let isBad = counts[.failed] + counts[.refused] + counts[.unknown] > 0
    severity = isBad ? .error : counts[.setAside] + counts[.cancelled] > 0 ? .warning : .info
  }
}
