import GavelModel

/// Gavel's words for actions and outcomes, the same in dialogs, queue and activity.
enum ActionWords {
  /// The word for an outcome.
  static func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .done: "done"
    case .gone: "gone"
    case .refused: "refused"
    case .failed: "failed"
    case .unknown: "unknown"
    case .setAside: "set aside"
    case .cancelled: "cancelled"
    }
  }

  /// What a batch does: `delete 3 messages`, `remove 1 member`, `clear room`.
  static func imperative(_ action: ModerationAction, count: Int) -> String {
    switch action.kind {
    case .deleteMessage: "delete " + plural(count, "message")
    case .clearRoom: "clear room"
    case .deleteRoom: "delete room"
    case .deleteDirect: "delete direct conversation"
    case .removeMember: "remove " + plural(count, "member")
    case .leaveRoom: "leave room"
    case .muteMember: "mute " + plural(count, "member")
    case .unmuteMember: "unmute " + plural(count, "member")
    case .deactivateUser: "deactivate " + plural(count, "account")
    case .reactivateUser: "reactivate " + plural(count, "account")
    case .dismissReports:
      count == 1 ? "dismiss reports" : "dismiss reports in \(Numbers.grouped(count)) cases"
    // Beside an author stand the messages that the platform's one call leaves out.
    case .deleteReported:
      count == 1 ? "delete reported messages of 1 author" : "delete reported messages"
    }
  }

  /// Where a batch stands.
  static func state(_ state: BatchState) -> String {
    switch state {
    case .held: "held"
    case .running: "sending"
    case .interrupted: "interrupted"
    case .finished: "finished"
    }
  }

  /// How a batch went: `deleted 140 of 145 messages, 4 gone already, 1 refused (lobby)`.
  ///
  /// - Parameters:
  ///   - roomCount: How many different rooms it happened in, as far as that is known.
  ///   - peopleCount: How many different people it was about; `nil` where that is not known.
  static func past(
    _ entry: AuditEntry, counts: BatchCounts, total: Int, roomCount: Int = 1,
    peopleCount: Int? = nil
  ) -> String {
    let own = entry.facts.roomName.flatMap { $0.isEmpty ? nil : $0 } ?? entry.action.room.rawValue
    let room = total > 1 && roomCount > 1 ? plural(roomCount, "room") : own
    let person = entry.facts.personName ?? entry.facts.person?.rawValue
    guard total > 1 else { return single(entry, room: room, person: person) }
    if entry.action.kind == .removeMember, let peopleCount, peopleCount < total {
      return removals(counts, total: total, people: peopleCount, room: room)
    }
    guard counts[.done] > 0 else {
      return "\(imperative(entry.action, count: total)): \(self.counts(counts)) (\(room))"
    }
    let done = counts[.done] == total ? "\(total)" : "\(counts[.done]) of \(total)"
    let sentence: String
    switch entry.action.kind {
    case .deleteMessage: sentence = "deleted \(done) messages"
    case .removeMember: sentence = "removed \(done) members"
    case .clearRoom: sentence = "cleared \(done) rooms"
    case .deleteRoom, .deleteDirect: sentence = "deleted \(done) rooms"
    case .leaveRoom: sentence = "left \(done) rooms"
    case .muteMember: sentence = "muted \(done) members"
    case .unmuteMember: sentence = "unmuted \(done) members"
    case .deactivateUser: return "deactivated \(done) accounts" + rest(counts)
    case .reactivateUser: return "reactivated \(done) accounts" + rest(counts)
    case .dismissReports: return "dismissed reports in \(done) cases" + rest(counts)
    case .deleteReported:
      return "deleted reported messages" + rest(counts)
    }
    return sentence + rest(counts) + " (\(room))"
  }

  /// The same people leave several rooms: `removed 1 person from 2 rooms`.
  private static func removals(
    _ counts: BatchCounts, total: Int, people: Int, room: String
  ) -> String {
    let whom = "\(plural(people, "person", "people")) from \(room)"
    guard counts[.done] < total else { return "removed \(whom)" }
    guard counts[.done] > 0 else { return "remove \(whom): \(self.counts(counts))" }
    return "removed \(whom): \(counts[.done]) of \(total) done" + rest(counts)
  }

  /// The outcomes other than done: `, 4 gone already, 1 refused`.
  private static func rest(_ counts: BatchCounts) -> String {
    Outcome.allCases.filter { $0 != .done && counts[$0] > 0 }.map { outcome in
      let word = outcome == .gone ? "gone already" : Self.outcome(outcome)
      return ", \(counts[outcome]) \(word)"
    }.joined()
  }

  private static func single(_ entry: AuditEntry, room: String, person: String?) -> String {
    let object = deed(entry, room: room, person: person)
    switch entry.outcome {
    case .done: return object.past
    case .gone where entry.answer.code == ServerAnswer.unconfirmed:
      return "\(object.past), as it seems: no answer came, and they are closed"
    case .gone: return "\(object.plain): gone already"
    case .setAside where entry.answer.code == ServerAnswer.reportsClosed:
      return "\(object.plain): not done, its reports were closed by someone else meanwhile"
    case .refused, .failed, .unknown, .setAside, .cancelled:
      let answer = [entry.answer.status.map(String.init), entry.answer.code].compactMap(\.self)
      let facts = answer.isEmpty ? "" : " (\(answer.joined(separator: " ")))"
      return "\(object.plain): \(outcome(entry.outcome))\(facts)"
    }
  }

  /// What was done, and the same as something to do.
  private static func deed(
    _ entry: AuditEntry, room: String, person: String?
  ) -> (past: String, plain: String) {
    let name = person ?? entry.action.target
    switch entry.action.kind {
    case .deleteMessage:
      let author = person.map { " by \($0)" } ?? ""
      return ("deleted a message\(author) in \(room)", "delete a message\(author) in \(room)")
    case .clearRoom: return ("cleared \(room)", "clear \(room)")
    case .deleteRoom: return ("deleted room \(room)", "delete room \(room)")
    case .deleteDirect:
      let name = "direct conversation \(room)"
      return ("deleted \(name)", "delete \(name)")
    case .removeMember: return ("removed \(name) from \(room)", "remove \(name) from \(room)")
    case .leaveRoom: return ("left \(room)", "leave \(room)")
    case .muteMember: return ("muted \(name) in \(room)", "mute \(name) in \(room)")
    case .unmuteMember: return ("unmuted \(name) in \(room)", "unmute \(name) in \(room)")
    case .deactivateUser: return ("deactivated \(name)", "deactivate \(name)")
    case .reactivateUser: return ("reactivated \(name)", "reactivate \(name)")
    case .dismissReports:
      return ("dismissed the reports about \(name)", "dismiss the reports about \(name)")
    case .deleteReported:
      let object = "the reported messages of \(name)"
      return ("deleted \(object)", "delete \(object)")
    }
  }

  /// Returns `1 message`, `3 messages`, where there may be more of them `3+ messages`; an uncommon
  /// plural is given beside the noun.
  static func plural(
    _ count: Int, _ noun: String, _ several: String? = nil, orMore isMore: Bool = false
  ) -> String {
    count == 1 && !isMore
      ? "1 \(noun)"
      : "\(Numbers.atLeast(count, isMore: isMore)) \(several ?? noun + "s")"
  }
}

