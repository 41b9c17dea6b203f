import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// `queue resume`, `queue retry` and `queue cancel`: moving on what an earlier run left.
struct QueueCommands {
  let context: CommandContext
  let options: ActingOptions

  /// Takes up interrupted batches and sends what is left of them.
  func resume(_ batch: BatchID?) async throws -> ExitStatus {
    let session = try await context.openSession()
    let batches = try await chosen(batch, session) { $0.state == .interrupted }
    guard !batches.isEmpty else { return nothing(Notices.nothingInterrupted) }
    try confirm(batches, counting: { $0.counts.waiting + $0.counts.inFlight })
    return try await run(session) { dispatcher in
      var resumed: [BatchID] = []
      for batch in batches {
        guard try await dispatcher.resume(batch.id) else {
          throw SessionError.ownedElsewhere(batch.id)
        }
        resumed.append(batch.id)
      }
      return resumed
    }
  }

  /// Tries the items again that ended without success.
  func retry(_ batch: BatchID?) async throws -> ExitStatus {
    let session = try await context.openSession()
    let batches = try await chosen(batch, session) {
      $0.state == .finished && Self.retryable($0) > 0
    }
    guard !batches.isEmpty else { return nothing(Notices.nothingToRetry.text) }
    try confirm(batches, counting: Self.retryable)
    return try await run(session) { dispatcher in
      var retried: [BatchID] = []
      for batch in batches {
        if let again = try await dispatcher.retry(batch.id) { retried.append(again) }
      }
      return retried
    }
  }

  /// Gives up what has not been sent.
  func cancel(_ batch: BatchID?) async throws -> ExitStatus {
    let session = try await context.openSession()
    let batches = try await chosen(batch, session) { $0.state == .interrupted }
    guard !batches.isEmpty else { return nothing(Notices.nothingInterrupted) }
    for batch in batches {
      guard try await session.dispatcher.discard(batch.id) else {
        throw SessionError.ownedElsewhere(batch.id)
      }
      let result = BatchResult(
        batch: batch.id, items: try await session.reader.items(of: batch.id))
      context.output.document(result.json, text: result.lines)
    }
    return .done
  }

  private func chosen(
    _ batch: BatchID?, _ session: Session, where fits: (Batch) -> Bool
  ) async throws -> [Batch] {
    guard let batch else {
      return try await session.reader.batches(limit: .max).filter(fits).reversed()
    }
    guard let found = try await session.reader.batch(batch) else {
      throw SessionError.noBatch(batch)
    }
    if found.state == .running || found.state == .held {
      throw SessionError.ownedElsewhere(batch)
    }
    return [found].filter(fits)
  }

  private func confirm(_ batches: [Batch], counting: (Batch) -> Int) throws {
    let items = batches.map(counting).reduce(0, +)
    guard options.isConfirmed || options.isDryRun else {
      throw SessionError.unconfirmed(items: items)
    }
  }

  private func run(
    _ session: Session, _ start: @Sendable (Dispatcher) async throws -> [BatchID]
  ) async throws -> ExitStatus {
    guard !options.isDryRun else { return .done }
    guard !session.gate.isReadOnly else { throw GateRefusal.readOnly }
    return try await BatchRun(
      session: session, output: context.output, isQuiet: context.invocation.isQuiet
    ).run(start)
  }

  private func nothing(_ words: String) -> ExitStatus {
    context.output.message(words)
    return .done
  }

  private static func retryable(_ batch: Batch) -> Int {
    batch.counts.settled.filter { $0.key.isRetryable }.values.reduce(0, +)
  }
}
