import GavelModel

/// The batches on screen, the items of the opened one, and how fast work goes.
struct QueueState: Sendable, Equatable {
  /// Newest first.
  var batches: [Batch] = []
  var cursor: BatchID?
  var top = 0
  /// The batch whose items are listed instead of the batches.
  var opened: BatchID?
  var items = ItemStretch()
  /// What was sealed in batches confirmed here, so that taking one back can mark it again.
  var sealed: [BatchID: ActionPlan] = [:]
  var pace: [BatchID: Pace] = [:]
  var history = WorkHistory()
  /// Finished batches whose failures are no news.
  ///
  /// They were finished when the console opened, or their items were looked at. `nil` before the
  /// store's first list.
  private(set) var settled: Set<BatchID>?

  /// How many items a batch settled lately.
  struct Pace: Sendable, Equatable {
    var time: Timestamp
    var settled: Int
    var perMinute: Int = 0
  }

  var cursorIndex: Int? { batches.firstIndex { $0.id == cursor } }
  var cursorBatch: Batch? { cursorIndex.map { batches[$0] } }
  var openedBatch: Batch? { batches.first { $0.id == opened } }

  /// Batches that are still in their hold window, newest first.
  var held: [Batch] { batches.filter(\.isHeldHere) }
  /// Batches that this program must still send.
  var pending: [Batch] {
    batches.filter { ($0.state == .held || $0.state == .running) && !$0.isElsewhere }
  }
  /// What was asked for and is not settled; the reports that are closed besides count only where
  /// nothing else is left of their batch.
  var openActs: Int { batches.reduce(0) { $0 + $1.openActs } }
  /// Items that did not end as asked for while the console ran, and were not looked at since.
  var failedItems: Int {
    batches.filter { settled?.contains($0.id) != true }.reduce(0) {
      $0 + $1.counts[.failed] + $1.counts[.refused] + $1.counts[.unknown]
    }
  }

  /// Takes the store's list over and keeps the cursor on its batch.
  mutating func accept(_ list: [Batch], now: Timestamp) {
    let oldIndex = cursorIndex ?? 0
    // What was settled before the first list is no work of these minutes.
    if settled != nil { history.add(work(in: list), at: now) }
    batches = list
    let finished = list.filter { $0.state == .finished }.map(\.id)
    settled = settled?.intersection(finished) ?? Set(finished)
    noteLook()
    if cursorIndex == nil {
      cursor = list.isEmpty ? nil : list[min(oldIndex, list.count - 1)].id
    }
    for batch in list { measure(batch, now: now) }
    let ids = Set(list.map(\.id))
    pace = pace.filter { ids.contains($0.key) }
    sealed = sealed.filter { ids.contains($0.key) || list.isEmpty }
  }

  /// Remembers that the items of a finished batch are on screen.
  mutating func noteLook() {
    guard let batch = openedBatch, batch.state == .finished else { return }
    settled?.insert(batch.id)
  }

  /// How much more of the batches is settled than before.
  private func work(in list: [Batch]) -> Int {
    let before = Dictionary(
      batches.map { ($0.id, $0.counts.settledTotal) }, uniquingKeysWith: { first, _ in first })
    return list.reduce(0) { $0 + max(0, $1.counts.settledTotal - (before[$1.id] ?? 0)) }
  }

  private mutating func measure(_ batch: Batch, now: Timestamp) {
    guard batch.state == .running else {
      pace[batch.id] = nil
      return
    }
    let settled = batch.counts.settledTotal
    guard let last = pace[batch.id] else {
      pace[batch.id] = Pace(time: now, settled: settled)
      return
    }
    let elapsed = (now - last.time).milliseconds
    guard elapsed >= 1000 else { return }
    let perMinute = Int(Int64(max(0, settled - last.settled)) * 60_000 / elapsed)
    pace[batch.id] = Pace(time: now, settled: settled, perMinute: perMinute)
  }

  /// How long the rest of a batch takes at its pace; `nil` while no pace is known.
  func timeLeft(of batch: Batch) -> Duration? {
    guard let pace = pace[batch.id], pace.perMinute > 0 else { return nil }
    let left = batch.counts.total - batch.counts.settledTotal
    return .seconds((left * 60 + pace.perMinute - 1) / pace.perMinute)
  }
}

extension Batch {
  /// How many of its items are not settled, without the closing of reports that follows from them.
  fileprivate var openActs: Int {
    let open = counts.waiting + counts.inFlight
    return open > closingCount ? open - closingCount : min(open, 1)
  }

  /// Whether it waits in the hold window of this process.
  var isHeldHere: Bool { state == .held && !isElsewhere }
}
