import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// `queue resume`, `queue retry` and `queue cancel`: moving on what an earlier run left.
struct QueueCommands {
  let context: CommandContext
  let options: ActingOptions

  /// A batch with the items that a command would move on.
  private typealias Work = (batch: BatchID, items: [OutboxItem])

  /// Takes up interrupted batches and sends what is left of them.
  func resume(_ batch: BatchID?) async throws -> ExitStatus {
    let session = try await context.openSession()
    let work = try await interrupted(batch, session.reader)
    guard !work.isEmpty else { return nothing(Notices.nothingInterrupted) }
    let plan = plan(of: work, session)
    try session.gate.judge(accepted: plan)
    return try await send(work, plan, session) { dispatcher, batch in
      guard try await dispatcher.resume(batch) else { throw SessionError.ownedElsewhere(batch) }
      return batch
    }
  }

  /// Tries the items again that ended without success.
  func retry(_ batch: BatchID?) async throws -> ExitStatus {
    let session = try await context.openSession()
    let work = try await chosen(batch, session.reader, state: .finished) {
      try await session.reader.retryableItems(of: $0)
    }
    guard !work.isEmpty else { return nothing(Notices.nothingToRetry.text) }
    let plan = plan(of: work, session)
    try session.gate.judge(plan)
    return try await send(work, plan, session) { try await $0.retry($1) }
  }

  /// Gives up what has not been sent, which needs neither the platform nor a question: nothing
  /// leaves because of it.
  func cancel(_ batch: BatchID?) async throws -> ExitStatus {
    let reader = try context.reader()
    let work = try await interrupted(batch, reader)
    guard !work.isEmpty, let identity = try await reader.identity() else {
      // "Nothing" would be untrue while somebody else still sends.
      let open = try await reader.batches(limit: .max).first { $0.state != .finished }
      if batch == nil, let open { throw SessionError.ownedElsewhere(open.id) }
      return nothing(Notices.nothingInterrupted)
    }
    guard !options.isDryRun else {
      return show(plan(of: work, server: identity.server, account: identity.account))
    }
    let store = try await context.writableStore()
    for (batch, _) in work {
      guard try await store.discard(batch, now: context.now()) else {
        throw SessionError.ownedElsewhere(batch)
      }
      let result = BatchResult(batch: batch, items: try await reader.items(of: batch))
      context.output.document(result.json, text: result.lines)
    }
    return .done
  }

  private func interrupted(
    _ batch: BatchID?, _ reader: StoreReader
  ) async throws -> [Work] {
    try await chosen(batch, reader, state: .interrupted) {
      try await reader.items(of: $0).filter { BatchResult.outcome($0) == nil }
    }
  }

  /// The named batch, or all in this state, oldest first; those without items are left out.
  private func chosen(
    _ batch: BatchID?, _ reader: StoreReader, state: BatchState,
    items: (BatchID) async throws -> [OutboxItem]
  ) async throws -> [Work] {
    var batches: [Batch] = []
    if let batch {
      guard let found = try await reader.batch(batch) else {
        throw SessionError.noBatch(batch)
      }
      if found.state == .running || found.state == .held {
        throw SessionError.ownedElsewhere(batch)
      }
      batches = [found]
    } else {
      batches = try await reader.batches(limit: .max).reversed()
    }
    var work: [Work] = []
    for batch in batches where batch.state == state {
      let left = try await items(batch.id)
      if !left.isEmpty { work.append((batch.id, left)) }
    }
    return work
  }

  /// What would be moved on, in the form in which plans are shown and confirmed.
  private func plan(of work: [Work], server: String, account: PersonID) -> ActionPlan {
    ActionPlan(
      server: server, account: account, created: context.now(),
      reason: "", items: work.flatMap(\.items).map(\.plan))
  }

  private func plan(of work: [Work], _ session: Session) -> ActionPlan {
    plan(of: work, server: session.gate.server, account: session.account.id)
  }

  private func send(
    _ work: [Work], _ plan: ActionPlan, _ session: Session,
    _ start: @escaping @Sendable (Dispatcher, BatchID) async throws -> BatchID?
  ) async throws -> ExitStatus {
    guard !options.isDryRun else { return show(plan) }
    try confirm(plan)
    try await hold()
    let batches = work.map(\.batch)
    return try await BatchRun(session, context).run { dispatcher in
      var started: [BatchID] = []
      for batch in batches {
        if let batch = try await start(dispatcher, batch) { started.append(batch) }
      }
      return started
    }
  }

  /// Waits before anything is taken over, so that `queue cancel` can still give it up meanwhile.
  private func hold() async throws {
    guard let hold = options.hold, hold > .zero else { return }
    await context.sleep(hold)
    try Task.checkCancellation()
  }

  private func confirm(_ plan: ActionPlan) throws {
    guard !options.isConfirmed else { return }
    try ConfirmationTerminal(messages: context.output.messages).confirm(plan)
  }

  private func show(_ plan: ActionPlan) -> ExitStatus {
    context.output.show(plan, written: context.settings.evidence.written(plan))
    return .done
  }

  private func nothing(_ words: String) -> ExitStatus {
    context.output.message(words)
    return .done
  }
}
