import GavelAPI
import GavelModel
import GavelStore
import Synchronization

/// One turn of the relay's loop.
extension Dispatcher {
  typealias Work = @Sendable () async -> Void

  /// Digests all events, writes what they decided, claims what may start.
  ///
  /// - Returns: The small tasks to run.
  func turn() async -> [Work] {
    let events = inbox
    inbox = []
    var tally = Tally()
    for event in events { digest(event, into: &tally) }
    guard await write(tally) else { return [] }
    steps += tally.steps
    // While the program is stopped nothing moves on; what was decided waits.
    guard !isPaused.withLock({ $0 }) else { return [] }
    let decided = steps
    steps = []
    var work: [Work] = []
    for (job, step) in decided {
      work += isAccepting ? await carryOut(step, of: job) : await shelve(job, step)
    }
    guard isAccepting else {
      await shelveReady()
      return work
    }
    await refill()
    work += await startWaiting()
    isHeldUp = inbox.contains(where: \.stopsSending)
    return work + launch()
  }

  /// Lets go of a job while shutting down: nothing new leaves, and a claim without a request is
  /// given back.
  func shelve(_ job: DispatchJob, _ step: DispatchJob.Step) async -> [Work] {
    switch step {
    case .park, .stop, .finished: return await carryOut(step, of: job)
    case .send, .read, .wait:
      if job.isUntouched { await release(job.open) }
      abandon(job)
      return []
    }
  }

  func release(_ items: [OutboxItem]) async {
    do throws(StoreError) { try await store.release(items.map(\.id)) } catch { halt(error) }
  }

  /// What a turn's events came to.
  struct Tally {
    var settlements: [Settlement] = []
    /// What a reading showed of items whose request is next.
    var seen: [ItemID: SeenContent] = [:]
    var steps: [(DispatchJob, DispatchJob.Step)] = []
    var batches: [ItemID: BatchID] = [:]
  }

  private func digest(_ event: Event, into tally: inout Tally) {
    switch event {
    case .read(let id, let reading, let seen, let time):
      guard var job = jobs[id] else { return }
      let before = job.open
      let decision = job.read(reading, at: time)
      if case .send(let items) = decision.next {
        for item in items { tally.seen[item.id] = seen }
      }
      take(decision, job, before, into: &tally)
    case .answered(let id, let result, let time, let latency):
      guard var job = jobs[id] else { return }
      if result.tellsPace { machine.answered(after: latency) }
      if case .failure(.cancelled) = result, !isAccepting {
        // Shutting down: whether it was applied is for the next start to read.
        return abandon(job)
      }
      let before = job.open
      take(job.answered(result, at: time), job, before, into: &tally)
    case .waited(let id, let then):
      guard let job = jobs[id] else { return }
      tally.steps.append((job, then == .read ? .read : .send(job.open)))
    case .compared(let verification, let result, let time):
      digest(verification, result, at: time, into: &tally)
    }
  }

  private func take(
    _ decision: DispatchJob.Decision, _ job: DispatchJob, _ before: [OutboxItem],
    into tally: inout Tally
  ) {
    jobs[job.id] = job
    tally.settlements += decision.settlements
    for item in before { tally.batches[item.id] = item.batch }
    tally.steps.append((job, decision.next))
  }

  func abandon(_ job: DispatchJob) {
    jobs[job.id] = nil
    machine.ended(job)
  }

  private func digest(
    _ verification: DispatchMachine.Verification,
    _ result: Result<FoundMessages, APIError>, at time: Timestamp, into tally: inout Tally
  ) {
    switch result {
    case .success(let found):
      var changed: Set<ItemID> = []
      let around = NeighbourList(found.around + found.found.values)
      for item in verification.items {
        if let answer = found.removed[MessageID(item.action.target)] {
          // The platform would say yes to it once more.
          changed.insert(item.id)
          settle([item], .gone, answer, at: time, into: &tally)
          continue
        }
        guard let message = found.found[MessageID(item.action.target)] else { continue }
        guard !item.plan.isStill(message) || found.outgrown.contains(message.id) else {
          let discussion = found.discussions[message.id]
          seen[item.id] = SeenContent(
            target: message,
            page: around.around(message, each: evidence.neighbours) + (discussion?.messages ?? []),
            messageCount: discussion?.count, reported: found.reports[message.id] ?? [])
          continue
        }
        changed.insert(item.id)
        let code = item.plan.isStill(message) ? "newerContent" : "changed"
        settle([item], .setAside, ServerAnswer(code: code), at: time, into: &tally)
      }
      machine.verified(verification, changed: changed)
    case .failure(.throttled(let rest, _)):
      let until = time + (rest ?? machine.policy.throttleRest)
      report(.throttled(until: until))
      machine.throttled(verification, until: until)
    case .failure(let error) where error.isPassing:
      guard !machine.unread(verification, at: time) else { return }
      settle(verification.items, .failed, error.answer, at: time, into: &tally)
    case .failure(.notFound), .failure(.unauthorized):
      // Nothing can be deleted there, and the answer to each deletion will say so.
      machine.verified(verification, changed: [])
    case .failure(.forbidden(let answer)), .failure(.invalid(let answer)):
      // It could be read when the plan was sealed, so something has changed.
      machine.verified(verification, changed: Set(verification.items.map(\.id)))
      settle(verification.items, .setAside, answer, at: time, into: &tally)
    case .failure(let error):
      // What cannot be compared must not be deleted.
      machine.verified(verification, changed: Set(verification.items.map(\.id)))
      settle(verification.items, .failed, error.answer, at: time, into: &tally)
    }
  }

