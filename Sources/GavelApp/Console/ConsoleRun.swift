import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore
import GavelTerminal

/// The tasks behind a console: they read the store and the platform and post what they find.
///
/// Started by the composition root, ended by ``end(_:grace:isHurried:)``; the loop on the main
/// thread only sees the inbox.
final class ConsoleRun: Sendable {
  private let session: Session
  private let inbox: Inbox
  private let runner: EffectRunner
  private let board: StatusBoard
  private let effects: AsyncStream<Effect>
  private let effectSource: AsyncStream<Effect>.Continuation
  /// Ends when every effect that was asked for is carried out, or nobody waits for it any more.
  private let carriedOut: AsyncStream<Never>
  private let carriedOutSource: AsyncStream<Never>.Continuation
  private let syncInterval: Duration
  private let proof: Task<Bool, Never>
  /// Over with the first frame: until then nothing else may have the processor.
  private let opening: Task<Void, Never>
  private let openingSource: AsyncStream<Never>.Continuation
  private let desk: SecondFactorDesk
  private let now: @Sendable () -> Timestamp
  private let log: LogFile

  init(
    session: Session, inbox: Inbox, status: ConnectionStatus, hold: Duration,
    desk: SecondFactorDesk, approvals: Approvals, directories: Directories,
    memoryFile: MemoryFile,
    themes: ThemeDesk, profiles: ProfileDesk, log: LogFile,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.desk = desk
    self.now = now
    self.log = log
    self.session = session
    self.inbox = inbox
    // A platform on this machine costs nobody anything.
    syncInterval = session.isLoopback ? .seconds(1) : .seconds(5)
    board = StatusBoard(status) { inbox.post($0) }
    runner = EffectRunner(
      session: session, inbox: inbox, board: board, hold: hold, desk: desk, approvals: approvals,
      directories: directories, memoryFile: memoryFile, themes: themes, profiles: profiles,
      now: now)
    (effects, effectSource) = AsyncStream.makeStream()
    (carriedOut, carriedOutSource) = AsyncStream.makeStream()
    let question = CredentialProof(
      account: session.account.id,
      profile: { () async throws(APIError) in try await session.client.profile() },
      // A cancelled rest ends early, which is what its owner wants.
      rest: { [syncInterval] failures in
        try? await Task.sleep(for: Backoff.rest(syncInterval, afterFailures: failures))
      },
      meaning: session.meaning, tell: { inbox.post(.notice($0)) })
    let (frames, source) = AsyncStream<Never>.makeStream()
    openingSource = source
    let opening = Task.detached { for await _ in frames {} }
    self.opening = opening
    proof = Task.detached {
      await opening.value
      return await question.isGiven()
    }
  }

  /// Lets everything begin that the first frame does not need: network, sync, tidying.
  func noteFirstFrame() { openingSource.finish() }

  /// Hands an effect to the tasks; never blocks.
  func perform(_ effect: Effect) { effectSource.yield(effect) }

  /// Stops requests from leaving while the process is stopped; never blocks.
  func note(_ suspension: ConsoleLoop.Suspension) {
    switch suspension {
    case .begins: session.dispatcher.pause()
    case .ended(let duration):
      // Detached from the loop, which must not wait for the store.
      Task.detached { [session, inbox] in
        do throws(DispatchError) {
          try await session.dispatcher.unpause(after: duration)
        } catch {
          inbox.post(.notice(Notices.notice(error)))
        }
      }
    }
  }

  /// Ends a wait for the queue; what is left stays in it.
  func giveUpWaiting() {
    noteFirstFrame()
    proof.cancel()
    Task.detached { [session, carriedOutSource] in
      await session.dispatcher.shutDown(within: .seconds(2))
      carriedOutSource.finish()
    }
  }

  /// Runs everything until the surrounding task is cancelled.
  func run() async {
    await desk.open { [inbox] in inbox.post($0) }
    await withDiscardingTaskGroup { group in
      group.addTask { await self.carryOutEffects() }
      group.addTask { await self.watchStore() }
      group.addTask { await self.watchOthers() }
      group.addTask { await self.checkStore() }
      group.addTask { await self.send() }
      group.addTask { await self.watchSync() }
      group.addTask { await self.watchDispatch() }
      group.addTask {
        await self.runner.postQueue()
        await self.runner.offerInterrupted()
      }
      await self.opening.value
      group.addTask { await self.session.sync.follow(every: self.syncInterval) }
      group.addTask { await self.learnAbilities() }
      group.addTask { await self.session.tidyDaily(now: self.now) }
      group.addTask { await self.runner.postStaff() }
    }
  }

  /// Sends confirmed batches once the platform has named the account they were confirmed for.
  private func send() async {
    guard await proof.value else { return }
    await session.dispatcher.run()
  }

