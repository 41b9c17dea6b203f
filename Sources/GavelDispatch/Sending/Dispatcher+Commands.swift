import GavelModel
import GavelStore
import Synchronization

/// What a moderator can ask of the relay; each is one transaction in the store first.
extension Dispatcher {
  /// Writes a confirmed plan to the journal and sends it when its hold window is over.
  ///
  /// - Parameters:
  ///   - approval: Whether a second person approved the plan.
  ///   - decisions: The decisions about reports that the plan carries out.
  /// - Throws: ``DispatchError`` when the gate refuses the plan or the journal cannot be written;
  ///   then nothing is sent.
  public func enqueue(
    _ plan: ActionPlan, hold: Duration, approval: Approval = .missing,
    decisions: [ReportDecision] = []
  ) async throws(DispatchError) -> BatchID {
    try await judge(plan, approval)
    return try await journal { () async throws(StoreError) in
      try checkRelay()
      let time = now()
      let batch = try await store.enqueue(
        plan, hold: hold, now: time, decisions: decisions,
        evidence: evidence.mode(for: plan.reason))
      try await adopt(batch, notBefore: time + hold)
      return batch
    }
  }

  /// Takes over a batch that no living process owns, and finishes it.
  ///
  /// - Returns: `false` when another process owns it.
  /// - Throws: ``DispatchError`` when the gate refuses an item by now; then none is taken over.
  public func resume(_ batch: BatchID) async throws(DispatchError) -> Bool {
    let left = try await journal { () async throws(StoreError) in
      try await store.openItems(of: batch)
    }
    do throws(GateRefusal) {
      try gate.judge(accepted: plan(of: left))
    } catch {
      throw .refused(error)
    }
    return try await journal { () async throws(StoreError) in
      try checkRelay()
      guard try await store.resume(batch) else { return false }
      try await adopt(batch, notBefore: now())
      return true
    }
  }

  /// Confirms anew what failed, was refused, stayed unknown or was not attempted.
  ///
  /// It is a batch of its own, so the gate judges it as one.
  ///
  /// - Returns: The batch that now holds those items, or `nil` when there are none.
  /// - Throws: ``DispatchError`` when the gate refuses them; then nothing is sent.
  public func retry(_ batch: BatchID) async throws(DispatchError) -> BatchID? {
    let again = try await journal { () async throws(StoreError) in
      try await store.retryableItems(of: batch)
    }
    try await judge(plan(of: again), .missing)
    return try await journal { () async throws(StoreError) in
      try checkRelay()
      guard let again = try await store.retry(batch, now: now()) else { return nil }
      try await adopt(again, notBefore: now())
      return again
    }
  }

  /// Takes back items whose request has not left; all of the batch when `items` is `nil`.
  ///
  /// - Returns: The items that were taken back.
  public func cancel(_ batch: BatchID, items: [ItemID]? = nil) async throws(DispatchError)
    -> [ItemID]
  {
    try await journal { () async throws(StoreError) in
      let withdrawn = withdraw(of: batch, items)
      let cancelled: [ItemID]
      do throws(StoreError) {
        cancelled = try await store.cancel(
          batch: batch, items: items, unsent: withdrawn.flatMap(\.items).map(\.id), now: now())
      } catch {
        ready = withdrawn + ready
        throw error
      }
      for wire in withdrawn { abandon(wire.job) }
      let ids = Set(cancelled)
      machine.remove { ids.contains($0.id) }
      closed(cancelled, of: batch)
      wake()
      return cancelled
    }
  }

  /// Gives up what is left of a batch that no living process owns.
  ///
  /// - Returns: `false` when another process owns the batch.
  public func discard(_ batch: BatchID) async throws(DispatchError) -> Bool {
    try await journal { () async throws(StoreError) in
      try await store.discard(batch, now: now())
    }
  }

  /// Ends the hold window of a batch now.
  public func sendNow(_ batch: BatchID) async throws(DispatchError) {
    try await journal { () async throws(StoreError) in
      try await store.sendNow(batch)
      holds[batch] = nil
      machine.reschedule(batch, notBefore: now())
      wake()
    }
  }

  /// Moves the end of a batch's hold window on; one that is over stays so.
  public func stretchHold(_ batch: BatchID, by time: Duration) async throws(DispatchError) {
    try await journal { () async throws(StoreError) in
      guard let until = holds[batch], until > now() else { return }
      try await store.extendHold(batch, until: until + time)
      holds[batch] = until + time
      machine.reschedule(batch, notBefore: until + time)
    }
  }

  /// Stops new requests from leaving, at once, before the program is suspended.
  public nonisolated func pause() { isPaused.withLock { $0 = true } }

  /// Lets requests leave again and gives every hold window the time back that passed meanwhile.
  public func unpause(after suspended: Duration) async throws(DispatchError) {
    defer {
      isPaused.withLock { $0 = false }
      wake()
    }
    try await journal { () async throws(StoreError) in
      for (batch, until) in holds where until > now() - suspended {
        try await store.extendHold(batch, until: until + suspended)
        holds[batch] = until + suspended
        machine.reschedule(batch, notBefore: until + suspended)
      }
    }
  }

  private func judge(_ plan: ActionPlan, _ approval: Approval) async throws(DispatchError) {
    let recent = try await journal { () async throws(StoreError) in
      try await store.itemsConfirmed(since: now() - .seconds(60))
    }
    do throws(GateRefusal) {
      try gate.judge(plan, recent: recent, approval: approval)
    } catch {
      throw .refused(error)
    }
  }

  /// Items of the journal, which belongs to one server and one account, as a plan to judge.
  private func plan(of items: [OutboxItem]) -> ActionPlan {
    ActionPlan(
      server: gate.server, account: gate.account, created: now(), reason: "",
      items: items.map(\.plan))
  }

  /// A relay that has ended would leave a batch held for ever.
  private func checkRelay() throws(StoreError) {
    guard isAccepting else { throw failure ?? .closed }
  }

  private func adopt(_ batch: BatchID, notBefore: Timestamp) async throws(StoreError) {
    reasons[batch] = try await store.reason(of: batch)
    if try await store.hasClosings(batch) { closingBatches.insert(batch) }
    try await load(batch, notBefore: notBefore)
    if notBefore > now() { holds[batch] = notBefore }
    closed([], of: batch)
    wake()
  }

  private func journal<Value>(
    _ write: () async throws(StoreError) -> Value
  ) async throws(DispatchError) -> Value {
    do throws(StoreError) { return try await write() } catch { throw .journal(error) }
  }
}

/// Why a batch was not accepted.
public enum DispatchError: Error {
  /// Our own guard said no.
  case refused(GateRefusal)
  /// The journal could not be read or written.
  case journal(StoreError)
}
