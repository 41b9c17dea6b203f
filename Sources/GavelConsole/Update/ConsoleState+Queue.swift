import GavelModel

extension ConsoleState {
  /// Handles what was confirmed before; none of this confirms anything new.
  mutating func handle(_ queueing: Queueing) -> [Effect] {
    switch queueing {
    case .undo:
      guard let batch = batchToUndo else { return [] }
      if reports.decided[batch.id] == nil { markAgain(batch.id) } else { reopen(batch.id) }
      note(.cancel, batch.id)
      return [.undo(batch.id)]
    case .undoItem: return queue.items.atCursor.map { [.undoItem($0.id)] } ?? []
    case .sendNow: return selectedBatch.map { [.sendNow($0.id)] } ?? []
    case .stretchHold: return selectedBatch.map { [.stretchHold($0.id)] } ?? []
    case .reverse: return selectedBatch.map { [.reverse($0.id)] } ?? []
    case .retry: return selectedBatch.map { [.retry($0.id)] } ?? []
    case .resume:
      guard let batch = selectedBatch else { return [] }
      note(.resume, batch.id)
      return [.resume(batch.id)]
    case .discard:
      guard let batch = selectedBatch else { return [] }
      note(.cancel, batch.id)
      return [.discard(batch.id)]
    }
  }

  /// Marks what a batch was going to act on, when several rows had been marked for it.
  private mutating func markAgain(_ batch: BatchID) {
    guard let plan = queue.sealed[batch], plan.acts.count > 1 else { return }
    for (list, ids) in Self.targets(of: plan) {
      marks[list] = marks(in: list).union(ids)
    }
  }

  /// Takes the store's batches over; the open batch's items follow when its counts changed.
  mutating func takeBatches(_ batches: [Batch]) -> [Effect] {
    let (before, list) = (queue.openedBatch, queue.batches)
    queue.accept(batches, now: now)
    activity.tell(batches)
    let effects = followDecisions(before: list) + departWhenSent()
    guard queue.opened != nil else { return effects }
    guard let after = queue.openedBatch else {
      queue.opened = nil
      queue.items = ItemStretch()
      return effects
    }
    return effects + (after == before ? [] : loadItems())
  }
}

extension ConsoleState {
  /// Rows above the items of a batch, for the batch itself; none where one row is all there is.
  var itemHeadRows: Int { layout.rows(of: .queue) > 2 ? 1 : 0 }

  /// Rows for batches, or for the items of the opened one.
  var queueRows: Int { layout.rows(of: .queue) - (queue.opened == nil ? 0 : itemHeadRows) }
}
