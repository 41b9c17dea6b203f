import GavelDispatch
import GavelModel
import GavelStore

/// Sends batches without a console: progress on standard error, the result on standard output.
struct BatchRun {
  let session: Session
  let output: Output
  let isQuiet: Bool

  /// Commits a plan, sends it and prints what became of it.
  func send(_ plan: ActionPlan, hold: Duration) async throws -> ExitStatus {
    try await run { dispatcher in [try await dispatcher.enqueue(plan, hold: hold)] }
  }

  /// Runs the relay until the batches that `start` hands over are finished.
  ///
  /// Control-C takes back what has not been sent; a hang-up or a request to end leaves it in the
  /// queue, where the next start finds it.
  func run(_ start: @Sendable (Dispatcher) async throws -> [BatchID]) async throws -> ExitStatus {
    let dispatcher = session.dispatcher
    let interruption = Interruption()
    let relay = Task { await dispatcher.run() }
    defer { relay.cancel() }
    let batches = try await start(dispatcher)
    let watcher = Task { [output, isQuiet] in
      guard !isQuiet, output.messages.isTerminal else { return }
      for await _ in session.store.changes() { try await showProgress(of: batches) }
    }
    defer { watcher.cancel() }
    let troubles = Task { await Self.firstTrouble(dispatcher.reports) }
    let signal = await interruption.race {
      for batch in batches { await dispatcher.finish(batch) }
    }
    if signal == .interrupt {
      for batch in batches { _ = try await dispatcher.cancel(batch) }
    }
    await dispatcher.shutDown(within: .seconds(2))
    await relay.value
    troubles.cancel()
    return try await report(batches, signal: signal, trouble: await troubles.value)
  }

  private func report(
    _ batches: [BatchID], signal: Interruption.Signal?, trouble: DispatchReport?
  ) async throws -> ExitStatus {
    if !isQuiet, output.messages.isTerminal { output.messages.write("\r\u{1B}[K") }
    var status = ExitStatus.done
    for batch in batches {
      let items = try await session.reader.items(of: batch)
      let result = BatchResult(batch: batch, items: items)
      output.document(result.json, text: result.lines)
      if !result.isAchieved { status = .incomplete }
    }
    switch trouble {
    case .credentialRefused(_, let answer):
      output.message("gavel: " + Notices.credentialRefused(answer).text)
      status = .configuration
    case .journalFailed(let error): throw error
    case .finished, .throttled, nil: break
    }
    return signal == nil ? status : .interrupted
  }

  private func showProgress(of batches: [BatchID]) async throws {
    var total = BatchCounts()
    for batch in batches {
      guard let counts = try await session.reader.batch(batch)?.counts else { continue }
      total.waiting += counts.waiting
      total.inFlight += counts.inFlight
      for (outcome, count) in counts.settled { total.settled[outcome, default: 0] += count }
    }
    output.messages.write("\r\u{1B}[K\(total.settledTotal) of \(total.total)")
  }

  private static func firstTrouble(_ reports: AsyncStream<DispatchReport>) async -> DispatchReport?
  {
    for await report in reports {
      switch report {
      case .credentialRefused, .journalFailed: return report
      case .finished, .throttled: continue
      }
    }
    return nil
  }
}
