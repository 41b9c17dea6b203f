import GavelAPI
import GavelModel

/// Decides what leaves next: order per room, several at once, rests and stops.
///
/// Pure: it is told what happened and the time, and answers with what to start. ``Dispatcher``
/// carries it out; tests drive it with a clock of their own.
public struct DispatchMachine: Sendable {
  /// What the driver must start.
  public enum Start: Hashable, Sendable {
    /// Compare these messages with the platform, then call ``verified(_:changed:)``,
    /// ``unread(_:at:)`` or ``throttled(_:until:)``.
    case verify(Verification)
    /// Claim the items, then take the job's first step.
    case run(DispatchJob)
  }

  /// Messages of one batch in one room that must be compared before they may be deleted.
  public struct Verification: Hashable, Sendable {
    /// The room.
    public let room: RoomID
    /// The batch.
    public let batch: BatchID
    /// The items to compare.
    public let items: [OutboxItem]
  }

  /// How many jobs may run at once.
  public private(set) var pace: DispatchPace
  /// What may be repeated and when.
  public let policy: RetryPolicy
  /// Until when nothing may leave, because the platform said so.
  public private(set) var throttledUntil: Timestamp?

  /// How many jobs beyond ``pace`` may be claimed, so that a free connection waits for no commit.
  private let ahead: Int
  private let account: PersonID
  private let membersPerCall: Int
  private var lanes: [RoomID: RoomLane] = [:]
  private var order: [RoomID] = []
  private var runningJobs: [Int: RoomID] = [:]
  private var verifying = 0
  private var nextJob = 1
  private var failures: [ItemID: Int] = [:]

  /// Makes an idle machine.
  ///
  /// - Parameter ahead: How many jobs whose request may be repeated start beyond `concurrency`; the
  ///   driver keeps their requests back until there is room on the wire.
  public init(
    account: PersonID, concurrency: Int = 8, ahead: Int = 0, membersPerCall: Int = 100,
    policy: RetryPolicy = RetryPolicy()
  ) {
    self.ahead = max(0, ahead)
    self.account = account
    pace = DispatchPace(most: concurrency)
    self.membersPerCall = max(1, membersPerCall)
    self.policy = policy
  }

  /// Whether nothing waits and nothing runs.
  public var isIdle: Bool { lanes.values.allSatisfy(\.isEmpty) }

  /// Adds open items of a batch; none leaves before `notBefore` (its hold window).
  public mutating func add(_ items: [OutboxItem], notBefore: Timestamp) {
    for item in items {
      var due = notBefore
      if case .parked(let until) = item.status { due = max(due, until) }
      // Without a digest there is nothing to compare; where a request may have left, repeating
      // it is the read.
      let isVerified = item.plan.digest.isEmpty || item.status == .inFlight
      if lanes[item.action.room] == nil { order.append(item.action.room) }
      lanes[item.action.room, default: RoomLane()].append(
        RoomLane.Entry(item: item, notBefore: due, isVerified: isVerified))
    }
  }

  /// Forgets waiting items, because they were taken back.
  public mutating func remove(where matches: (OutboxItem) -> Bool) {
    for room in order { lanes[room]?.remove(where: matches) }
  }

  /// Lets items start that waited for these to be achieved.
  public mutating func achieved(_ items: Set<ItemID>) {
    for room in order where lanes[room]?.hasRequirements == true {
      lanes[room]?.update { entry in
        if let required = entry.item.requires, items.contains(required) {
          entry.item.requires = nil
        }
      }
    }
  }

  /// Moves the hold window of a batch to another end.
  public mutating func reschedule(_ batch: BatchID, notBefore: Timestamp) {
    for room in order {
      lanes[room]?.update { if $0.item.batch == batch { $0.notBefore = notBefore } }
    }
  }

  private var busy: Int { runningJobs.count + verifying }

  /// Whether the platform asked for a rest that is not over.
  public func isResting(at now: Timestamp) -> Bool { throttledUntil.map { $0 > now } ?? false }

  /// How many items of a batch wait to be started.
  public func waiting(of batch: BatchID) -> Int {
    lanes.values.reduce(0) { sum, lane in sum + lane.entries.count { $0.item.batch == batch } }
  }

