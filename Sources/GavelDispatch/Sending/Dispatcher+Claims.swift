import GavelModel
import GavelStore

/// What may start, claimed before it does.
extension Dispatcher {
  /// Claims everything that may start in one commit, each claim before its request.
  func startWaiting() async -> [Work] {
    let time = now()
    let starts = machine.start(at: time)
    var started: [DispatchJob] = []
    var work: [Work] = []
    for start in starts {
      switch start {
      case .verify(let verification): work.append(comparing(verification))
      case .run(let job): started.append(job)
      }
    }
    guard !started.isEmpty else { return work }
    do throws(StoreError) {
      // What a dead process had claimed is claimed already.
      let unclaimed = started.flatMap(\.open).filter { $0.status != .inFlight }
      let claimed = Set(
        try await store.claim(
          unclaimed.map(\.id), seen: content(of: unclaimed), policy: evidence, now: time
        ).map(\.id))
      for var job in started {
        job.open.removeAll { $0.status != .inFlight && !claimed.contains($0.id) }
        guard !job.open.isEmpty else {
          abandon(job)
          continue
        }
        jobs[job.id] = job
        work +=
          isAccepting
          ? await carryOut(job.firstStep, of: job) : await shelve(job, job.firstStep)
      }
      try await takeBack(unclaimed.filter { !claimed.contains($0.id) }, at: time)
    } catch {
      halt(error)
    }
    return work
  }

  /// Returns what is kept at the claim.
  ///
  /// Of messages that is what their comparison saw, of the others that are sent without a reading
  /// what the store has. A reading brings its own.
  private func content(of items: [OutboxItem]) -> [ItemID: SeenContent] {
    var content: [ItemID: SeenContent] = [:]
    for item in items where item.action.kind.isRepeatable && !item.action.kind.setsState {
      content[item.id] = seen.removeValue(forKey: item.id) ?? SeenContent()
    }
    return content
  }

  /// The store has the last word on a claim: what it calls settled is closed, what it still holds
  /// back comes again.
  private func takeBack(_ items: [OutboxItem], at time: Timestamp) async throws(StoreError) {
    for (batch, items) in Dictionary(grouping: items, by: \.batch) {
      let open = Set(try await store.openItemIDs(of: batch))
      let later = max(holds[batch] ?? time, time + .milliseconds(200))
      machine.add(items.filter { open.contains($0.id) }, notBefore: later)
      closed(items.map(\.id).filter { !open.contains($0) }, of: batch)
    }
  }
}
