import GavelAPI
import GavelModel

/// What the answer to a destructive request decides.
extension DispatchJob {
  /// Takes the platform's answer to the last request into account.
  ///
  /// - Parameter now: When the answer arrived.
  public mutating func answered(
    _ result: Result<Receipt, APIError>, at now: Timestamp
  ) -> Decision {
    if !result.wasNeverSent { sends += 1 }
    switch result {
    case .success(let receipt): return succeeded(receipt, at: now)
    case .failure(let error): return failed(error, at: now)
    }
  }

  private mutating func succeeded(_ receipt: Receipt, at now: Timestamp) -> Decision {
    if kind == .removeMember, !isSingle, let after = receipt.membersAfter {
      let present = Set(after)
      let left = open.filter { !present.contains(PersonID($0.action.target)) }
      let settlements = settle(left, .done, receipt.answer, at: now)
      // The platform said yes and still lists the member.
      let stayed = settle(
        open, .failed, ServerAnswer(status: receipt.answer.status, code: "stillMember"), at: now)
      return Decision(settlements: settlements + stayed, next: .finished)
    }
    if receipt.affected == 0, kind == .deleteRoom || kind == .deleteDirect || kind == .deleteMessage
    {
      return Decision(settlements: settleAbsent(open, receipt.answer, at: now), next: .finished)
    }
    // Of a part of a room nothing was left; an empty room was cleared all the same.
    if receipt.affected == 0, kind == .clearRoom, current.allSatisfy(\.action.isPartial) {
      return end(.gone, receipt.answer, at: now)
    }
    return end(.done, receipt.answer, at: now)
  }

  private mutating func failed(_ error: APIError, at now: Timestamp) -> Decision {
    switch error {
    case .notFound(let answer):
      // Of members this says that somebody, or the room, is absent: the list tells who.
      if kind == .removeMember || kind == .leaveRoom { return refused(answer, .failed, at: now) }
      return Decision(settlements: settleAbsent(open, answer, at: now), next: .finished)
    case .conflict(let answer):
      // No page says what this means for a target that is to go; a look does, where there is one.
      guard !kind.isRepeatable else { return end(.failed, answer, at: now) }
      phase = .afterRefusal(answer, .failed)
      return Decision(settlements: [], next: .read)
    case .forbidden(let answer):
      return refused(answer, .refused, at: now)
    case .invalid(let answer):
      return refused(answer, .failed, at: now)
    case .changed(let answer):
      return end(.setAside, answer, at: now)
    case .secondFactor(_, let answer):
      return end(.refused, answer, at: now)
    case .redirected, .insecure, .unaddressable, .unusableCredential, .unsupported:
      return end(.failed, error.answer, at: now)
    case .unauthorized(let answer):
      return Decision(settlements: [], next: .stop(answer))
    case .throttled(let rest, let answer):
      let until = now + (rest ?? policy.throttleRest)
      return Decision(settlements: [], next: resting(until: until, answer, throttled: true))
    case .unreachable:
      return unreached(error.answer, at: now)
    case .noAnswer, .server, .gateway, .malformed, .tooLarge, .cancelled:
      guard error.leavesEffectOpen else { return end(.failed, error.answer, at: now) }
      return uncertain(error, at: now)
    }
  }

  /// Somebody else may have removed a member between the reading and the request, which spoils the
  /// whole call; a second look tells who is still there.
  private mutating func refused(
    _ answer: ServerAnswer, _ outcome: Outcome, at now: Timestamp
  ) -> Decision {
    guard kind == .removeMember || kind == .leaveRoom else { return end(outcome, answer, at: now) }
    phase = .afterRefusal(answer, outcome)
    return Decision(settlements: [], next: .read)
  }

  private mutating func unreached(_ answer: ServerAnswer, at now: Timestamp) -> Decision {
    failures += 1
    guard failures < policy.unreachableLimit else { return end(.failed, answer, at: now) }
    let until = now + policy.rest(afterFailures: failures)
    return Decision(settlements: [], next: resting(until: until, answer, throttled: false))
  }

  /// A claim is given back only when nothing of it can have been applied; otherwise taking the item
  /// back would call it cancelled.
  private func resting(until: Timestamp, _ answer: ServerAnswer, throttled: Bool) -> Step {
    guard kind.isRepeatable, wasUncertain || !interrupted.isEmpty else {
      return .park(until: until, answer, throttled: throttled)
    }
    return .wait(until: until, then: .send)
  }

  private mutating func uncertain(_ error: APIError, at now: Timestamp) -> Decision {
    failures += 1
    wasUncertain = true
    if case .server = error {} else { wasSilent = true }
    guard kind.isRepeatable else {
      phase = .afterUncertain(error.answer)
      return Decision(settlements: [], next: .read)
    }
    guard failures < policy.uncertainLimit, error != .cancelled else {
      // A server that answers with its own error said that it failed; silence says nothing.
      let isServerError = if case .server = error { true } else { false }
      return end(isServerError ? .failed : .unknown, error.answer, at: now)
    }
    return Decision(
      settlements: [],
      next: .wait(until: now + policy.rest(afterFailures: failures), then: .send))
  }
}

extension Result<Receipt, APIError> {
  /// Whether a look at the target kept the request back.
  fileprivate var wasNeverSent: Bool {
    if case .failure(.changed) = self { true } else { false }
  }
}

extension ModerationAction {
  /// Whether it is about some of a room's messages only, by a rule that the platform applies.
  fileprivate var isPartial: Bool { options.scope != nil }
}