  /// Returns what may start now; call it again after every event.
  public mutating func start(at now: Timestamp) -> [Start] {
    if let until = throttledUntil {
      guard until <= now else { return [] }
      throttledUntil = nil
    }
    // Ahead of the wire claims are made by the handful, because each commit costs as much as many.
    if ahead > 0, busy >= pace.width + ahead / 2 { return [] }
    var starts: [Start] = []
    forgetEmptyLanes()
    var index = 0
    var idleRooms = 0
    while busy < pace.width + ahead, idleRooms < order.count {
      let room = order[index % order.count]
      index += 1
      guard let start = next(in: room, at: now, isAhead: busy >= pace.width) else {
        idleRooms += 1
        continue
      }
      idleRooms = 0
      starts.append(start)
    }
    return starts
  }

  /// Returns when to ask again although nothing happens; `nil` when only an event can help.
  public func nextDue(after now: Timestamp) -> Timestamp? {
    if let throttledUntil, throttledUntil > now { return throttledUntil }
    return lanes.values.compactMap { $0.nextDue(after: now) }.min()
  }

  /// Ends a verification: changed items are out, the others may be sent.
  public mutating func verified(
    _ verification: Verification, changed: Set<ItemID>
  ) {
    verifying -= 1
    lanes[verification.room]?.end(exclusive: true)
    for item in verification.items { failures[item.id] = nil }
    let checked = Set(verification.items.map(\.id))
    lanes[verification.room]?.remove { changed.contains($0.id) }
    lanes[verification.room]?.update {
      if checked.contains($0.item.id) { $0.isVerified = true }
    }
  }

  /// Ends a verification because the platform asked for a rest.
  public mutating func throttled(_ verification: Verification, until: Timestamp) {
    postpone(verification, until: until)
    throttle(until: until)
  }

  /// Ends a verification that could not read the room; its items rest.
  ///
  /// - Returns: `false` when that happened too often: the items are out, and nothing was sent for
  ///   them.
  public mutating func unread(_ verification: Verification, at now: Timestamp) -> Bool {
    let count = (verification.items.compactMap { failures[$0.id] }.max() ?? 0) + 1
    guard count < policy.unreachableLimit else {
      verified(verification, changed: Set(verification.items.map(\.id)))
      return false
    }
    for item in verification.items { failures[item.id] = count }
    postpone(verification, until: now + policy.rest(afterFailures: count))
    return true
  }

  private mutating func postpone(_ verification: Verification, until: Timestamp) {
    verifying -= 1
    lanes[verification.room]?.end(exclusive: true)
    let checked = Set(verification.items.map(\.id))
    lanes[verification.room]?.update {
      if checked.contains($0.item.id) { $0.notBefore = until }
    }
  }

  /// Ends a job; `parked` items rest and come again.
  public mutating func ended(
    _ job: DispatchJob, parked: [OutboxItem] = [], until: Timestamp? = nil,
    throttled: Bool = false
  ) {
    guard let room = runningJobs.removeValue(forKey: job.id) else { return }
    lanes[room]?.end(exclusive: job.wantsRoomAlone)
    for var item in parked {
      item.status = .parked(until: until ?? Timestamp(milliseconds: 0))
      item.attempts = job.requests(for: item)
      failures[item.id] = job.failures
      lanes[room]?.putBack(
        RoomLane.Entry(
          item: item, notBefore: until ?? Timestamp(milliseconds: 0), isVerified: true))
    }
    if parked.isEmpty { for item in job.open { failures[item.id] = nil } }
    if throttled, let until { throttle(until: until) }
  }

  /// Takes the time into account that the platform took to answer a request.
  public mutating func answered(after latency: Duration) { pace.answered(after: latency) }

  private mutating func throttle(until: Timestamp) {
    // What was on the wire together is refused together, which is one demand.
    if throttledUntil == nil { pace.throttled() }
    throttledUntil = max(throttledUntil ?? until, until)
  }

  private mutating func next(
    in room: RoomID, at now: Timestamp, isAhead: Bool
  ) -> Start? {
    switch lanes[room]?.takeNext(at: now, mostMembers: membersPerCall, isAhead: isAhead) {
    case nil:
      return nil
    case .verify(let items):
      lanes[room]?.begin(exclusive: true)
      verifying += 1
      return .verify(Verification(room: room, batch: items[0].batch, items: items))
    case .run(let items):
      var job = DispatchJob(
        id: nextJob, items: items, account: account, policy: policy)
      job.failures = items.compactMap { failures[$0.id] }.max() ?? 0
      nextJob += 1
      runningJobs[job.id] = room
      lanes[room]?.begin(exclusive: job.wantsRoomAlone)
      return .run(job)
    }
  }

  private mutating func forgetEmptyLanes() {
    order.removeAll { room in
      guard lanes[room]?.isEmpty ?? true else { return false }
      lanes[room] = nil
      return true
    }
  }
}
