import GavelModel
import GavelScreen

/// Changes the state by what happened and returns what the world must do about it.
///
/// Pure: no clock, no input or output. Cost is bounded by the windows, never by the store.
public func update(_ state: inout ConsoleState, _ event: ConsoleEvent) -> [Effect] {
  let effects = state.take(event)
  return effects + state.followTour() + state.settle() + state.reckonRange()
    + state.learnMentions() + state.rememberArrangement()
}

extension ConsoleState {
  fileprivate mutating func take(_ event: ConsoleEvent) -> [Effect] {
    switch event {
    case .started:
      let restored = comeBack(to: startingPlace) + restoreZoom()
      return restored + [.countReports(since: reports.lookedAt)]
    case .tick(let time): setClock(time)
    case .drawn(let time, let bytes):
      meter.note(bytes, at: now)
      // On a terminal that is too small nobody has seen the dialog.
      if !layout.isTooSmall { noteDrawn(time) }
    case .input(let input, let isCrowded): return take(input, isCrowded: isCrowded)
    case .order(let order): return obey(order)
    case .changed(let topics): return reload(topics)
    case .rooms(let answer, let request): return accept(answer, request, in: \.rooms)
    case .members(let answer, let request): return accept(answer, request, in: \.members)
    case .messages(let answer, let request): return accept(answer, request, in: \.messages)
    case .reports(let answer, let request): return accept(answer, request, in: \.reports.list)
    case .audit(let answer, let request): return accept(answer, request, in: \.audit.list)
    case .evidence(let evidence, of: let entry): take(evidence, of: entry)
    case .auditVerified(let check): take(check)
    case .reportCase(let file): return take(file)
    case .reportCount(let count): if count.since == reports.lookedAt { reports.count = count }
    case .shift(let shift): reports.shift = shift
    case .loadFailed(let request, let notice):
      giveUp(request)
      say(notice)
    case .matched(let ids, let request, let isCut): takeMatched(ids, request, isCut: isCut)
    case .batches(let batches): return takeBatches(batches)
    case .items(let items, from: let first, of: let batch):
      return takeItems(items, from: first, of: batch)
    case .itemsFailed(let batch, let notice):
      giveUpItems(of: batch)
      say(notice)
    case .staff(let people): otherStaff = StaffNames(people)
    case .people(let people): mentions.learn(people)
    case .activity(let entries): activity.accept(entries, batches: queue.batches)
    case .connection(let status): take(status)
    case .planned(let plan, let draft): return takePlan(plan, for: draft)
    case .planFailed(let draft, let notice): return dropDraft(draft, notice)
    case .retryable(let actions, let reason): return draftAgain(actions, reason: reason)
    case .enqueued(let batch, let plan): takeEnqueued(batch, plan)
    case .enqueueFailed(let plan, let notice):
      enqueuing.removeAll { $0.plan == plan }
      say(notice)
    case .notice(let notice): say(notice)
    case .interruptedBatches(let batches): return offer(batches)
    case .secondFactorWanted(let method, let number, let isRepeated):
      return want(method, number, isRepeated)
    case .themes(let choices): offer(choices)
    case .theme(let theme): self.theme = theme
    case .profileProgress(let name, let words): noteOpening(of: name, words)
    case .profileOpened(let name): return leave(for: name)
    case .profileFailed(let name, let notice): stay(insteadOf: name, notice)
    case .savedFilters(let filters, own: let own): take(filters, own: own)
    case .quitRequested: return perform(.session(.quit), by: nil)
    }
    return []
  }

  /// Takes the time over; a clock that was set back begins every short wait again.
  private mutating func setClock(_ time: Timestamp) {
    now = time
    if let drawn = modal?.firstDrawn, drawn > time { modal?.firstDrawn = time }
    if let drawn = secondFactors.first?.firstDrawn, drawn > time {
      secondFactors[0].firstDrawn = time
    }
    if let since = restingSince, since > time { restingSince = time }
  }

  /// Begins the dwell of what is in front, once it has been seen.
  private mutating func noteDrawn(_ time: Timestamp) {
    if !secondFactors.isEmpty {
      if secondFactors[0].firstDrawn == nil { secondFactors[0].firstDrawn = time }
    } else if modal != nil, modal?.firstDrawn == nil {
      modal?.firstDrawn = time
    }
  }

  /// Shows a notice at the foot of the screen and keeps it in the activity.
  mutating func say(_ notice: Notice) {
    flash = notice
    activity.add(notice, at: now, batches: queue.batches)
  }

  /// Shows a hint about what was just pressed; nothing went wrong, and it is not kept.
  mutating func hint(_ text: String) { flash = Notice(.info, text) }
}
