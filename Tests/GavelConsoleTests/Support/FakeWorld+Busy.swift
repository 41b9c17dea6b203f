import GavelModel

@testable import GavelConsole

extension FakeWorld {
  /// The small server with a queue in every state.
  static var busy: FakeWorld {
    var world = FakeWorld.acme
    let noon = Timestamp.noon
    func batch(
      _ id: Int64, _ state: BatchState, _ first: ModerationAction, _ counts: BatchCounts,
      held: Timestamp? = nil
    ) -> Batch {
      Batch(
        id: BatchID(rawValue: id), created: noon - .seconds(60 * Int(10 - id)), reason: "spam",
        state: state, heldUntil: held, first: first,
        roomName: world.rooms.first { $0.id == first.room }?.name, counts: counts)
    }
    let message = ModerationAction.deleteMessage("m2", room: "general")
    world.batches = [
      batch(4, .held, message, BatchCounts(waiting: 3), held: noon + .milliseconds(9_300)),
      batch(
        3, .running, .deleteMessage("l1", room: "lobby"),
        BatchCounts(waiting: 40, inFlight: 3, settled: [.done: 100, .gone: 2])),
      batch(
        2, .finished, message,
        BatchCounts(settled: [.done: 2, .gone: 1, .refused: 1, .failed: 1, .unknown: 1])),
      batch(
        1, .interrupted, .removeMember("spam", room: "lobby", announced: false),
        BatchCounts(waiting: 2, inFlight: 1)),
    ]
    let answers: [(Outcome, ServerAnswer)] = [
      (.done, ServerAnswer(status: 200)), (.done, ServerAnswer(status: 200)),
      (.gone, ServerAnswer(status: 404, code: "MESSAGE_NOT_FOUND", message: "no such message")),
      (.refused, ServerAnswer(status: 403, code: "NOT_OWNER", message: "only owners may")),
      (.failed, ServerAnswer(status: 500, code: "INTERNAL", message: "\u{1B}[31moops")),
      (.unknown, ServerAnswer(code: "noAnswer")),
    ]
    world.items[BatchID(rawValue: 2)] = answers.enumerated().map { number, answer in
      OutboxItem(
        id: ItemID(rawValue: Int64(20 + number)), batch: BatchID(rawValue: 2),
        plan: PlanItem(
          action: .deleteMessage(MessageID("m\(number)"), room: "general"),
          facts: TargetFacts(
            roomName: "general-tw", person: "spam", personName: "spam-bot",
            preview: "BUY NOW http://spam.example/\(number)")),
        status: .settled(answer.0), attempts: 1, answer: answer.1, wasKnown: true)
    }
    return world
  }

  /// The audit trail of the finished batch, newest first.
  var trail: [AuditEntry] {
    (items[BatchID(rawValue: 2)] ?? []).enumerated().reversed().compactMap { number, item in
      guard case .settled(let outcome) = item.status else { return nil }
      return AuditEntry(
        number: Int64(number + 1), time: .noon - .seconds(60 - number), actor: account,
        batch: item.batch, action: item.action, reason: "spam", outcome: outcome,
        answer: item.answer, facts: item.plan.facts)
    }
  }
}

extension ConnectionStatus {
  /// The same, while the platform wants a pause.
  static func throttled(_ status: ConnectionStatus) -> ConnectionStatus {
    var status = status
    status.throttledUntil = .noon + .seconds(12)
    return status
  }
}
