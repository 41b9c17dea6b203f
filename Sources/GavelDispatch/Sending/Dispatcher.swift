import GavelAPI
import GavelModel
import GavelStore
import Synchronization

/// The outbox relay: carries confirmed batches from the store to the platform.
///
/// One turn of its loop:
/// 1. take every event that arrived meanwhile into the ``DispatchMachine``;
/// 2. write all outcomes they decided in one commit;
/// 3. claim everything that may start in one commit, before any of its requests;
/// 4. start one small task per read, request or rest; each ends by posting an event.
///
/// While a commit runs, further answers gather, so that journal writes group by themselves; and what
/// was claimed ahead goes on the wire, so that no connection waits for a commit. Of a long batch only
/// a stretch is in memory, see ``Backlog``.
public actor Dispatcher {
  let store: Store
  let client: PlatformClient
  let gate: DispatchGate
  /// What is kept before a request leaves.
  let evidence: EvidencePolicy
  let now: @Sendable () -> Timestamp
  let sleep: @Sendable (Duration) async -> Void

  var machine: DispatchMachine
  var jobs: [Int: DispatchJob] = [:] {
    didSet { if jobs.isEmpty { stopWaiting() } }
  }
  var inbox: [Event] = []
  /// Steps that were decided while the program is stopped.
  var steps: [(DispatchJob, DispatchJob.Step)] = []
  /// Claimed requests that wait for room on the wire, in the order of their claims.
  var ready: ArraySlice<Wire> = []
  /// Whether an answer that asks for a rest has not been dealt with yet.
  var isHeldUp = false
  /// Requests that are on the wire.
  var onWire = 0
  var openItems: [BatchID: Set<ItemID>] = [:]
  /// Items of one batch that are taken into memory at a time.
  var stretch = 2_000
  /// What the machine does not know yet of batches that are long.
  var backlogs: [BatchID: Backlog] = [:]
  /// Ends of hold windows, until their batch is finished.
  var holds: [BatchID: Timestamp] = [:]
  /// What a comparison saw of messages that wait to be claimed.
  var seen: [ItemID: SeenContent] = [:]
  /// Open batches in which reports are closed after what is done about them.
  var closingBatches: Set<BatchID> = []
  /// Why each open batch was confirmed, for platforms that keep a reason.
  var reasons: [BatchID: String] = [:]
  var isAccepting = true
  /// Why the journal could not be written, which ended the relay.
  private(set) var failure: StoreError?
  let isPaused = Mutex(false)
  private var waiters: [BatchID: [CheckedContinuation<Void, Never>]] = [:]
  /// Who waits for the requests in flight before the relay ends.
  private var idlers: [CheckedContinuation<Void, Never>] = []
  private var timer: Timestamp?
  private var hasEnded = false

  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let reportSource: AsyncStream<DispatchReport>.Continuation
  /// News for whoever watches; one consumer.
  public nonisolated let reports: AsyncStream<DispatchReport>

  /// What a small task found out.
  enum Event: Sendable {
    case read(Int, TargetReading, SeenContent, at: Timestamp)
    case answered(Int, Result<Receipt, APIError>, at: Timestamp, after: Duration)
    case waited(Int, DispatchJob.AfterWait)
    case compared(
      DispatchMachine.Verification, Result<FoundMessages, APIError>, at: Timestamp)
  }

  /// Makes a relay that sends nothing until ``run()`` is called.
  public init(
    store: Store, client: PlatformClient, gate: DispatchGate,
    evidence: EvidencePolicy = EvidencePolicy(), concurrency: Int = 8,
    policy: RetryPolicy = RetryPolicy(), now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async -> Void = { duration in
      // A cancelled rest ends early, which is what its owner wants.
      try? await Task.sleep(for: duration)
    }
  ) {
    self.store = store
    self.client = client
    self.gate = gate
    self.evidence = evidence
    self.now = now
    self.sleep = sleep
    machine = DispatchMachine(
      account: gate.account, concurrency: concurrency, ahead: 2 * concurrency,
      membersPerCall: client.abilities.membersPerCall, policy: policy)
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    (reports, reportSource) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(256))
  }

  /// Sends until the surrounding task is cancelled or ``shutDown(within:)`` is called.
  public func run() async {
    await withDiscardingTaskGroup { group in
      wake()
      for await _ in signals {
        let work = await turn()
        for piece in work { group.addTask { await piece() } }
        scheduleTimer(in: &group)
      }
      group.cancelAll()
    }
    hasEnded = true
    stopWaiting()
    if failure == nil { await releaseUnsent() }
    // Nothing of ours sends any more, so whoever starts next may take over.
    if failure != nil { await store.letGo() }
    for waiting in waiters.values.joined() { waiting.resume() }
    waiters = [:]
  }

  /// Stops accepting work, gives requests in flight `grace` to be answered, then ends ``run()``.
  ///
  /// A request that is still unanswered stays in flight in the store and is read again at the next
  /// start.
  public func shutDown(within grace: Duration) async {
    isAccepting = false
    wake()
    if !jobs.isEmpty, !hasEnded, grace > .zero {
      let alarm = Task { [sleep] in
        await sleep(grace)
        if !Task.isCancelled { stopWaiting() }
      }
      await withCheckedContinuation { idlers.append($0) }
      alarm.cancel()
    }
    signal.finish()
  }

  private func stopWaiting() {
    let waiting = idlers
    idlers = []
    for one in waiting { one.resume() }
  }

  /// Batches of this process that are not finished, oldest first.
  public var openBatches: [BatchID] { openItems.keys.sorted() }

  /// Ends the relay because its journal cannot be written or trusted: what is in flight is read at
  /// the next start.
  public func halt(_ error: StoreError) {
    isAccepting = false
    guard failure == nil else { return }
    failure = error
    report(.journalFailed(error))
    signal.finish()
  }

  /// Waits until every item of the batch is settled, or the relay has ended.
  public func finish(_ batch: BatchID) async {
    guard openItems[batch] != nil, !hasEnded else { return }
    await withCheckedContinuation { waiters[batch, default: []].append($0) }
  }

  /// Starts another turn of the loop.
  func wake() { signal.yield() }

  func post(_ event: Event) {
    inbox.append(event)
    wake()
  }

  func report(_ news: DispatchReport) { reportSource.yield(news) }

  func closed(_ items: some Sequence<ItemID>, of batch: BatchID) {
    for item in items { seen[item] = nil }
    guard openItems[batch] != nil else { return }
    openItems[batch]?.subtract(items)
    guard openItems[batch]?.isEmpty == true else { return }
    openItems[batch] = nil
    backlogs[batch] = nil
    holds[batch] = nil
    reasons[batch] = nil
    closingBatches.remove(batch)
    for waiting in waiters.removeValue(forKey: batch) ?? [] { waiting.resume() }
    report(.finished(batch))
  }

  private func scheduleTimer(in group: inout DiscardingTaskGroup) {
    let time = now()
    guard let due = machine.nextDue(after: time), timer.map({ due < $0 }) ?? true else { return }
    timer = due
    group.addTask { [sleep] in
      await sleep(due - time)
      await self.ring(due)
    }
  }

  private func ring(_ due: Timestamp) {
    if timer == due { timer = nil }
    wake()
  }
}