extension ActionWords {
  /// What a platform without a kind of action cannot do.
  static func ability(_ kind: ActionKind) -> String {
    switch kind {
    case .deleteMessage: "delete single messages"
    case .clearRoom: "clear rooms"
    case .deleteRoom: "delete rooms"
    case .deleteDirect: "delete direct conversations"
    case .removeMember: "remove members"
    case .leaveRoom: "leave rooms"
    case .muteMember: "mute members"
    case .unmuteMember: "unmute members"
    case .deactivateUser: "deactivate accounts"
    case .reactivateUser: "reactivate accounts"
    case .dismissReports: "dismiss reports"
    case .deleteReported: "delete all reported messages at once"
    }
  }

  /// Counts in words: `3 waiting`, `140 done, 4 gone, 1 refused`.
  static func counts(_ counts: BatchCounts) -> String {
    var parts: [String] = []
    if counts.inFlight > 0 { parts.append("\(Numbers.grouped(counts.inFlight)) under way") }
    if counts.waiting > 0 { parts.append("\(Numbers.grouped(counts.waiting)) waiting") }
    for outcome in Outcome.allCases where counts[outcome] > 0 {
      parts.append("\(Numbers.grouped(counts[outcome])) \(self.outcome(outcome))")
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  /// What a server said: `403 NOT_OWNER: only owners may`.
  static func answer(_ answer: ServerAnswer) -> String {
    let facts = [answer.status.map(String.init), answer.code].compactMap(\.self)
      .joined(separator: " ")
    if let advice = Advice.words(answer) { return "\(facts): \(advice)" }
    guard let message = answer.message, !message.isEmpty else { return facts }
    return facts.isEmpty ? message : "\(facts): \(message)"
  }
}
