import GavelAPI
import GavelModel
import GavelStore
import Synchronization

/// One destructive request that is claimed, and what it is for.
struct Wire: Sendable {
  var job: DispatchJob
  var items: [OutboxItem]
}

/// What goes on the wire and when.
extension Dispatcher {
  /// Returns the senders for which there is room; each goes on until nothing is ready.
  func launch() -> [Work] {
    var work: [Work] = []
    while let wire = takeReady() { work.append(sending(wire)) }
    return work
  }

  private func takeReady() -> Wire? {
    guard isAccepting, !isHeldUp, onWire < machine.pace.width, !machine.isResting(at: now()),
      !isPaused.withLock({ $0 }), let wire = ready.popFirst()
    else { return nil }
    onWire += 1
    jobs[wire.job.id]?.hasLeft = true
    return wire
  }

  /// Takes an answer, and hands out the next request at once: its claim is on disk already.
  func answered(
    _ wire: Wire, _ result: Result<Receipt, APIError>, begun: Timestamp
  ) -> Wire? {
    let time = now()
    onWire -= 1
    post(.answered(wire.job.id, result, at: time, after: time - begun))
    // Who asks for a rest is heard before anything else leaves.
    if result.stopsSending { isHeldUp = true }
    return takeReady()
  }

  /// Takes off the wire's queue what has never left of a batch, or of some of its items.
  ///
  /// The store may call those items taken back although they are claimed.
  func withdraw(of batch: BatchID, _ items: [ItemID]? = nil) -> [Wire] {
    let wanted = items.map(Set.init)
    let withdrawn = ready.filter { wire in
      wire.job.batch == batch && wire.job.isUntouched
        && wire.items.allSatisfy { wanted?.contains($0.id) ?? true }
    }
    let jobs = Set(withdrawn.map(\.job.id))
    ready.removeAll { jobs.contains($0.job.id) }
    return Array(withdrawn)
  }

  /// Gives everything back that is claimed and has not left, because the relay ends.
  func shelveReady() async {
    let waiting = ready
    ready = []
    for wire in waiting { _ = await shelve(wire.job, .send(wire.items)) }
  }

  /// Gives back at the relay's very end what was claimed and read about, but never asked for.
  func releaseUnsent() async {
    let unsent = jobs.values.filter { !$0.hasLeft && $0.isUntouched }
    guard !unsent.isEmpty else { return }
    await release(unsent.flatMap(\.open))
  }
}

extension DispatchJob {
  /// Whether no answer to it is known, and no dead process had claimed it.
  var isUntouched: Bool { sends == 0 && interrupted.isEmpty }
}

extension APIError {
  /// Whether nothing else should leave before it has been dealt with.
  fileprivate var stopsSending: Bool {
    switch self {
    case .throttled, .unauthorized: true
    case .unreachable, .noAnswer, .server, .gateway, .malformed, .tooLarge, .invalid, .notFound,
      .forbidden,
      .conflict, .unaddressable, .unsupported, .changed, .redirected, .insecure,
      .unusableCredential, .secondFactor, .cancelled:
      false
    }
  }

  /// Whether the time it took says how the platform is doing.
  fileprivate var tellsPace: Bool {
    switch self {
    case .noAnswer, .server, .gateway, .malformed, .tooLarge, .invalid, .notFound, .forbidden,
      .conflict,
      .changed:
      true
    case .throttled, .unauthorized, .unreachable, .unaddressable, .unsupported, .redirected,
      .insecure, .unusableCredential, .secondFactor, .cancelled:
      false
    }
  }
}

extension Result<Receipt, APIError> {
  /// Whether the time it took says how the platform is doing.
  var tellsPace: Bool {
    switch self {
    case .success: true
    case .failure(let error): error.tellsPace
    }
  }

  /// Whether nothing else should leave before it has been dealt with.
  var stopsSending: Bool {
    switch self {
    case .success: false
    case .failure(let error): error.stopsSending
    }
  }
}

extension Dispatcher.Event {
  /// Whether it is an answer that nothing else should leave before.
  var stopsSending: Bool {
    switch self {
    case .answered(_, let result, _, _): result.stopsSending
    case .read, .waited, .compared: false
    }
  }
}
