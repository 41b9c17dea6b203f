import GavelAPI
import GavelModel

/// One request's worth of items on its way from claimed to settled: the rules of what may be sent
/// again, as a pure state machine.
///
/// - A single message, a mute, an account, a dismissal: repeating the request is the read. A 404 on
///   a repeat means `gone`. Whether somebody is muted, or an account closed, already is looked at
///   before the first request, to which the platform would say yes.
/// - Members, rooms, direct conversations, an author's reported messages: the platform is read before each request, so a
///   repeat is sent only to what is still there.
/// - A clear is never sent twice; after an uncertain answer only a reading can settle it.
public struct DispatchJob: Hashable, Sendable, Identifiable {
  /// Names the job among those of one machine.
  public let id: Int
  /// The items that are not settled yet; several only when members leave one room in one call.
  public internal(set) var open: [OutboxItem]
  var phase: Phase
  var failures = 0
  /// Whether a request was handed to the wire since the claim, answered or not.
  var hasLeft = false
  /// Requests that left since the claim and were answered for.
  var sends = 0
  /// Whether an earlier request of this job may have been applied unseen.
  var wasUncertain = false
  /// Whether an earlier request got no answer at all, which not even a later refusal clears up.
  var wasSilent = false
  /// Whether members leave one by one, after a call for several was refused as a whole.
  var isSingle = false
  /// Items whose claim a dead process held: their request may have left.
  let interrupted: Set<ItemID>
  let account: PersonID
  let policy: RetryPolicy

  /// What the next reading is for.
  enum Phase: Hashable, Sendable {
    /// Nothing has left yet in this attempt.
    case beforeSending
    /// A request left and its effect is uncertain.
    case afterUncertain(ServerAnswer)
    /// The platform refused the request as a whole.
    case afterRefusal(ServerAnswer, Outcome)
  }

  /// What the driver must do next for a job.
  public enum Step: Hashable, Sendable {
    /// Look at the platform, then call ``DispatchJob/read(_:at:)``.
    case read
    /// Send one request for these items, then call ``DispatchJob/answered(_:at:)``.
    case send([OutboxItem])
    /// Keep the claim, wait, then take `then`'s step.
    case wait(until: Timestamp, then: AfterWait)
    /// Give the claim back: nothing was applied, and nobody may try before this moment.
    case park(until: Timestamp, ServerAnswer, throttled: Bool)
    /// The credential is refused: settle the rest as not attempted and stop.
    case stop(ServerAnswer)
    /// Every item is settled.
    case finished
  }

  /// What follows a wait.
  public enum AfterWait: Hashable, Sendable { case read, send }

  /// What a step decided: outcomes to write down first, then what to do.
  public struct Decision: Hashable, Sendable {
    /// Items that ended.
    public var settlements: [Settlement]
    /// What the driver must do next.
    public var next: Step
  }

  init(id: Int, items: [OutboxItem], account: PersonID, policy: RetryPolicy) {
    precondition(!items.isEmpty, "a job without items sends nothing")
    self.id = id
    kind = items[0].action.kind
    room = items[0].action.room
    batch = items[0].batch
    open = items
    self.account = account
    self.policy = policy
    interrupted = Set(items.filter { $0.status == .inFlight }.map(\.id))
    // A clear that was in flight when its process died must not leave again.
    phase =
      items[0].action.kind == .clearRoom && !interrupted.isEmpty
      ? .afterUncertain(ServerAnswer(code: "noAnswer")) : .beforeSending
  }

  /// The kind of action, the same for all items.
  public let kind: ActionKind
  /// The room, the same for all items.
  public let room: RoomID
  /// The batch, the same for all items.
  public let batch: BatchID

  /// Whether nothing else may happen in the room meanwhile.
  var wantsRoomAlone: Bool { kind.coversWholeRoom }

  /// Whether no request has left in this attempt, so that the next reading precedes the first.
  var isUnsent: Bool { phase == .beforeSending }

  /// The first step: messages were verified with their neighbours, most else is read now.
  public var firstStep: Step {
    // What may have been asked for already would be found as we left it.
    kind.setsState && interrupted.isEmpty || !kind.isRepeatable ? .read : .send(open)
  }

  /// The items of the request that is on its way or was answered last.
  var current: [OutboxItem] { isSingle ? Array(open.prefix(1)) : open }

  mutating func settle(
    _ items: [OutboxItem], _ outcome: Outcome, _ answer: ServerAnswer, at now: Timestamp
  ) -> [Settlement] {
    let ids = Set(items.map(\.id))
    open.removeAll { ids.contains($0.id) }
    return items.map {
      Settlement(
        item: $0.id, outcome: honest(outcome, for: $0), answer: answer,
        attempts: requests(for: $0), requestedAt: now)
    }
  }

  /// What a first request that vanished asked for may be done, whatever a later answer refused.
  private func honest(_ outcome: Outcome, for item: OutboxItem) -> Outcome {
    guard kind.isRepeatable, wasSilent || interrupted.contains(item.id) else {
      return outcome
    }
    return outcome == .failed || outcome == .refused ? .unknown : outcome
  }

  /// Requests that left for an item, those of earlier claims included.
  func requests(for item: OutboxItem) -> Int { item.attempts + sends }

  mutating func end(_ outcome: Outcome, _ answer: ServerAnswer, at now: Timestamp) -> Decision {
    let settlements = settle(current, outcome, answer, at: now)
    guard !open.isEmpty else { return Decision(settlements: settlements, next: .finished) }
    phase = .beforeSending
    return Decision(settlements: settlements, next: .read)
  }

  /// Absent targets: gone when the store or this batch has seen them, a mistake otherwise.
  mutating func settleAbsent(
    _ items: [OutboxItem], _ answer: ServerAnswer, at now: Timestamp
  ) -> [Settlement] {
    let known = items.filter {
      $0.wasKnown || mayBeOurs($0) || $0.plan.wasSeen
        || $0.action.options.username != nil || answer.code == ServerAnswer.removed
    }
    let ids = Set(known.map(\.id))
    let strange = items.filter { !ids.contains($0.id) }
    let ours = known.filter { kind.closesReports && mayBeOurs($0) }
    return settle(ours, .gone, answer.asUnconfirmed, at: now)
      + settle(known.filter { !ours.contains($0) }, .gone, answer, at: now)
      + settle(
        strange, .failed,
        ServerAnswer(status: answer.status, code: "notFound", message: answer.message), at: now)
  }

  /// Whether an earlier request for the item may have been applied unseen.
  private func mayBeOurs(_ item: OutboxItem) -> Bool {
    wasUncertain || interrupted.contains(item.id)
  }
}

extension ActionKind {
  /// Whether what is gone was a report, so that it matters who closed it.
  fileprivate var closesReports: Bool { self == .dismissReports || self == .deleteReported }
}

extension ServerAnswer {
  fileprivate var asUnconfirmed: ServerAnswer {
    ServerAnswer(status: status, code: Self.unconfirmed, message: message ?? code)
  }
}
