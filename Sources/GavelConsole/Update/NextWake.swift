import GavelModel

/// Returns when something on the screen changes by time alone, or `nil` when nothing does.
///
/// Seconds count only while something is held or the platform asked for a pause; otherwise the
/// next change is the minute, by which ages are told.
public func nextWake(_ state: ConsoleState) -> Timestamp? {
  var wakes: [Timestamp] = [state.nextMinute]
  if let modal = state.modal, let accepts = modal.acceptsFrom, accepts > state.now {
    wakes.append(accepts)
  }
  if let drawn = state.secondFactors.first?.firstDrawn, drawn + Modal.dwell > state.now {
    wakes.append(drawn + Modal.dwell)
  }
  if let since = state.restingSince, state.modal == nil {
    wakes.append(since + state.rest)
  }
  if let due = state.tour?.nextWake(after: state.now) { wakes.append(due) }
  if state.hasMovingHistory { wakes.append(WorkHistory.nextStep(after: state.now)) }
  wakes += state.countdowns.compactMap { state.nextSecond(before: $0) }
  return wakes.min()
}

extension ConsoleState {
  /// Whether the line of what was settled lately moves on by time alone; once nothing is on its way
  /// it moves with the minutes.
  fileprivate var hasMovingHistory: Bool {
    queue.batches.contains { $0.state == .running }
      && !queue.history.latest(WorkHistory.length, at: now).isEmpty
  }

  /// Moments that the screen counts down to.
  var countdowns: [Timestamp] {
    var moments = queue.batches.filter { $0.state == .held }.compactMap(\.heldUntil)
    if let until = connection.throttledUntil { moments.append(until) }
    if view == .reports {
      moments += reports.list.window.rows.compactMap { $0.pending?.heldUntil }
    }
    if queue.opened != nil {
      for item in queue.items.rows {
        if case .parked(let until) = item.status { moments.append(until) }
      }
    }
    return moments
  }

  /// When the whole seconds left until `moment` change next; `nil` once it has passed.
  func nextSecond(before moment: Timestamp) -> Timestamp? {
    let left = moment.milliseconds - now.milliseconds
    guard left > 0 else { return nil }
    let rest = left % 1000
    return Timestamp(milliseconds: now.milliseconds + (rest == 0 ? 1000 : rest))
  }

  fileprivate var nextMinute: Timestamp {
    let minute: Int64 = 60_000
    let into = ((now.milliseconds % minute) + minute) % minute
    return Timestamp(milliseconds: now.milliseconds + minute - into)
  }
}
