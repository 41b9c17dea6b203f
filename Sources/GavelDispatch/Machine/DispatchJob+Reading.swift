import GavelAPI
import GavelModel

/// What a reading decides.
extension DispatchJob {
  /// Takes the platform's state into account.
  ///
  /// - Parameter now: When the reading was begun.
  public mutating func read(_ reading: TargetReading, at now: Timestamp) -> Decision {
    if case .failed(let error) = reading { return readFailed(error, at: now) }
    switch kind {
    case .removeMember, .leaveRoom: return readMembers(reading, at: now)
    case .clearRoom: return readBeforeOrAfterClear(reading, at: now)
    case .deleteRoom, .deleteDirect, .deleteReported: return readRoom(reading, at: now)
    case .muteMember, .unmuteMember, .deactivateUser, .reactivateUser:
      return readState(reading, at: now)
    case .deleteMessage, .dismissReports:
      preconditionFailure("never read by its job: repeating the request is the read")
    }
  }

  private mutating func readState(_ reading: TargetReading, at now: Timestamp) -> Decision {
    switch reading {
    case .state(isReached: true): return end(.gone, ServerAnswer(code: "alreadySo"), at: now)
    case .state(isReached: false), .absent, .closed:
      // Whoever cannot be looked at is left to the server's word.
      return Decision(settlements: [], next: .send(current))
    case .members, .room, .failed:
      preconditionFailure("a job about somebody's state reads that state")
    }
  }

  private mutating func readMembers(_ reading: TargetReading, at now: Timestamp) -> Decision {
    switch reading {
    case .absent(let answer):
      return Decision(settlements: settleAbsent(open, answer, at: now), next: .finished)
    case .closed(let answer):
      // Having left is the one reason why the own account may no longer look.
      if kind == .leaveRoom, phase != .beforeSending { return end(.gone, answer, at: now) }
      return closed(answer, at: now)
    case .members(let present, let isWhole, let known):
      // Somebody whom the plan saw in the list has left; of others a list with gaps says nothing.
      let absent = open.filter {
        present[leaver(of: $0)] == nil && (isWhole || !$0.plan.digest.isEmpty)
      }
      let answer = ServerAnswer(code: "notInRoom")
      var settlements = settle(
        absent.filter { known.contains(leaver(of: $0)) }, .gone, answer, at: now)
      settlements += settleAbsent(
        absent.filter { !known.contains(leaver(of: $0)) }, answer, at: now)
      settlements += setAsideChanged(present, at: now)
      guard !open.isEmpty else { return Decision(settlements: settlements, next: .finished) }
      let further = stillThere(at: now, othersLeft: !settlements.isEmpty)
      return Decision(settlements: settlements + further.settlements, next: further.next)
    case .room, .state, .failed:
      preconditionFailure("a job about members reads members")
    }
  }

  private func leaver(of item: OutboxItem) -> PersonID {
    if case .removeMember(let person, _, _) = item.action { person } else { account }
  }

  private mutating func setAsideChanged(
    _ present: [PersonID: Role], at now: Timestamp
  ) -> [Settlement] {
    guard phase == .beforeSending, kind == .removeMember else { return [] }
    let changed = open.filter { item in
      let person = PersonID(item.action.target)
      guard !item.plan.digest.isEmpty, let role = present[person] else { return false }
      return TargetDigest.member(person, role: role) != item.plan.digest
    }
    return settle(changed, .setAside, ServerAnswer(code: "changed"), at: now)
  }

  private mutating func readRoom(_ reading: TargetReading, at now: Timestamp) -> Decision {
    switch reading {
    case .absent(let answer):
      return Decision(settlements: settleAbsent(open, answer, at: now), next: .finished)
    case .closed(let answer):
      // The platform hides what is gone behind the same answer, so nothing can be known.
      if case .afterUncertain = phase { return end(.unknown, answer, at: now) }
      return closed(answer, at: now)
    case .room(let seal):
      // Before a repeat as well: what came in meanwhile was never confirmed.
      if mayStillSend, let known = open[0].plan.seal, known.isOutdated(by: seal) {
        return end(.setAside, ServerAnswer(code: "newerContent"), at: now)
      }
      return stillThere(at: now)
    case .members, .state, .failed:
      preconditionFailure("a job about a room reads the room")
    }
  }

