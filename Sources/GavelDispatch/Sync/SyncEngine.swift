import GavelAPI
import GavelModel
import GavelStore

/// Keeps the store abreast of the platform, by reading only.
///
/// A pass: sweep the room list, look after rooms that vanished from it, then walk each room's
/// history back to known ground; beside all that, the reports, of which neither has to wait for the
/// other where the platform counts calls. Every page is one transaction, so a pass can be cut off
/// anywhere and the next one goes on from there.
public actor SyncEngine {
  let store: Store
  let client: PlatformClient
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (Duration) async -> Void
  let progressSource: AsyncStream<SyncProgress>.Continuation
  /// News for whoever watches; one consumer.
  public nonisolated let progress: AsyncStream<SyncProgress>

  var gap: Duration
  var focus: RoomID?
  /// What the last sweep told of each room.
  var marks: RoomSweep.Marks = [:]
  /// When the account's own rooms were last asked for changes.
  var lastRoomChanges: Timestamp?
  /// Whether the platform does not let this account see reports.
  var isShutOutOfReports = false
  var roomsRead = 0
  /// How far apart the turns of ``follow(every:)`` are.
  var pace = TurnPace(interval: .zero)
  /// What was told last of each message's reports, by the message.
  var toldReports: [MessageID: ToldReports] = [:]
  /// Counts the turns of ``follow(every:)``, so that only the latest one's rest starts another.
  private var turn = 0
  /// The first room's failure of a pass; the others are read all the same.
  var roomFailure: SyncError?
  private let nudges: AsyncStream<Void>
  private let nudge: AsyncStream<Void>.Continuation

  /// Messages asked for in one call.
  let pageLimit = 100
  /// Rooms whose histories are read side by side: more where nothing is gained by patience.
  var width: Int { gap == .zero ? 16 : 4 }
  /// Rooms that are being read now.
  var roomsInWork = 0 {
    didSet { commitIfEnough() }
  }
  /// The most records that came in one page of a history.
  var largestPage = 0
  /// Whether a write is on its way; others wait and go together.
  var isWriting = false
  var waitingWrites: [WaitingWrite] = []
  /// Counts the commits that ``waitingWrites`` shared.
  var commitsBegun = 0

  /// Makes an engine; `gap` is the least time between two calls, zero for loopback.
  public init(
    store: Store, client: PlatformClient, gap: Duration,
    now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async -> Void = { duration in
      // A cancelled rest ends early, which is what its owner wants.
      try? await Task.sleep(for: duration)
    }
  ) {
    self.store = store
    self.client = client
    self.gap = gap
    self.now = now
    self.sleep = sleep
    (progress, progressSource) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    (nudges, nudge) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Reads everything once; `full` walks every history to its end.
  ///
  /// - Throws: ``SyncError`` for what no waiting helps against. Rests of the platform are waited
  ///   out.
  public func pass(full: Bool) async throws(SyncError) {
    try await setCache(.large)
    do throws(SyncError) {
      try await readAll(full: full)
    } catch {
      try await setCache(.small)
      throw error
    }
    try await setCache(.small)
    progressSource.yield(.settled(at: now()))
  }

  private func readAll(full: Bool) async throws(SyncError) {
    try await besideReports { engine throws(SyncError) in
      let rooms = try await engine.sweep(all: true)
      try await engine.read(rooms, full: full)
    }
    try await forgetOldDeletions()
  }

  private func setCache(_ cache: WriterCache) async throws(SyncError) {
    try await write { store async throws(StoreError) in try await store.setCache(cache) }
  }

  /// A week is far longer than any answer is on its way, so no late page can revive anything.
  private func forgetOldDeletions() async throws(SyncError) {
    let moment = now() - .seconds(7 * 86_400)
    try await write { store async throws(StoreError) in
      try await store.pruneTombstones(before: moment)
    }
  }

  /// Follows the platform until the surrounding task is cancelled.
  ///
  /// - Parameter interval: Shortest time between two sweeps; a sweep that takes long is followed by
  ///   a rest four times as long, failures by ever longer ones (``Backoff``), and a platform that
  ///   asks for pauses is asked less often.
  public func follow(every interval: Duration) async {
    var isFirst = true
    var failures = 0
    pace = TurnPace(interval: interval)
    let ticks = nudges
    await withDiscardingTaskGroup { group in
      nudge.yield()
      for await _ in ticks {
        if Task.isCancelled { break }
        let begun = now()
        do throws(SyncError) {
          if isFirst { try await pass(full: false) } else { try await catchUp() }
          (isFirst, failures) = (false, 0)
        } catch {
          failures += 1
          if case .platform(let reason) = error, reason.isAboutOneRoom {
            (isFirst, failures) = (false, 0)
          }
          if case .platform(let reason) = error { progressSource.yield(.offline(reason)) }
        }
        let rest = pace.rest(after: now() - begun, failures: failures)
        turn += 1
        group.addTask { [sleep, turn] in
          await sleep(rest)
          await self.endRest(of: turn)
        }
      }
      group.cancelAll()
    }
  }

  /// Reads this room first and at every turn; `nil` for none.
  public func follow(_ room: RoomID?) {
    guard focus != room else { return }
    focus = room
    nudge.yield()
  }

  private func endRest(of turn: Int) {
    if turn == self.turn { nudge.yield() }
  }

  /// Starts the next turn now.
  public func hurry() { nudge.yield() }

  /// Ends ``follow(every:)``.
  public func stop() { nudge.finish() }

  private func readChanged() async throws(SyncError) {
    let changed = try await sweep(all: false)
    try await read(changed.filter { $0 != focus }, full: false)
  }

  /// Reads the reports beside the rooms; neither is kept from its end by the other's failure.
  private func besideReports(
    _ rooms: @escaping @Sendable (SyncEngine) async throws(SyncError) -> Void
  ) async throws(SyncError) {
    let failure = await withTaskGroup(of: SyncError?.self) { group -> SyncError? in
      group.addTask { await self.readReportsToTheEnd() }
      group.addTask {
        do throws(SyncError) {
          try await rooms(self)
          return nil
        } catch {
          return error
        }
      }
      var first: SyncError?
      while let failure = await group.next() { first = first ?? failure }
      return first
    }
    if let failure { throw failure }
  }

  private func readReportsToTheEnd() async -> SyncError? {
    do throws(SyncError) {
      try await readReports()
      return nil
    } catch {
      return error
    }
  }

  /// Reads what changed since the last turn: the focused room and rooms with new activity.
  func catchUp() async throws(SyncError) {
    if let focus, try await !isGone(focus) { try await read([focus], full: false) }
    try await besideReports { engine throws(SyncError) in try await engine.readChanged() }
    progressSource.yield(.settled(at: now()))
  }

  /// Whether the platform does not have the room; should it be there again, the list names it.
  private func isGone(_ room: RoomID) async throws(SyncError) -> Bool {
    try await write { store async throws(StoreError) in
      try await store.status(of: room) == .gone
    }
  }
}
