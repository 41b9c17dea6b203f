import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// Carries out what the console asks for and posts the answers.
///
/// Effects that change something run one after the other in the order asked; reads run beside them.
/// What the console shows always comes from the store's last commit.
actor EffectRunner {
  let session: Session
  let inbox: Inbox
  let board: StatusBoard
  let hold: Duration
  let desk: SecondFactorDesk
  /// Where the word of a second person is looked for.
  let approvals: Approvals
  /// Where the record of a shift is written.
  let shiftFolder: String
  let directories: Directories
  private let memoryFile: MemoryFile
  /// Where entries of the audit trail are written.
  let auditFolder: String
  /// Where plans wait for a second person.
  let planFolder: String
  /// Where themes come from and the chosen one is remembered.
  let themes: ThemeDesk
  private let profiles: ProfileDesk
  let now: @Sendable () -> Timestamp
  /// When the console opened: its shift begins here.
  let openedAt: Timestamp
  private var sealing: Task<Void, Never>?
  var openRoom: RoomID?
  /// The window of each pane that is being read; a newer request ends the reading before it.
  var reading: [ReadPane: Task<Void, Never>] = [:]
  var newest = NewestRequests()
  /// Batches that other processes were sending when the queue was last read.
  private var elsewhere: Set<BatchID> = []

  /// Whether members changed since the staff was last posted.
  var isStaffStale = true
  /// Batches and audit entries that the panes can show.
  private let listed = 200

  init(
    session: Session, inbox: Inbox, board: StatusBoard, hold: Duration, desk: SecondFactorDesk,
    approvals: Approvals, directories: Directories, memoryFile: MemoryFile,
    themes: ThemeDesk, profiles: ProfileDesk,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.desk = desk
    self.approvals = approvals
    self.directories = directories
    shiftFolder = directories.shifts
    auditFolder = directories.auditExports
    planFolder = directories.plans
    self.memoryFile = memoryFile
    self.themes = themes
    self.profiles = profiles
    self.now = now
    openedAt = now()
    self.session = session
    self.inbox = inbox
    self.board = board
    self.hold = hold
  }

  /// Carries out one effect; the loop keeps those that need the terminal to itself.
  func run(_ effect: Effect) async {
    switch effect {
    case .load(let request): await load(request)
    case .mark(let request): await mark(request)
    case .loadItems(let batch, let first, let limit):
      await postItems(of: batch, from: first, limit: limit)
    case .openRoom(let room):
      openRoom = room
      await session.sync.follow(room)
      await postRole()
    case .sync: await session.sync.hurry()
    case .seal(let draft): seal(draft)
    case .retry(let batch): await postRetryable(of: batch)
    case .reverse(let batch): await postReversal(of: batch)
    case .enqueue, .undo, .undoItem, .sendNow, .stretchHold, .resume, .discard:
      await dispatch(effect)
    case .loadCase(let group):
      await report { () async throws(StoreError) in try await loadCase(group) }
    case .countReports(let moment):
      await report { () async throws(StoreError) in try await countReports(since: moment) }
    case .loadShift: await report { () async throws(StoreError) in try await loadShift() }
    case .loadEvidence(let entry):
      await report { () async throws(StoreError) in try await loadEvidence(entry) }
    case .verifyAudit: await verifyAudit()
    case .exportAudit(let matching, let form): await exportAudit(matching: matching, form)
    case .exportShift: await report { () async throws(StoreError) in try await exportShift() }
    case .findPeople(let names):
      await report { () async throws(StoreError) in
        inbox.post(.people(try await session.reader.people(named: names)))
      }
    case .loadThemes: offerThemes()
    case .keepTheme(let name): keepTheme(name)
    case .remember(let memory): keep(memory)
    case .saveFilter(let text, let name): saveFilter(text, named: name)
    case .openProfile(let name): profiles.begin(name) { [inbox] in inbox.post($0) }
    case .secondFactor(let code, let number): await desk.take(code, number: number)
    case .drainInput, .redraw, .suspend, .quit, .switchProfile, .copy:
      preconditionFailure("the loop owns the terminal and its own end")
    }
  }

  /// Posts what the queue and activity panes show.
  func postQueue() async {
    await report { () async throws(StoreError) in
      inbox.post(.batches(try await batches()))
      inbox.post(.activity(try await session.reader.audit(since: nil, limit: listed)))
    }
  }

  /// Posts the queue again when another process has died: its locks are gone, which is no commit.
  func noteAbandoned() async {
    guard !elsewhere.isEmpty else { return }
    let before = elsewhere
    await report { () async throws(StoreError) in
      let batches = try await batches()
      if elsewhere != before { inbox.post(.batches(batches)) }
    }
  }

  /// The newest batches, those of other processes told apart.
  private func batches() async throws(StoreError) -> [Batch] {
    // Asked before and after, because a batch may begin or end while the list is read.
    let before = await session.store.ownBatches()
    var batches = try await session.reader.batches(limit: listed)
    let own = await session.store.ownBatches().union(before)
    for index in batches.indices {
      let isUnderWay = batches[index].state == .held || batches[index].state == .running
      batches[index].isElsewhere = isUnderWay && !own.contains(batches[index].id)
    }
    elsewhere = Set(batches.filter(\.isElsewhere).map(\.id))
    return batches
  }

  /// Offers batches that an earlier run left behind.
  func offerInterrupted() async {
    await report { () async throws(StoreError) in
      let interrupted = try await session.reader.interruptedBatches()
      if !interrupted.isEmpty { inbox.post(.interruptedBatches(interrupted)) }
    }
  }

  private func keep(_ memory: ConsoleMemory) {
    do throws(MemoryFile.Fault) {
      try memoryFile.write(memory)
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }

  private func postItems(of batch: BatchID, from first: Int, limit: Int) async {
    do throws(StoreError) {
      let items = try await session.reader.items(of: batch, from: first, limit: limit)
      inbox.post(.items(items, from: first, of: batch))
    } catch {
      inbox.post(.itemsFailed(batch, Notices.notice(error)))
    }
  }

  /// A retry is a new plan: the platform is read again and the moderator confirms again.
  private func postRetryable(of batch: BatchID) async {
    await report { () async throws(StoreError) in
      let items = try await session.reader.retryableItems(of: batch)
      let reason = try await session.reader.batch(batch)?.reason ?? ""
      inbox.post(.retryable(items.map(\.action), reason: reason))
    }
  }

  /// What undoes a batch is a plan like any other: read, shown and confirmed.
  private func postReversal(of batch: BatchID) async {
    await report { () async throws(StoreError) in
      let done = try await session.reader.items(of: batch).filter { $0.status == .settled(.done) }
      let reason = try await session.reader.batch(batch)?.reason ?? ""
      inbox.post(.retryable(done.compactMap(\.action.reversal), reason: reason))
    }
  }

  /// Reads the platform beside everything else; a newer draft replaces one still being sealed.
  private func seal(_ draft: ActionDraft) {
    sealing?.cancel()
    sealing = Task { [session, inbox] in
      do throws(APIError) {
        let plan = try await session.planner.seal(draft.items, reason: draft.reason)
        inbox.post(.planned(plan, draft))
      } catch {
        inbox.post(.planFailed(draft, Notices.notice(error)))
      }
    }
  }

  private func dispatch(_ effect: Effect) async {
    let dispatcher = session.dispatcher
    do throws(DispatchError) {
      switch effect {
      case .enqueue(let plan, let decisions):
        let batch = try await dispatcher.enqueue(
          plan, hold: hold, approval: approval(for: plan), decisions: decisions)
        inbox.post(.enqueued(batch, plan))
      case .undo(let batch):
        let items = try await dispatcher.cancel(batch)
        inbox.post(.notice(Notices.takenBack(try await count(items, of: batch))))
      case .undoItem(let item):
        try await undo(item)
      case .sendNow(let batch): try await dispatcher.sendNow(batch)
      case .stretchHold(let batch):
        try await dispatcher.stretchHold(batch, by: .seconds(30))
      case .resume(let batch):
        if try await !dispatcher.resume(batch) { inbox.post(.notice(Notices.ownedElsewhere)) }
      case .discard(let batch):
        if try await !dispatcher.discard(batch) {
          inbox.post(.notice(Notices.ownedElsewhere))
        }
      case .load, .mark, .seal, .retry, .reverse, .openRoom, .loadItems, .sync, .drainInput,
        .redraw, .suspend, .quit, .loadCase, .countReports, .loadShift, .exportShift,
        .loadEvidence, .verifyAudit, .exportAudit, .secondFactor, .loadThemes, .keepTheme,
        .remember, .saveFilter, .openProfile, .switchProfile, .copy, .findPeople:
        preconditionFailure("not a change of the queue: \(effect)")
      }
    } catch {
      if case .enqueue(let plan, _) = effect {
        inbox.post(.enqueueFailed(plan, Notices.notice(error)))
        if case .refused(.unapproved) = error { keepForApproval(plan) }
      } else {
        inbox.post(.notice(Notices.notice(error)))
      }
    }
    await postQueue()
  }

  /// A folder of approvals that cannot be read approves nothing.
  private func approval(for plan: ActionPlan) -> Approval {
    do throws(ConfigurationError) {
      return try approvals.judge(plan)
    } catch {
      inbox.post(.notice(Notices.notice(error)))
      return .missing
    }
  }

  func report(_ read: () async throws(StoreError) -> Void) async {
    do throws(StoreError) { try await read() } catch { inbox.post(.notice(Notices.notice(error))) }
  }
}
