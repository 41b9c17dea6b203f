import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// Sends batches without a console: progress on standard error, the result on standard output.
struct BatchRun {
  let session: Session
  let output: Output
  let isQuiet: Bool
  let now: @Sendable () -> Timestamp
  let log: LogFile
  /// The connection's options as typed, which a command that goes on here needs again.
  let connection: [String]

  init(_ session: Session, _ context: CommandContext) {
    self.session = session
    output = context.output
    isQuiet = context.invocation.isQuiet
    now = context.now
    log = context.log
    connection = context.invocation.connection.words
  }

  /// Commits a plan, sends it and prints what became of it.
  ///
  /// - Parameter approval: Whether a second person approved the plan.
  func send(
    _ plan: ActionPlan, hold: Duration, approval: Approval = .missing
  ) async throws -> ExitStatus {
    try await run { dispatcher in
      [try await dispatcher.enqueue(plan, hold: hold, approval: approval)]
    }
  }

  /// Runs the relay until the batches that `start` hands over are finished.
  ///
  /// When the command is interrupted nothing new leaves, requests in flight get two seconds, and
  /// the rest stays in the queue, where `queue resume` and the console find it.
  func run(_ start: @Sendable (Dispatcher) async throws -> [BatchID]) async throws -> ExitStatus {
    let dispatcher = session.dispatcher
    // Before the relay, so that nothing is sent when one of the batches is not to be had.
    let batches = try await start(dispatcher)
    // Not part of this task's tree: it must outlive an interruption by the time it grants.
    let relay = Task { await dispatcher.run() }
    defer { relay.cancel() }
    let watcher = Task { try await showProgress(of: batches) }
    defer { watcher.cancel() }
    let troubles = Task { await firstTrouble(dispatcher.reports) }
    await withTaskCancellationHandler {
      for batch in batches { await dispatcher.finish(batch) }
    } onCancel: {
      Task { await dispatcher.shutDown(within: .seconds(2)) }
    }
    await dispatcher.shutDown(within: .seconds(2))
    await relay.value
    troubles.cancel()
    await session.tidy(at: now())
    // Its last line must not come after the result's first; that it was cut off is its end.
    watcher.cancel()
    _ = await watcher.result
    return try await report(batches, trouble: await troubles.value)
  }

  private func report(
    _ batches: [BatchID], trouble: DispatchReport?
  ) async throws -> ExitStatus {
    if showsProgress { output.messages.progress("") }
    var status = ExitStatus.done
    for batch in batches {
      let result = BatchResult(batch: batch, items: try await session.reader.items(of: batch))
      output.document(result.json, text: result.lines)
      if result.pending > 0 {
        for line in Notices.leftInQueue(batch, result.pending, connection) { output.message(line) }
      }
      if let counts = try await session.reader.batch(batch)?.counts {
        log.note(batch: batch, counts)
      }
      if !result.isAchieved { status = .incomplete }
    }
    if status != .done, let challenge = await session.prompt?.unanswered {
      for line in Notices.explain(api: .secondFactor(challenge, ServerAnswer())).lines {
        output.message("gavel: " + line)
      }
      status = .configuration
    }
    switch trouble {
    case .credentialRefused(_, let answer):
      output.message("gavel: " + Notices.credentialRefused(answer).text)
      status = .configuration
    case .journalFailed(let error): throw error
    case .finished, .throttled, nil: break
    }
    return Task.isCancelled ? .interrupted : status
  }

  private var showsProgress: Bool { !isQuiet && output.messages.isTerminal }

  private func showProgress(of batches: [BatchID]) async throws {
    guard showsProgress else { return }
    for await _ in session.store.changes() { try await showCounts(of: batches) }
  }

  private func showCounts(of batches: [BatchID]) async throws {
    var total = BatchCounts()
    for batch in batches {
      guard let counts = try await session.reader.batch(batch)?.counts else { continue }
      total.waiting += counts.waiting
      total.inFlight += counts.inFlight
      for (outcome, count) in counts.settled { total.settled[outcome, default: 0] += count }
    }
    output.messages.progress("\(total.settledTotal) of \(total.total)")
  }

  /// Returns what will not pass, and tells of what will.
  private func firstTrouble(_ reports: AsyncStream<DispatchReport>) async -> DispatchReport? {
    for await report in reports {
      switch report {
      case .credentialRefused, .journalFailed: return report
      case .throttled(let until):
        guard showsProgress else { continue }
        output.messages.progress(Notices.progress(.resting(until: until)) + "\n")
      case .finished: continue
      }
    }
    return nil
  }
}