  /// Settles what the moderator chose for unfinished work.
  ///
  /// - Parameters:
  ///   - grace: How long requests in flight may still be answered.
  ///   - isHurried: Whether what was asked last has no more than the grace either.
  func end(_ choice: QuitChoice, grace: Duration, isHurried: Bool = false) async {
    noteFirstFrame()
    await finishEffects(within: isHurried ? grace : nil)
    let dispatcher = session.dispatcher
    let open = await dispatcher.openBatches
    do throws(DispatchError) {
      switch choice {
      case .nothingPending, .keepHeld: break
      case .cancelHeld: for batch in open { _ = try await dispatcher.cancel(batch) }
      case .sendNow:
        guard await proof.value else { break }
        for batch in open { try await dispatcher.sendNow(batch) }
        for batch in open { await dispatcher.finish(batch) }
      }
    } catch {
      // The journal keeps what could not be settled; the next start offers it.
      inbox.post(.notice(Notices.notice(error)))
    }
    proof.cancel()
    await desk.close()
    await session.sync.stop()
    await dispatcher.shutDown(within: grace)
    if !isHurried { await session.tidy(at: now()) }
  }

  /// Waits until what was asked before the end is done, so that a confirmed plan is on disk.
  private func finishEffects(within limit: Duration?) async {
    effectSource.finish()
    let hurry = limit.map { limit in
      Task { [carriedOutSource] in
        // A cancelled rest ends early, and then nobody waits any more.
        try? await Task.sleep(for: limit)
        carriedOutSource.finish()
      }
    }
    defer { hurry?.cancel() }
    for await _ in carriedOut {}
  }

  /// Reads change nothing and may overtake each other; everything else keeps its order.
  private func carryOutEffects() async {
    defer { carriedOutSource.finish() }
    await withDiscardingTaskGroup { group in
      for await effect in effects {
        switch effect {
        // A code is what something under way waits for, so it waits for nothing itself.
        case .load, .mark, .loadItems, .loadCase, .countReports, .loadShift, .loadEvidence,
          .verifyAudit, .exportAudit, .secondFactor, .loadThemes, .findPeople:
          group.addTask { await self.runner.run(effect) }
        case .seal, .enqueue, .undo, .undoItem, .sendNow, .stretchHold, .reverse, .retry, .resume,
          .discard, .openRoom,
          .sync, .exportShift, .keepTheme, .remember, .saveFilter, .openProfile, .switchProfile,
          .copy,
          .drainInput, .redraw, .suspend, .quit:
          await runner.run(effect)
        }
      }
    }
  }

  private func watchStore() async {
    for await topics in session.store.changes() {
      if !topics.isDisjoint(with: [.queue, .audit]) { await runner.postQueue() }
      if topics.contains(.members) {
        await runner.noteMembers()
        await runner.postRole()
      }
      let shown = Set(topics.compactMap(ConsoleTopic.init))
      if !shown.isEmpty { inbox.post(.changed(shown)) }
      // Frames follow twenty times a second at most: what changes meanwhile is read at once. A
      // cancelled rest ends early, and the changes with it.
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  /// An older server lacks some of what the platform can do; asked beside everything else.
  private func learnAbilities() async {
    do throws(APIError) {
      await board.note(abilities: try await session.client.serverAbilities())
    } catch {
      // What the server lacks shows when it is asked for; until then nothing is ruled out.
      return
    }
  }

  private func watchSync() async {
    for await progress in session.sync.progress {
      log.note(progress)
      await board.note(progress)
      // Members come room by room; once a round is often enough for who is staff.
      if case .settled = progress {
        await runner.postStaff()
        ProcessHeaps.giveBack()
      }
    }
  }

  /// Looks once a second for what another process wrote or left behind, and for new threads of this
  /// one: nobody announces either.
  private func watchOthers() async {
    var seen = await version()
    while !Task.isCancelled {
      Precedence.yieldToFirstThread()
      // A cancelled rest ends early, and the loop with it.
      try? await Task.sleep(for: .seconds(1))
      let found = await version()
      if found != seen {
        seen = found
        await runner.postQueue()
        await runner.postRole()
        await runner.noteMembers()
        inbox.post(.changed(Set(ConsoleTopic.allCases)))
      } else {
        await runner.noteAbandoned()
      }
    }
  }

  private func version() async -> Int64? {
    // A store that cannot be read says so wherever something is asked of it.
    try? await session.store.versionOfOthers()
  }

  /// Reads the whole file once for damage, after the first frames have had the machine.
  private func checkStore() async {
    do {
      try await Task.sleep(for: .seconds(2))
      let reader = try StoreReader(path: session.store.path)
      guard try await !reader.isSound() else { return }
      await session.dispatcher.halt(.damaged(path: session.store.path))
    } catch {
      // Ended before its time, or busy; damage is also noticed by whoever meets it.
    }
  }

  private func noteEnd(of batch: BatchID) async {
    // A log that lacks a line is no reason to disturb anybody.
    guard let counts = try? await session.reader.batch(batch)?.counts else { return }
    log.note(batch: batch, counts)
  }

  private func watchDispatch() async {
    for await news in session.dispatcher.reports {
      switch news {
      case .finished(let batch): await noteEnd(of: batch)
      case .throttled(let until): await board.note(throttledUntil: until)
      case .credentialRefused(_, let answer):
        inbox.post(.notice(Notices.credentialRefused(answer)))
      case .journalFailed(let error):
        log.note(error: error)
        inbox.post(.notice(Notices.journalFailed(error)))
      }
    }
  }
}