  private var mayStillSend: Bool {
    switch phase {
    case .beforeSending: true
    case .afterUncertain: failures < policy.uncertainLimit
    case .afterRefusal: false
    }
  }

  private mutating func readBeforeOrAfterClear(
    _ reading: TargetReading, at now: Timestamp
  ) -> Decision {
    guard case .afterUncertain(let answer) = phase else { return readRoom(reading, at: now) }
    switch reading {
    case .room(let seal) where seal.messageCount == 0:
      return end(.gone, answer, at: now)
    case .room(let seal)
    where !wasSilent && (answer.status ?? 0) >= 500 && seal == open[0].plan.seal:
      // The platform itself said that it failed, and everything that was sealed is still there.
      return end(.failed, answer, at: now)
    case .room, .closed:
      return end(.unknown, answer, at: now)
    case .absent(let absence):
      return end(.gone, absence, at: now)
    case .members, .state, .failed:
      preconditionFailure("a job about a room reads the room")
    }
  }

  /// A plan that could be read when it was sealed and cannot be now has changed; one that never
  /// could be read is left to the server's word.
  private mutating func closed(_ answer: ServerAnswer, at now: Timestamp) -> Decision {
    switch phase {
    case .beforeSending:
      let sealed = open.filter { $0.plan.seal != nil || !$0.plan.digest.isEmpty }
      let settlements = settle(sealed, .setAside, answer, at: now)
      return Decision(settlements: settlements, next: open.isEmpty ? .finished : .send(current))
    case .afterUncertain: return end(.unknown, answer, at: now)
    case .afterRefusal(let refusal, let outcome): return end(outcome, refusal, at: now)
    }
  }

  /// What to do with items that the reading still found.
  private mutating func stillThere(
    at now: Timestamp, othersLeft: Bool = false
  ) -> Decision {
    switch phase {
    case .beforeSending:
      break
    case .afterRefusal(let answer, let outcome):
      // Whoever spoiled the call is gone, or must be found by asking for each alone. A refusal of
      // the right to remove anybody holds for all, unless somebody with rights is among them.
      let mayBeAboutOne =
        outcome != .refused || open.contains { $0.plan.facts.role?.isStaff == true }
      guard othersLeft || (current.count > 1 && mayBeAboutOne) else {
        return end(outcome, answer, at: now)
      }
      if !othersLeft { isSingle = true }
    case .afterUncertain(let answer):
      guard failures < policy.uncertainLimit else { return end(.failed, answer, at: now) }
    }
    phase = .beforeSending
    return Decision(settlements: [], next: .send(current))
  }

  private mutating func readFailed(_ error: APIError, at now: Timestamp) -> Decision {
    if case .unauthorized(let answer) = error, phase == .beforeSending {
      return Decision(settlements: [], next: .stop(answer))
    }
    if case .throttled(let rest, let answer) = error {
      let until = now + (rest ?? policy.throttleRest)
      let next: Step =
        phase == .beforeSending
        ? .park(until: until, answer, throttled: true) : .wait(until: until, then: .read)
      return Decision(settlements: [], next: next)
    }
    if case .changed(let answer) = error { return end(.setAside, answer, at: now) }
    failures += 1
    guard failures < policy.unreachableLimit, error.isPassing else {
      switch phase {
      case .beforeSending: return end(.failed, error.answer, at: now)
      case .afterUncertain(let answer): return end(.unknown, answer, at: now)
      case .afterRefusal(let answer, let outcome): return end(outcome, answer, at: now)
      }
    }
    return Decision(
      settlements: [],
      next: .wait(until: now + policy.rest(afterFailures: failures), then: .read))
  }
}