  private func settle(
    _ items: [OutboxItem], _ outcome: Outcome, _ answer: ServerAnswer, at time: Timestamp,
    into tally: inout Tally
  ) {
    for item in items {
      tally.batches[item.id] = item.batch
      tally.settlements.append(
        Settlement(
          item: item.id, outcome: outcome, answer: answer, attempts: item.attempts,
          requestedAt: time))
    }
  }

  /// Writes outcomes, and evidence before the steps that follow it; a journal that cannot be
  /// written stops all sending.
  private func write(_ tally: Tally) async -> Bool {
    guard !tally.settlements.isEmpty || !tally.seen.isEmpty else { return true }
    do throws(StoreError) {
      if !tally.settlements.isEmpty {
        let dependants = try await store.settle(tally.settlements, now: now())
        release(after: tally.settlements, cancelled: dependants)
      }
      if !tally.seen.isEmpty {
        try await store.keepEvidence(of: tally.seen, policy: evidence, now: now())
      }
    } catch {
      halt(error)
      return false
    }
    let byBatch = Dictionary(grouping: tally.settlements.map(\.item)) { tally.batches[$0] }
    for case (let batch?, let items) in byBatch { closed(items, of: batch) }
    return true
  }

  /// What waited for an item goes on when it was achieved, and has ended with it otherwise.
  private func release(after settlements: [Settlement], cancelled: [ItemID]) {
    machine.achieved(Set(settlements.filter(\.outcome.isAchieved).map(\.item)))
    guard !cancelled.isEmpty else { return }
    let ids = Set(cancelled)
    machine.remove { ids.contains($0.id) }
    for (batch, open) in openItems { closed(open.intersection(ids), of: batch) }
  }

  func carryOut(_ step: DispatchJob.Step, of job: DispatchJob) async -> [Work] {
    switch step {
    case .read:
      return [reading(job)]
    case .send(let items):
      ready.append(Wire(job: job, items: items))
      return []
    case .wait(let until, let then):
      let rest = until - now()
      return [
        { [sleep] in
          await sleep(rest)
          await self.post(.waited(job.id, then))
        }
      ]
    case .park(let until, let answer, let throttled):
      if throttled { report(.throttled(until: until)) }
      await park(job, until: until, answer, throttled: throttled)
      return []
    case .stop(let answer):
      await stop(job, answer)
      return []
    case .finished:
      abandon(job)
      return []
    }
  }

  private func park(
    _ job: DispatchJob, until: Timestamp, _ answer: ServerAnswer, throttled: Bool
  ) async {
    do throws(StoreError) {
      for (attempts, items) in Dictionary(grouping: job.open, by: job.requests) {
        try await store.park(
          items.map(\.id), until: until, answer: answer, attempts: attempts)
      }
    } catch {
      halt(error)
    }
    jobs[job.id] = nil
    machine.ended(job, parked: job.open, until: until, throttled: throttled)
  }

  private func stop(_ job: DispatchJob, _ answer: ServerAnswer) async {
    let time = now()
    var job = job
    let refused = job.settle(job.open, .refused, answer, at: time)
    abandon(job)
    machine.remove { $0.batch == job.batch }
    let withdrawn = withdraw(of: job.batch)
    for wire in withdrawn { abandon(wire.job) }
    do throws(StoreError) {
      let dependants = try await store.settle(refused, now: time)
      let cancelled = try await store.cancel(
        batch: job.batch, items: nil, answer: ServerAnswer(code: "notAttempted"),
        unsent: withdrawn.flatMap(\.items).map(\.id), now: time)
      report(.credentialRefused(job.batch, answer))
      closed(refused.map(\.item) + dependants + cancelled, of: job.batch)
    } catch {
      halt(error)
    }
  }
}
